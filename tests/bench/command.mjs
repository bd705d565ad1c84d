// The command, from its start to its end; and what its parts take, as kinprint_bench tells it.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './corpus.mjs';
import { median, mega } from './figures.mjs';

const rounds = 5;
const command = join(root, 'build/native/kinprint');

/** Wall seconds and peak memory of one run, by Python's getrusage: Node tells neither of a child. */
export function measured(...args) {
  const watch =
    'import resource,subprocess,sys,time;t=time.time();subprocess.run(sys.argv[1:],check=True,stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);' +
    'print(time.time()-t,resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)';
  const [seconds, kilobytes] = execFileSync('python3', ['-c', watch, ...args], { encoding: 'utf8' })
    .split(' ')
    .map(Number);
  return { seconds, bytes: kilobytes * 1024 };
}

export function benchCommand(figures, { folder, bytes }) {
  figures.begin('The command', `Whole runs, the files read from the disk's cache; medians of ${rounds}.`);
  const ways = [
    ['--support 200', ['--support', '200']],
    ['--support 0 --jobs 2', ['--support', '0', '--jobs', '2']],
    ['--support 0 --jobs 1', ['--support', '0', '--jobs', '1']],
  ].map(([what, options]) => ({ what, run: [command, 'tree', folder, ...options], runs: [] }));
  for (let round = 0; round < rounds; ++round) ways.forEach(({ run, runs }) => runs.push(measured(...run)));
  const secondsOf = ({ runs }) => median(runs.map((run) => run.seconds));
  for (const way of ways) {
    const peak = mega(Math.max(...way.runs.map((run) => run.bytes)));
    figures.add(
      `\`kinprint tree ${way.what}\``,
      `${secondsOf(way).toFixed(2)} s, ${mega(bytes / secondsOf(way))} MB/s, peak ${peak} MB`,
    );
  }
  figures.add(
    'two jobs against one',
    `${(secondsOf(ways[2]) / secondsOf(ways[1])).toFixed(2)} times as fast (aim 1.8)`,
  );
  const bench = join(root, 'build/native/tests/bench/kinprint_bench');
  const data = (name) => join(root, 'core/data', name);
  const told = execFileSync(bench, [folder, data('weights-en.json'), data('baseline-en.txt')], {
    encoding: 'utf8',
  });
  for (const line of told.trim().split('\n')) figures.add(...line.split('\t'));
}
