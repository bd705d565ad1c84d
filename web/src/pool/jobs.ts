import type { FileToCount, Part } from '../engine/messages';
import { fileBytes } from '../model/tally';
import type { Job } from './counting-pool';

/** Small files share a job up to this many bytes: enough to make the overhead of a job small, little enough to balance. */
const jobBytes = 2 << 20;

/** Jobs in order of size, largest first, so that the last ones to end are short. */
export function makeJobs(files: readonly FileToCount[], part: Part): Job[] {
  const bySize = [...files].sort((a, b) => fileBytes(b) - fileBytes(a));
  const jobs: Job[] = [];
  let bytes = Infinity;
  for (const file of bySize) {
    if (bytes + fileBytes(file) > jobBytes) {
      jobs.push({ part, files: [] });
      bytes = 0;
    }
    jobs.at(-1)?.files.push(file);
    bytes += fileBytes(file);
  }
  return jobs;
}
