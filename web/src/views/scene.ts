/** What is to be drawn of a tree in the room there is. */
import { layOut, type Node } from '../model/dendrogram';
import * as format from '../model/format';
import { guestJoin, guestLeaf, placeOf, type Guest } from '../model/guest';
import { slotOf, type Look } from '../model/look';
import { nearestOne } from '../model/nearest';
import type { TreeResult } from '../model/types';
import { fit, type Measure } from './labels';
import type { Scene } from './tree-drawing';
import { distanceWords } from './words';

/** Between a leaf's dot and its label, and after the label. */
const labelMargin = 22;

/** In pixels. */
export interface Room {
  branches: number;
  labels: number;
  rowHeight: number;
  measure: Measure;
}

/** What the longest label needs. */
export function labelRoom({ sources }: TreeResult, measure: Measure, guest: Guest | null = null): number {
  const names = [...sources, ...(guest ? [guest] : [])];
  return Math.ceil(Math.max(...names.map(({ name }) => measure(name)))) + labelMargin;
}

/** Whose leaf it is; null of a join. */
export function nameOf({ sources }: TreeResult, guest: Guest | null, { data }: Node): string | null {
  return data.id === guestLeaf ? (guest?.name ?? null) : (sources[data.id]?.name ?? null);
}

function describe(tree: TreeResult, { groups }: Look, guest: Guest | null, { data }: Node): string {
  if (guest && data.id === guestLeaf)
    return `${guest.name}, not of the tree, which hangs here: ${placeOf(guest)}`;
  if (guest && data.id === guestJoin) return `Where ${guest.name} hangs: ${placeOf(guest)}`;
  const source = tree.sources[data.id];
  if (!source) return `${format.plural(data.size, 'source')} joined at ${format.distance(data.height)}`;
  const first = nearestOne(tree.distances, tree.sources.length, data.id);
  const near = first
    ? `, nearest ${tree.sources[first.source]?.name ?? ''}, ${format.distance(first.distance)}`
    : '';
  const group = groups.get(source.name);
  const among = group === undefined ? '' : `, group ${group}`;
  return `${source.name}, ${format.plural(source.words, 'word')} in ${format.plural(source.texts, 'text')}${near}${among}`;
}

export function makeScene(
  tree: TreeResult,
  look: Look,
  root: Node,
  room: Room,
  guest: Guest | null = null,
): Scene {
  const { branches, labels, rowHeight, measure } = room;
  return {
    layout: layOut(root, { width: branches, rowHeight }),
    label: (leaf) => fit(format.tame(nameOf(tree, guest, leaf) ?? ''), labels - labelMargin, measure),
    mark: (leaf) => slotOf(look, tree.sources[leaf.data.id]?.name ?? ''),
    isAmong: (leaf) => guest !== null && !guest.isAmongAll && guest.among.has(leaf.data.id),
    describe: (node) => describe(tree, look, guest, node),
    labelWidth: labels,
    axisTitle: distanceWords[tree.options.distance].axis,
  };
}
