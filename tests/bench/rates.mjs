// Counting alone: the engine in Chromium by one worker and by two, the same code natively, and plain JavaScript; one run of each in turn.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from '../chromium.mjs';
import { root } from './corpus.mjs';
import { median, withRuns } from './figures.mjs';
import { serve } from './static-host.mjs';

const rounds = 7;
const roundsOfJavaScript = 3; // it takes its time
const roundsToWarm = 3; // each worker compiles the engine's hot functions anew, and its memory grows

export async function benchRates(figures, { folder }) {
  figures.begin(
    'Counting single terms and pairs',
    'Megabytes of JSONL a second, from memory, each file by itself, after three runs that are not counted; medians, and the runs in turn: one of each, then the next.',
  );
  const host = await serve({
    '/corpus/': folder,
    '/engine/': join(root, 'build/wasm'),
    '/': join(root, 'tests/bench/browser'),
  });
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage();
  await page.goto(host.address);
  await page.waitForFunction(() => window.isReady, null, { timeout: 120_000 });
  const inChromium = (how, workers) => page.evaluate((args) => window.rateOf(...args), [how, workers]);
  const counting = join(root, 'build/native/tests/bench/kinprint_counting');
  const natively = (threads) => Number(execFileSync(counting, [folder, '1', threads]));
  const runs = { one: [], two: [], native: [], nativeTwo: [], profile: [], maps: [] };
  for (let round = 0; round < roundsToWarm; ++round) await inChromium('engine', 2);
  for (let round = 0; round < rounds; ++round) {
    runs.one.push(await inChromium('engine', 1));
    runs.native.push(natively('1'));
    runs.two.push(await inChromium('engine', 2));
    runs.nativeTwo.push(natively('2'));
    if (round >= roundsOfJavaScript) continue;
    runs.profile.push(await inChromium('profile', 1));
    runs.maps.push(await inChromium('maps', 1));
  }
  await browser.close();
  host.stop();
  const ratio = (a, b) => (median(runs[a]) / median(runs[b])).toFixed(2);
  figures.add('engine in Chromium, one worker (aim 55)', `${withRuns(runs.one, 1)} MB/s`);
  figures.add('engine in Chromium, two workers', `${withRuns(runs.two, 1)} MB/s`);
  figures.add('natively, one thread', `${withRuns(runs.native, 1)} MB/s`);
  figures.add(
    'JavaScript (regular expression and Map), the same profile',
    `${withRuns(runs.profile, 1)} MB/s`,
  );
  figures.add('JavaScript, only a Map for each text', `${withRuns(runs.maps, 1)} MB/s`);
  figures.add('one worker against native (aim 0.75)', ratio('one', 'native'));
  figures.add('two workers against one (aim 1.8)', ratio('two', 'one'));
  figures.add('natively, two threads against one (aim 1.8)', ratio('nativeTwo', 'native'));
  figures.add('one worker against JavaScript, the same profile (aim 7)', ratio('one', 'profile'));
  figures.add('one worker against JavaScript, only a Map for each text', ratio('one', 'maps'));
}
