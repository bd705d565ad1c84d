/** The distances of all sources from all, as a table for other programs. */
import { tame } from '../model/format';
import type { TreeResult } from '../model/types';

/** Programs for tables take a cell for an order that begins so; the apostrophe makes it text to them. */
const isOrder = /^[\s]*[=+\-@]/;

/** A cell after RFC 4180. */
function cell(text: string): string {
  const tamed = tame(text);
  return `"${(isOrder.test(tamed) ? `'${tamed}` : tamed).replaceAll('"', '""')}"`;
}

/** `distances` is the condensed matrix: of each source those from the ones after it. */
export function distanceTable({ sources, distances }: TreeResult): Blob {
  const count = sources.length;
  const between = (a: number, b: number): number => {
    const [low, high] = a < b ? [a, b] : [b, a];
    return a === b ? 0 : (distances[count * low - (low * (low + 1)) / 2 + high - low - 1] ?? 0);
  };
  const names = sources.map(({ name }) => cell(name));
  const rows = names.map((name, a) => [name, ...names.map((_, b) => String(between(a, b)))]);
  const lines = [['"source"', ...names], ...rows].map((row) => `${row.join(',')}\r\n`);
  return new Blob(lines, { type: 'text/csv' });
}
