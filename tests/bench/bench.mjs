// usage: script/bench
// Measures the main job on the real corpus: the command, counting, the engine under Node, and the page in Chromium. Prints figures and writes
// them to RESULTS.md; judges nothing.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { benchCommand } from './command.mjs';
import { openCorpus, root } from './corpus.mjs';
import { benchEngine } from './engine.mjs';
import { Figures, mega } from './figures.mjs';
import { benchFirstView } from './first-view.mjs';
import { benchLarge } from './large.mjs';
import { benchPage } from './page.mjs';
import { benchPlacing } from './placing.mjs';
import { benchRates } from './rates.mjs';

const corpus = openCorpus();
const figures = new Figures();
benchCommand(figures, corpus);
await benchRates(figures, corpus);
await benchEngine(figures, corpus);
await benchPage(figures, corpus);
await benchFirstView(figures);
await benchPlacing(figures, corpus);
await benchLarge(figures, corpus);
const machine = `${cpus().length} cores of ${cpus()[0].model}`;
const head = `# What Kinprint's main job takes

Made by \`script/bench\` on ${machine}, from real outputs of 22 models: ${mega(corpus.bytes)} MB of JSONL in ${corpus.files.size} files
(\`slop-score-22-models.zip\`, see samples/README.md). Times are the machine's; ratios, of runs that took turns, say more.`;
writeFileSync(join(root, 'tests/bench/RESULTS.md'), figures.markdown(head));
process.exit(0);
