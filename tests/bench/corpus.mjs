// The real texts that benches run on: in memory, and unpacked to a scratch folder.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const scratch = mkdtempSync(join(tmpdir(), 'kinprint-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

export function openCorpus() {
  const archive = join(
    process.env.KINPRINT_CORPUS ?? join(root, '../shared/corpus'),
    'slop-score-22-models.zip',
  );
  if (!existsSync(archive)) {
    console.log(`SKIPPED: no ${archive}; set KINPRINT_CORPUS to the folder that holds it.`);
    process.exit(0);
  }
  const folder = join(scratch, 'corpus');
  mkdirSync(folder);
  const files = new Map();
  for (const [name, content] of Object.entries(unzipSync(readFileSync(archive)))) {
    files.set(basename(name), content);
    writeFileSync(join(folder, basename(name)), content);
  }
  const bytes = [...files.values()].reduce((sum, file) => sum + file.length, 0);
  return { archive, folder, files, bytes };
}
