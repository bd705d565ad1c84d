/**
 * The packs, each loaded once. Where they come from is another matter: from the page's own host (from-host.ts) or, in
 * the one file, from within it (from-file.ts).
 */
import { isSealed } from '../seal';
import { needsNetwork, sources } from './from-host';
import { OutOfReach, packNames, type PackName } from './names';

/** Every run needs these: they come before anybody asks, so that no run has to. */
const always = ['engine', 'weights', 'baseline'] as const;

const loaded = new Map<PackName, Promise<string>>();

async function fetchPack(name: PackName): Promise<string> {
  try {
    return await sources[name]();
  } catch (error) {
    // It may come the next time that it is asked for.
    loaded.delete(name);
    if (error instanceof OutOfReach) throw error;
    const message = `a part of this page, ${packNames[name]}, could not be fetched: go online, and try again or load the page anew`;
    throw new Error(message, { cause: error });
  }
}

/** Is it here, or can it still come? */
export const isInReach = (name: PackName): boolean => !needsNetwork || !isSealed() || loaded.has(name);

/** The text of a pack. Throws OutOfReach where the page was sealed without it. */
export async function loadPack(name: PackName): Promise<string> {
  const known = loaded.get(name);
  if (known) return known;
  if (!isInReach(name)) {
    throw new OutOfReach(`Kinprint is sealed, and can no longer fetch ${packNames[name]}.`, true);
  }
  const pack = fetchPack(name);
  loaded.set(name, pack);
  return pack;
}

export { needsNetwork };

/** The pack that the page's address asks for, as `loadAnewWith` leaves it there. */
export function askedFor(): PackName | undefined {
  const names = needsNetwork ? (Object.keys(packNames) as PackName[]) : [];
  return names.find((name) => location.search === `?with=${name}`);
}

/** So that loading the page once more asks for nothing. */
export function forgetAsked(): void {
  if (askedFor()) history.replaceState(null, '', location.pathname);
}

/** Loads the page anew, with this pack from the beginning. */
export function loadAnewWith(name: PackName): void {
  const search = `?with=${name}`;
  if (location.search === search) location.reload();
  else location.search = search;
}

/** All that every run needs, one after the other: on a slow line the program that counts is not kept waiting. */
export async function loadAlways(): Promise<void> {
  for (const name of always) await loadPack(name);
}
