/** How sources are shown: their groups, each with a colour and a shape, and the order of the table. It changes no figure. */
import { sessionGroups } from '../limits';
import { whyNoName } from './names';
import type { SourceCount } from './types';

export const sortings = ['name', 'words', 'texts', 'group'] as const;
export type Sorting = (typeof sortings)[number];

/** Of names: as people put them, one after the other. */
export type Order = Sorting | readonly string[];

export interface Look {
  /** From the names that sources go by to that of their group. */
  readonly groups: ReadonlyMap<string, string>;
  /** From a group to the number that its colour and shape go by. */
  readonly slots: ReadonlyMap<string, number>;
  readonly order: Order;
}

export const plainLook: Look = { groups: new Map(), slots: new Map(), order: 'name' };

/** Why no group can have this name; empty where one can. */
export const whyNoGroup = (name: string): string => (name === '' ? '' : whyNoName(name));

export function firstFree(taken: Iterable<number>): number {
  const known = new Set(taken);
  let slot = 0;
  while (known.has(slot)) ++slot;
  return slot;
}

/** Puts sources into a group, or with '' into none. Groups that are empty then are forgotten. */
export function grouped(look: Look, names: readonly string[], group: string): Look {
  const groups = new Map(look.groups);
  for (const name of names) {
    if (group === '') groups.delete(name);
    else groups.set(name, group);
  }
  const used = new Set(groups.values());
  const slots = new Map([...look.slots].filter(([name]) => used.has(name)));
  if (group !== '' && !slots.has(group)) slots.set(group, firstFree(slots.values()));
  return { ...look, groups, slots };
}

/** Has a group go by another mark; a group that had it so far goes by that which becomes free. */
export function marked(look: Look, group: string, slot: number): Look {
  const before = look.slots.get(group);
  if (before === undefined || before === slot) return look;
  const after = (name: string, own: number): number => (name === group ? slot : own === slot ? before : own);
  return { ...look, slots: new Map([...look.slots].map(([name, own]) => [name, after(name, own)])) };
}

/** Has the sources `to` stand where those of `from` did; their group is the first that one of `from` has. */
export function handedOn(look: Look, from: readonly string[], to: readonly string[]): Look {
  const group = from.map((name) => look.groups.get(name)).find((name) => name !== undefined);
  const groups = new Map([...look.groups].filter(([name]) => !from.includes(name)));
  if (group !== undefined) for (const name of to) groups.set(name, group);
  return { ...look, groups, order: inTheirPlace(look.order, from, to) };
}

function inTheirPlace(order: Order, from: readonly string[], to: readonly string[]): Order {
  if (typeof order === 'string') return order;
  const first = order.findIndex((name) => from.includes(name));
  if (first < 0) return order;
  const rest = (names: readonly string[]): string[] =>
    names.filter((name) => !from.includes(name) && !to.includes(name));
  return [...rest(order.slice(0, first)), ...to, ...rest(order.slice(first))];
}

const byName = (a: { name: string }, b: { name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

/** Rows in the order of the table; names break ties, and what is new comes last. */
export function ordered<T extends SourceCount>(sources: readonly T[], { groups, order }: Look): T[] {
  const all = [...sources].sort(byName);
  if (typeof order !== 'string') {
    const places = new Map(order.map((name, at) => [name, at]));
    const placeOf = ({ name }: T): number => places.get(name) ?? order.length;
    return all.sort((a, b) => placeOf(a) - placeOf(b));
  }
  if (order === 'name') return all;
  if (order !== 'group') return all.sort((a, b) => b[order] - a[order]);
  const groupOf = ({ name }: T): { name: string } => ({ name: groups.get(name) ?? '' });
  const isIn = (one: T): number => Number(groups.has(one.name));
  return all.sort((a, b) => isIn(b) - isIn(a) || byName(groupOf(a), groupOf(b)));
}

/** `names` with one of them at another place. */
export function movedTo(names: readonly string[], name: string, place: number): string[] {
  const rest = names.filter((other) => other !== name);
  return [...rest.slice(0, place), name, ...rest.slice(place)];
}

/** The groups that some of `names` are in, as their slots have them. */
export function groupsAmong(
  { groups, slots }: Look,
  names: readonly string[],
): { name: string; slot: number }[] {
  const used = new Set(names.map((name) => groups.get(name)));
  return [...slots]
    .filter(([name]) => used.has(name))
    .map(([name, slot]) => ({ name, slot }))
    .sort((a, b) => a.slot - b.slot);
}

/** The slot of a source's group; null where it is in none. */
export const slotOf = ({ groups, slots }: Look, name: string): number | null =>
  slots.get(groups.get(name) ?? '') ?? null;

/** As it is kept with the counts. */
export interface SavedLook {
  order: Order;
  groups: { name: string; slot: number; sources: string[] }[];
}

export function savedLook({ groups, slots, order }: Look): SavedLook {
  const members = (group: string): string[] =>
    [...groups].filter(([, name]) => name === group).map(([name]) => name);
  const list = [...slots].map(([name, slot]) => ({ name, slot, sources: members(name) }));
  return { order, groups: list.filter(({ sources }) => sources.length > 0) };
}

const isNames = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** What was kept. A stranger may have written it: what is out of place is passed over. */
export function lookOf(saved: unknown): Look {
  const { order, groups } = (saved ?? {}) as Record<string, unknown>;
  let look = plainLook;
  for (const one of Array.isArray(groups) ? (groups as unknown[]) : []) {
    const { name, slot, sources } = (one ?? {}) as Record<string, unknown>;
    if (typeof name !== 'string' || name === '' || whyNoGroup(name) !== '' || !isNames(sources)) continue;
    look = grouped(look, sources, name);
    const isSlot = typeof slot === 'number' && Number.isInteger(slot) && slot >= 0 && slot < sessionGroups;
    if (isSlot && ![...look.slots.values()].includes(slot))
      look = { ...look, slots: new Map(look.slots).set(name, slot) };
  }
  const sorting = sortings.find((one) => one === order);
  return { ...look, order: sorting ?? (isNames(order) ? order : plainLook.order) };
}
