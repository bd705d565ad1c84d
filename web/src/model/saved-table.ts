/** What people did to the sources, as it is kept with their counts: "table" in a .kinprint.json. */
import { unarranged, type Arrangement } from './arrangement';
import { list } from './format';
import { lookOf, plainLook, savedLook, type SavedLook } from './look';
import { whyNoName } from './names';
import type { NewName, SourceCount } from './types';

/** So many names stand in one message. */
const mostNames = 3;

export interface SavedTable extends SavedLook {
  /** What texts that come later go by; the counts that are kept go by their new names already. */
  renamed: NewName[];
}

/** Null where there is nothing to keep. */
export function savedTable({ look, renamed }: Arrangement): SavedTable | null {
  const isPlain = look.groups.size === 0 && look.order === plainLook.order && renamed.size === 0;
  return isPlain ? null : { ...savedLook(look), renamed: [...renamed].map(([from, to]) => ({ from, to })) };
}

/** Says which sources are not kept; null where all are. */
export function notKept({ leftOut }: Arrangement): string | null {
  if (leftOut.size === 0) return null;
  const names = list(
    [...leftOut].map((name) => `“${name}”`),
    mostNames,
  );
  const [are, them] = leftOut.size === 1 ? ['is', 'it'] : ['are', 'them'];
  return `${names} ${are} left out, and ${are} not in the file: take ${them} in again before you save if you want to keep ${them}.`;
}

const isNewName = (value: unknown): value is NewName => {
  const { from, to } = (value ?? {}) as Record<string, unknown>;
  return typeof from === 'string' && typeof to === 'string' && whyNoName(to) === '';
};

/**
 * How the sources that were kept are arranged. A stranger may have written it: what is out of place is passed over. A
 * name that one of them goes by is its own by now, whatever it was given to before.
 */
export function arrangementOf(saved: unknown, sources: readonly SourceCount[]): Arrangement {
  const { renamed } = (saved ?? {}) as Record<string, unknown>;
  const names = new Set(sources.map(({ name }) => name));
  const later = (Array.isArray(renamed) ? (renamed as unknown[]) : [])
    .filter(isNewName)
    .filter(({ from }) => !names.has(from));
  return {
    ...unarranged,
    renamed: new Map(later.map(({ from, to }) => [from, to])),
    look: lookOf(saved),
  };
}
