/** The tree of the atlas that comes with the page, as `kinprint atlas` wrote it. */
import type { Merge, NearestSource, Support, TreeResult } from './types';

export interface Atlas {
  /** What its texts are. */
  about: string;
  /** When it was made. */
  date: string;
  result: TreeResult;
  support: Support;
}

/** A tree that knows how sure it is. */
interface SureTree extends TreeResult {
  merges: (Merge & { support: number })[];
  resamples: number;
  unmeasured: string;
  nearest: NearestSource[];
}

/** Of a pack of the page's own (web/plugins/atlas-tree.ts). */
export function atlasOf(text: string): Atlas {
  const { about, date, tree } = JSON.parse(text) as { about: string; date: string; tree: SureTree };
  const { resamples, unmeasured, nearest, notes } = tree;
  const support = tree.merges.map((merge) => merge.support);
  const warnings = tree.sources.map((source) => source.warnings);
  return { about, date, result: tree, support: { resamples, unmeasured, support, nearest, notes, warnings } };
}
