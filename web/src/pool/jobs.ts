import type { FileToCount } from '../engine/messages';
import { fileBytes } from '../model/tally';

/** Small files share a job up to this many bytes: enough to make the overhead of a job small, little enough to balance. */
const jobBytes = 2 << 20;

/** The files of each job, in order of size, largest first, so that the last ones to end are short. */
export function share(files: readonly FileToCount[]): FileToCount[][] {
  const bySize = [...files].sort((a, b) => fileBytes(b) - fileBytes(a));
  const jobs: FileToCount[][] = [];
  let bytes = Infinity;
  for (const file of bySize) {
    if (bytes + fileBytes(file) > jobBytes) {
      jobs.push([]);
      bytes = 0;
    }
    jobs.at(-1)?.push(file);
    bytes += fileBytes(file);
  }
  return jobs;
}
