/** What the tests of the table share: sources to drop, and what is done to rows. */
import type { Locator, Page } from '@playwright/test';
import { expect, prose, type Habit, type Kinprint } from './kinprint';

export const habits = ['plain', 'brisk', 'ornate'] as const;
export const write = (kinprint: Kinprint, name: string, habit: Habit, words = 8000, seed = 1): string =>
  kinprint.write(`${name}.txt`, prose(habit, words, seed));
export async function dropThree(kinprint: Kinprint): Promise<void> {
  await kinprint.choose(...habits.map((habit) => write(kinprint, habit, habit)));
  await expect(kinprint.leaves).toHaveCount(3);
  await kinprint.measured();
}
export const row = (page: Page, name: string): Locator =>
  page.locator('.source-table tbody tr').filter({
    has: page.getByRole('button', { name: `Change “${name}”`, exact: true, includeHidden: true }),
  });

export async function choose(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Change “${name}”`, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

export async function rename(page: Page, from: string, to: string): Promise<void> {
  await choose(page, from, 'Rename');
  await page.getByRole('textbox', { name: `New name of “${from}”` }).fill(to);
  await page.keyboard.press('Enter');
}

export async function merge(page: Page, from: string, into: string): Promise<void> {
  await choose(page, from, 'Merge with…');
  await page.getByRole('combobox', { name: `Merge “${from}” with` }).selectOption(into);
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
}

export const expectLeaves = async ({ page }: Kinprint, ...names: string[]): Promise<void> => {
  await expect
    .poll(async () =>
      (
        await page
          .locator('#tree .leaf')
          .evaluateAll((all) => all.map((leaf) => leaf.getAttribute('aria-label')))
      )
        .map((label) => label?.split(',')[0])
        .sort(),
    )
    .toEqual([...names].sort());
};

/** From now on, notes whatever is asked of workers. */
export const watchCalls = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const calls: string[] = [];
    Object.assign(window, { calls });
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the worker that it is asked of
    const post = Worker.prototype.postMessage as (this: Worker, ...all: unknown[]) => void;
    Worker.prototype.postMessage = function (this: Worker, ...all: unknown[]): void {
      calls.push((all[0] as { call: string }).call);
      post.apply(this, all);
    };
  });
export const calls = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { calls: string[] }).calls);

export interface Tree {
  sources: { name: string; words: number }[];
  distances: number[];
}
export const treeOf = async (kinprint: Kinprint): Promise<Tree> => {
  await kinprint.measured();
  return JSON.parse(await kinprint.takeHome('Tree and distances (JSON)')) as Tree;
};
