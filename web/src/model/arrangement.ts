/** What people want of the sources that were counted: split, other names, put together, left out; and how they look. */
import { plainLook, type Look } from './look';
import type { Names, NewName, SourceCount, Split, SplitSource } from './types';

export interface Arrangement {
  /** By the name in the files, or that of a part; they come before all is renamed. */
  readonly splits: ReadonlyMap<string, Split>;
  /** From the names so far to those that the sources go by; two that come to one name are one source. */
  readonly renamed: ReadonlyMap<string, string>;
  /** By the names that they go by. */
  readonly leftOut: ReadonlySet<string>;
  readonly look: Look;
}

export const unarranged: Arrangement = {
  splits: new Map(),
  renamed: new Map(),
  leftOut: new Set(),
  look: plainLook,
};

/** Is what is compared the same? */
export const comparesAlike = (a: Arrangement, b: Arrangement): boolean =>
  a.splits === b.splits && a.renamed === b.renamed && a.leftOut === b.leftOut;

/** A source as it is arranged; `parts` are the names before it was renamed of what is in it. */
export interface ArrangedSource extends SourceCount {
  readonly parts: readonly string[];
  readonly isOut: boolean;
}

/** The name that what is not split goes by; of what is, the name that its parts begin with. */
export const nameAfter = ({ splits, renamed }: Arrangement, name: string): string =>
  splits.get(name)?.as ?? renamed.get(name) ?? name;

/** Sources by the names that they go by, in order. */
export function arrange(split: readonly SourceCount[], arrangement: Arrangement): ArrangedSource[] {
  const sources = new Map<string, ArrangedSource>();
  for (const { name: part, texts, words } of split) {
    const name = arrangement.renamed.get(part) ?? part;
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

/** What the engine made of the splits: the sources before they are renamed, and what it could not split. */
export interface Parts {
  /** Those that it was asked for. */
  readonly splits: Arrangement['splits'];
  readonly sources: readonly SplitSource[];
  /** As they hold. */
  readonly names: Names;
}

/** What is counted, and how it is to be arranged. */
export interface Arranged {
  readonly now: Arrangement;
  /** Before they are renamed. */
  readonly sources: readonly SplitSource[];
  readonly names: Names;
  /** Is known what the splits come to? It takes the engine a moment. */
  readonly isKnown: boolean;
}

export function arranged(counted: readonly SourceCount[], now: Arrangement, parts: Parts | null): Arranged {
  if (now.splits.size > 0 && parts) {
    return { now, sources: parts.sources, names: parts.names, isKnown: parts.splits === now.splits };
  }
  const sources = counted.map((source) => ({ ...source, of: [source.name] }));
  return { now, sources, names: namesOf(now), isKnown: now.splits.size === 0 };
}

/** Those of them that are compared. */
export const compared = ({ sources, now }: Arranged): ArrangedSource[] =>
  arrange(sources, now).filter(({ isOut }) => !isOut);

/** The names that what stands in files under each of `names` goes by. */
export function namesAfter({ sources, now }: Arranged, names: readonly string[]): string[] {
  const all = names.flatMap((name) => {
    const parts = sources.filter(({ of }) => of.includes(name)).map((source) => source.name);
    return parts.length > 0 ? parts.map((part) => now.renamed.get(part) ?? part) : [nameAfter(now, name)];
  });
  return [...new Set(all)];
}

/** The name that a source goes by after a change. */
export function follow(
  split: readonly SourceCount[],
  before: Arrangement,
  after: Arrangement,
  name: string,
): string {
  const part = arrange(split, before).find((source) => source.name === name)?.parts[0];
  return part === undefined ? name : nameAfter(after, part);
}

/** As the engine is told it. */
export interface EngineArrangement extends Names {
  leftOut: string[];
}

export const namesOf = ({ renamed, splits }: Arrangement): Names => ({
  renamed: [...renamed].map(([from, to]): NewName => ({ from, to })),
  splits: [...splits].map(([from, split]) => ({ from, ...split })),
});

export const forEngine = (arrangement: Arrangement): EngineArrangement => ({
  ...namesOf(arrangement),
  leftOut: [...arrangement.leftOut],
});

/** Says where sources went that came under names which are arranged already; empty where none is. */
export function whereTo(arrangement: Arrangement, sources: readonly string[]): string {
  return [...new Set(sources)]
    .flatMap((name) => {
      const split = arrangement.splits.get(name);
      if (split) return [`“${name}” is split by ${split.by} here.`];
      const now = nameAfter(arrangement, name);
      const out = arrangement.leftOut.has(now);
      if (now !== name) return [`“${name}” goes by “${now}” here${out ? ', and is left out' : ''}.`];
      return out ? [`“${name}” is left out here: take it in again in the table.`] : [];
    })
    .join(' ');
}
