/** How far a counting is. No page, no engine. */
import { expect, test } from '@playwright/test';
import type { FileToCount } from '../../web/src/engine/messages';
import { Tally } from '../../web/src/model/tally';
import type { CountReport } from '../../web/src/model/types';

test('how far the counting is moves by files, too, where these hold nothing', () => {
  const file = (key: number, bytes: number): FileToCount =>
    ({ key, source: 'a', blob: new Blob([new Uint8Array(bytes)]), entry: null }) as unknown as FileToCount;
  const done = (key: number): { key: number; report: CountReport } =>
    ({ key, report: { errors: [] } }) as unknown as { key: number; report: CountReport };
  const tally = new Tally([0, 1, 2, 3].map((key) => file(key, 0)));
  expect(tally.share).toBe(0);
  tally.done({ outcomes: [done(0)] });
  expect(tally.share).toBe(0.25);
  const mixed = new Tally([file(0, 4096), ...[1, 2].map((key) => file(key, 0))]);
  mixed.progress({ key: 0, bytes: 4096 });
  expect(mixed.share).toBe(0.25);
  mixed.done({ outcomes: [done(0)] });
  expect(mixed.share).toBe(0.5);
  mixed.done({ outcomes: [done(1), done(2)] });
  expect(mixed.share).toBe(1);
});
