import type { FileToCount } from '../engine/messages';
import { fileBytes } from '../model/tally';

/** Small files share a job up to this many bytes: enough to make the overhead of a job small, little enough to balance. */
const jobBytes = 2 << 20;

const bySize = (files: readonly FileToCount[]): FileToCount[] =>
  [...files].sort((a, b) => fileBytes(b) - fileBytes(a));

/** So many at most, however small they are, so that it is seen how far they are and every core has some. */
const jobFiles = 1000;

/** The files of as many jobs, each of about as many bytes. */
export function shareAmong(files: readonly FileToCount[], jobs: number): FileToCount[][] {
  const shares = Array.from({ length: jobs }, () => ({ bytes: 0, files: [] as FileToCount[] }));
  for (const file of bySize(files)) {
    const least = shares.reduce((a, b) => (b.bytes < a.bytes ? b : a));
    least.files.push(file);
    least.bytes += fileBytes(file);
  }
  return shares.map(({ files }) => files).filter((files) => files.length > 0);
}

/** The files of each job, in order of size, largest first, so that the last ones to end are short. */
export function share(files: readonly FileToCount[]): FileToCount[][] {
  const jobs: FileToCount[][] = [];
  let bytes = Infinity;
  for (const file of bySize(files)) {
    if (bytes + fileBytes(file) > jobBytes || jobs.at(-1)?.length === jobFiles) {
      jobs.push([]);
      bytes = 0;
    }
    jobs.at(-1)?.push(file);
    bytes += fileBytes(file);
  }
  return jobs;
}
