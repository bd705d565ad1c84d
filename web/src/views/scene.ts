/** What is to be drawn of a tree in the room there is. */
import { layOut, type Node } from '../model/dendrogram';
import * as format from '../model/format';
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
export function labelRoom({ sources }: TreeResult, measure: Measure): number {
  return Math.ceil(Math.max(...sources.map(({ name }) => measure(name)))) + labelMargin;
}

function describe(tree: TreeResult, { groups }: Look, { data }: Node): string {
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

export function makeScene(tree: TreeResult, look: Look, root: Node, room: Room): Scene {
  const { branches, labels, rowHeight, measure } = room;
  return {
    layout: layOut(root, { width: branches, rowHeight }),
    label: (leaf) => fit(format.tame(tree.sources[leaf.data.id]?.name ?? ''), labels - labelMargin, measure),
    mark: (leaf) => slotOf(look, tree.sources[leaf.data.id]?.name ?? ''),
    describe: (node) => describe(tree, look, node),
    labelWidth: labels,
    axisTitle: distanceWords[tree.options.distance].axis,
  };
}
