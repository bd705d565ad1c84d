/** What the tests share: the opened page, files to drop, and real drags. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { serve } from './site';

export { expect };

interface Fixtures {
  /** The page, opened, with everything that must never happen watched for. */
  kinprint: Kinprint;
}

interface WorkerFixtures {
  site: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [
    async ({}, use) => {
      const { address, stop } = await serve();
      await use(address);
      stop();
    },
    { scope: 'worker' },
  ],
  kinprint: async ({ page, site }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'kinprint-'));
    const kinprint = new Kinprint(page, folder);
    await page.goto(site);
    await use(kinprint);
    rmSync(folder, { recursive: true });
    expect(kinprint.alarms, 'errors, dialogs and refused requests').toEqual([]);
  },
});

export class Kinprint {
  readonly alarms: string[] = [];
  readonly requests: string[] = [];

  constructor(
    readonly page: Page,
    readonly folder: string,
  ) {
    page.on('request', (request) => this.requests.push(request.url()));
    page.on('pageerror', (error) => this.alarms.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.alarms.push(message.text());
    });
    page.on('worker', (worker) => {
      // What the rules refuse a worker the page is not told of.
      const tell = (): void =>
        self.addEventListener('securitypolicyviolation', ({ blockedURI }) =>
          console.error(`refused: ${blockedURI}`),
        );
      worker.evaluate(tell).catch(() => undefined);
    });
    page.on('dialog', (dialog) => {
      this.alarms.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  get leaves(): Locator {
    return this.page.locator('#tree .leaf');
  }

  get problems(): Locator {
    return this.page.locator('.problem');
  }

  get finding(): Locator {
    return this.page.locator('#finding');
  }

  /** Puts a file into the test's folder and returns its path. */
  write(path: string, content: string | Uint8Array): string {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  async choose(...files: string[]): Promise<void> {
    await this.page.setInputFiles('#pick-files', files);
  }

  async chooseFolder(folder: string): Promise<void> {
    await this.page.setInputFiles('#pick-folder', folder);
  }

  /** Drags files or folders of the disk onto the window, as a person would. */
  async drop(...paths: string[]): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 700, y: 450, data });
    }
    await session.detach();
  }

  /** Megabytes that a process of a page took at most; null where the system does not tell. */
  async peakMemory(): Promise<number | null> {
    const session = await this.page.context().browser()?.newBrowserCDPSession();
    const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
    const peaks = processInfo
      .filter(({ type, id }) => type === 'renderer' && existsSync(`/proc/${id}/status`))
      .map(({ id }) => Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) / 1024);
    await session?.detach();
    return peaks.length > 0 ? Math.max(...peaks) : null;
  }

  /** From now on, notes each time the page stands still for more than 50 ms. */
  async watchHalts(): Promise<void> {
    await this.page.evaluate(() => {
      const halts: number[] = [];
      Object.assign(window, { halts });
      const note = (list: PerformanceObserverEntryList): void => {
        halts.push(...list.getEntries().map(({ duration }) => duration));
      };
      new PerformanceObserver(note).observe({ type: 'longtask' });
    });
  }

  /** The halts since then, in milliseconds, to be printed. */
  async halts(): Promise<string> {
    const halts = await this.page.evaluate(() => (window as unknown as { halts: number[] }).halts);
    return halts.map(Math.round).join(', ') || 'none';
  }

  /** Waits until the tree is there and as much as can be is known of how sure it is. */
  async measured(): Promise<void> {
    await this.idle();
    await expect(this.page.locator('#certainty')).toContainText(/^(Figures|How sure)/);
  }

  /** What the download of this name holds. */
  async takeHome(name: string): Promise<string> {
    const waiting = this.page.waitForEvent('download');
    await this.page.getByText('Download', { exact: true }).click();
    await this.page.getByRole('button', { name }).click();
    return readFileSync(await (await waiting).path(), 'utf8');
  }

  /** Sets a choice, and waits until the tree of it is there and measured. */
  async set(choice: string, value: string): Promise<void> {
    await this.page.getByRole('combobox', { name: choice }).selectOption(value);
    await this.measured();
  }

  /** Waits until the page has all that it will ever ask for: what every run needs, and the atlas behind it. */
  async ready(): Promise<void> {
    await expect(this.page.locator('#seal-status')).toHaveText(/^(Ready(?!.*on its way)|Sealed)/);
  }

  /** What was asked of any server since then. */
  asked(since: number): string[] {
    return this.requests.slice(since).filter((address) => !address.startsWith('blob:'));
  }

  /** Waits until nothing is being done. What was just begun is shown in the next frame. */
  async idle(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    await expect(this.page.locator('#progress')).toBeHidden();
  }
}

const habits: Record<string, string[]> = {
  plain: [
    'The house was old.',
    'It stood by the sea.',
    'He went there and sat down.',
    'Nobody came, and he was glad of it.',
  ],
  ornate: [
    'Moreover, the tapestry of the evening shimmered — a testament to silence.',
    'Indeed, one might whisper: what is light, if not memory?',
    'Her voice, delicate and luminous, wove through the corridors.',
  ],
  brisk: ["Don't wait!", 'Go now; ask later.', "That's it. Done?", "You can't lose what you've never had!"],
};

export type Habit = 'plain' | 'ornate' | 'brisk';

/** One of some thousand words that nobody uses, drawn by a number. */
function madeUp(number: number): string {
  const half = Math.imul(number ^ (number >>> 16), 0x45d9f3b);
  const drawn = (Math.imul(half ^ (half >>> 16), 0x45d9f3b) >>> 8) % 4999;
  let word = '';
  for (let rest = drawn, letters = 0; letters < 3; ++letters, rest = Math.floor(rest / 26)) {
    word += String.fromCharCode(97 + (rest % 26));
  }
  return `${word}oom`;
}

/** The sentence with made-up words in it, or a text of such sentences would be one that goes round in circles. */
const varied = (sentence: string, number: number): string =>
  sentence
    .split(' ')
    .map((word, at) => (at % 3 === 1 ? `${madeUp(number + at)} ${word}` : word))
    .join(' ');

const sampleTexts = fileURLToPath(new URL('../../samples/texts/', import.meta.url));

/** One of the texts to try that come with Kinprint. What `prose` makes is like nothing that the atlas knows. */
export const sampleText = (name: string): string => readFileSync(join(sampleTexts, `${name}.txt`), 'utf8');

/** All of them as answers of one model. */
export const sampleAnswers = (model: string): string =>
  readdirSync(sampleTexts)
    .map((file) => JSON.stringify({ model, output: readFileSync(join(sampleTexts, file), 'utf8') }))
    .join('\n');

/** About `words` words in one of three ways of writing, never twice the same for different seeds. */
export function prose(habit: Habit, words: number, seed = 1): string {
  const sentences = habits[habit] ?? [];
  let state = seed;
  let text = '';
  let count = 0;
  while (count < words) {
    state = (state * 1103515245 + 12345) % 2147483648;
    const sentence = varied(sentences[state % sentences.length] ?? '', Math.imul(seed, 0x9e3779b1) + count);
    text += sentence + (state % 7 === 0 ? '\n\n' : ' ');
    count += sentence.split(' ').length;
  }
  return text;
}

/** Thirty answers in one way of writing, each a line of JSONL. */
export const answers = (habit: Habit): string =>
  Array.from({ length: 30 }, (_, at) =>
    JSON.stringify({ model: habit, prompt_id: at, output: prose(habit, 300, at + 1) }),
  ).join('\n');
