/** What people want of the sources that were counted: other names, put together, left out; and how to take that back. */
import type { SourceCount } from './types';

export interface Arrangement {
  /** From the names in the files to those that the sources go by; two that come to one name are one source. */
  readonly renamed: ReadonlyMap<string, string>;
  /** By the names that they go by. */
  readonly leftOut: ReadonlySet<string>;
}

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

/** A source as it is arranged; `parts` are the names in the files of what is in it. */
export interface ArrangedSource extends SourceCount {
  readonly parts: readonly string[];
  readonly isOut: boolean;
}

export const asCounted: History = {
  now: { renamed: new Map(), leftOut: new Set() },
  undo: [],
  redo: [],
};

export const nameAfter = ({ renamed }: Arrangement, name: string): string => renamed.get(name) ?? name;

/** Sources by the names that they go by, in order. */
export function arrange(counted: readonly SourceCount[], arrangement: Arrangement): ArrangedSource[] {
  const sources = new Map<string, ArrangedSource>();
  for (const { name: part, texts, words } of counted) {
    const name = nameAfter(arrangement, part);
    const known = sources.get(name) ?? { texts: 0, words: 0, parts: [] };
    sources.set(name, {
      name,
      texts: known.texts + texts,
      words: known.words + words,
      parts: [...known.parts, part],
      isOut: arrangement.leftOut.has(name),
    });
  }
  return [...sources.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Those of them that are compared. */
export const compared = (counted: readonly SourceCount[], { now }: History): ArrangedSource[] =>
  arrange(counted, now).filter(({ isOut }) => !isOut);

/** The engine's own bound (limits.hpp). */
const mostBytes = 512;

// The engine's own set (label.cpp), with halves of characters, which only a page can hold.
const unruly = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/gu;

/** Why no source can have this name; empty where one can. */
export function whyNoName(name: string): string {
  if (name.trim() === '') return 'A source needs a name.';
  if (new TextEncoder().encode(name).length > mostBytes) return 'This name is too long.';
  return name.search(unruly) >= 0 ? 'This name holds characters that break or turn its line.' : '';
}

/** `name`, or where it came from a file and could not be given to a source, something like it that can. */
const usable = (name: string): string =>
  whyNoName(name) === '' ? name : name.replace(unruly, ' ').trim() || 'unnamed';

/** Has all that goes by one of the names `from` go by `to`, and what will come under one of them, too. */
function moved(
  { renamed, leftOut }: Arrangement,
  counted: readonly SourceCount[],
  from: readonly string[],
  to: string,
  isOut: boolean,
): Arrangement {
  const names = new Map(renamed);
  // Where no file has the new name, what once went from it to another belongs here again.
  if (!counted.some(({ name }) => name === to)) names.delete(to);
  for (const [part, name] of renamed) if (from.includes(name)) names.set(part, to);
  for (const name of from) if (!renamed.has(name)) names.set(name, to);
  for (const [part, name] of names) if (part === name) names.delete(part);
  const out = new Set([...leftOut].filter((name) => !from.includes(name) && name !== to));
  if (isOut) out.add(to);
  return { renamed: names, leftOut: out };
}

function changed({ now, undo }: History, what: string, to: Arrangement): History {
  return { now: to, undo: [...undo, { what, other: now }], redo: [] };
}

/** Gives a source a name. Is that another's, the two are one from then on. */
export function rename(history: History, counted: readonly SourceCount[], from: string, to: string): History {
  if (from === to || whyNoName(to) !== '') return history;
  if (arrange(counted, history.now).some(({ name }) => name === to)) return merge(history, counted, from, to);
  const isOut = history.now.leftOut.has(from);
  return changed(history, `renaming “${from}”`, moved(history.now, counted, [from], to, isOut));
}

/** Puts a source into another; the two are left out only where both were. */
export function merge(
  history: History,
  counted: readonly SourceCount[],
  from: string,
  into: string,
): History {
  if (from === into) return history;
  const { leftOut } = history.now;
  const isOut = leftOut.has(from) && leftOut.has(into);
  const together = moved(history.now, counted, [from, into], usable(into), isOut);
  return changed(history, `merging “${from}” into “${into}”`, together);
}

export function leaveOut(history: History, name: string): History {
  const leftOut = new Set([...history.now.leftOut, name]);
  return changed(history, `leaving out “${name}”`, { ...history.now, leftOut });
}

export function takeIn(history: History, name: string): History {
  const leftOut = new Set([...history.now.leftOut].filter((one) => one !== name));
  return changed(history, `taking in “${name}”`, { ...history.now, leftOut });
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

/** The name that a source goes by after a change. */
export function follow(
  counted: readonly SourceCount[],
  before: Arrangement,
  after: Arrangement,
  name: string,
): string {
  const part = arrange(counted, before).find((source) => source.name === name)?.parts[0];
  return part === undefined ? name : nameAfter(after, part);
}

/** A name in files, and the one that it goes by. */
export interface NewName {
  from: string;
  to: string;
}

/** What names in a file come to that were renamed before, or not. */
export function newNames(before: readonly NewName[], { renamed }: Arrangement): NewName[] {
  const names = new Map(renamed);
  for (const { from, to } of before) names.set(from, renamed.get(to) ?? to);
  return [...names].map(([from, to]) => ({ from, to }));
}

/** As the engine is told it. */
export interface EngineArrangement {
  renamed: NewName[];
  leftOut: string[];
}

export const forEngine = (arrangement: Arrangement): EngineArrangement => ({
  renamed: newNames([], arrangement),
  leftOut: [...arrangement.leftOut],
});

/** Says where sources went that came under names which are arranged already; empty where none is. */
export function whereTo(arrangement: Arrangement, sources: readonly string[]): string {
  return [...new Set(sources)]
    .flatMap((name) => {
      const now = nameAfter(arrangement, name);
      const out = arrangement.leftOut.has(now);
      if (now !== name) return [`“${name}” goes by “${now}” here${out ? ', and is left out' : ''}.`];
      return out ? [`“${name}” is left out here: take it in again in the table.`] : [];
    })
    .join(' ');
}
