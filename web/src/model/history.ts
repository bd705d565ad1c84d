/** The changes that people make to the table of sources, each a step that can be taken back. */
import { arrange, unarranged, type Arrangement } from './arrangement';
import { shortPaths } from './format';
import { grouped, handedOn, marked, movedTo, whyNoGroup, type Look, type Order } from './look';
import { usable, whyNoName } from './names';
import type { SourceCount, Way } from './types';

/** One change, as a noun, and the arrangement on its other side. */
interface Step {
  readonly what: string;
  readonly other: Arrangement;
}

/** The last step of each list is the next to be taken. */
export interface History {
  readonly now: Arrangement;
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}

/** A change to the sources as they are split, before they are renamed. */
export type Change = (history: History, split: readonly SourceCount[]) => History;

export const asCounted: History = { now: unarranged, undo: [], redo: [] };

function changed({ now, undo }: History, what: string, to: Partial<Arrangement>): History {
  return { now: { ...now, ...to }, undo: [...undo, { what, other: now }], redo: [] };
}

/** Has all that goes by one of the names `from` go by `to`, and what will come under one of them, too. */
function moved(
  { renamed, leftOut, look }: Arrangement,
  split: readonly SourceCount[],
  from: readonly string[],
  to: string,
  isOut: boolean,
): Partial<Arrangement> {
  const names = new Map(renamed);
  // Where no file has the new name, what once went from it to another belongs here again.
  if (!split.some(({ name }) => name === to)) names.delete(to);
  for (const [part, name] of renamed) if (from.includes(name)) names.set(part, to);
  for (const name of from) if (!renamed.has(name)) names.set(name, to);
  for (const [part, name] of names) if (part === name) names.delete(part);
  const out = new Set([...leftOut].filter((name) => !from.includes(name) && name !== to));
  if (isOut) out.add(to);
  return { renamed: names, leftOut: out, look: handedOn(look, [to, ...from], [to]) };
}

/** Gives a source a name. Is that another's, the two are one from then on. */
export function rename(history: History, split: readonly SourceCount[], from: string, to: string): History {
  if (from === to || whyNoName(to) !== '') return history;
  if (arrange(split, history.now).some(({ name }) => name === to)) return merge(history, split, from, to);
  const isOut = history.now.leftOut.has(from);
  return changed(history, `renaming “${from}”`, moved(history.now, split, [from], to, isOut));
}

/** Puts a source into another; the two are left out only where both were. */
export function merge(history: History, split: readonly SourceCount[], from: string, into: string): History {
  if (from === into) return history;
  const { leftOut } = history.now;
  const isOut = leftOut.has(from) && leftOut.has(into);
  const together = moved(history.now, split, [into, from], usable(into), isOut);
  return changed(history, `merging “${from}” into “${into}”`, together);
}

export function leaveOut(history: History, name: string): History {
  const leftOut = new Set([...history.now.leftOut, name]);
  return changed(history, `leaving out “${name}”`, { leftOut });
}

export function takeIn(history: History, name: string): History {
  const leftOut = new Set([...history.now.leftOut].filter((one) => one !== name));
  return changed(history, `taking in “${name}”`, { leftOut });
}

/** Names for parts by file, without the folders that all files share; only where that gives each its own. */
function shortNames(as: string, { by, parts }: Way, taken: ReadonlySet<string>): Map<string, string> {
  const names = new Map<string, string>();
  if (by !== 'file') return names;
  const paths = shortPaths(parts.map(({ value }) => value));
  parts.forEach(({ name, value }, at) => {
    const short = `${as} · ${paths[at] ?? ''}`;
    if (value !== paths[at] && whyNoName(short) === '' && !taken.has(short)) names.set(name, short);
  });
  return names;
}

/** Splits a source by what is known of its texts, and what will come under its name, too. */
export function split(history: History, known: readonly SourceCount[], name: string, way: Way): History {
  const { now } = history;
  const as = usable(name);
  const counted = arrange(known, now).find((source) => source.name === name)?.parts ?? [];
  const later = [...now.renamed].flatMap(([from, to]) => (to === name ? [from] : []));
  const own = now.renamed.has(name) ? [] : [name];
  const splits = new Map(now.splits);
  const renamed = new Map(now.renamed);
  for (const from of [...counted, ...later, ...own]) {
    splits.set(from, { by: way.by, as });
    renamed.delete(from);
  }
  const taken = new Set(arrange(known, now).map((source) => source.name));
  for (const [from, to] of shortNames(as, way, taken)) renamed.set(from, to);
  const parts = way.parts.map((part) => renamed.get(part.name) ?? part.name);
  const leftOut = new Set(now.leftOut);
  if (leftOut.delete(name)) for (const part of parts) leftOut.add(part);
  const look = handedOn(now.look, [name], parts);
  return changed(history, `splitting “${name}” by ${way.by}`, { splits, renamed, leftOut, look });
}

const looking = (history: History, what: string, look: Partial<Look>): History =>
  changed(history, what, { look: { ...history.now.look, ...look } });

/** Puts sources into a group, or with '' into none. `slot`: the mark that it is to have; null for its own. */
export function group(
  history: History,
  names: readonly string[],
  to: string,
  slot: number | null = null,
): History {
  const { look } = history.now;
  if (whyNoGroup(to) !== '') return history;
  const concerned = names.filter((name) => (look.groups.get(name) ?? '') !== to);
  const together = concerned.length === 0 ? look : grouped(look, concerned, to);
  const now = slot === null ? together : marked(together, to, slot);
  if (now === look) return history;
  if (concerned.length === 0) return looking(history, `changing the mark of “${to}”`, now);
  const whom = concerned.length === 1 ? `“${concerned[0] ?? ''}”` : `${concerned.length} sources`;
  const what = to === '' ? `ungrouping ${whom}` : `grouping ${whom} in “${to}”`;
  return looking(history, what, now);
}

export function order(history: History, by: Order & string): History {
  return history.now.look.order === by ? history : looking(history, `ordering by ${by}`, { order: by });
}

/** Moves a source in the table, where it stands among `names`. Moved on and on it is one step. */
export function move(history: History, names: readonly string[], name: string, place: number): History {
  const to = Math.max(0, Math.min(names.length - 1, place));
  if (names[to] === name) return history;
  const what = `moving “${name}”`;
  const next = looking(history, what, { order: movedTo(names, name, to) });
  const goesOn = history.undo.at(-1)?.what === what && history.redo.length === 0;
  return goesOn ? { ...next, undo: history.undo } : next;
}

export function undo(history: History): History {
  const { now, undo, redo } = history;
  const last = undo.at(-1);
  if (!last) return history;
  return { now: last.other, undo: undo.slice(0, -1), redo: [...redo, { what: last.what, other: now }] };
}

export function redo(history: History): History {
  const { now, undo, redo } = history;
  const next = redo.at(-1);
  if (!next) return history;
  return { now: next.other, undo: [...undo, { what: next.what, other: now }], redo: redo.slice(0, -1) };
}
