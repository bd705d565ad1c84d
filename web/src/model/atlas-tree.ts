/** The tree of an atlas, as `kinprint atlas` wrote it. */
import type { Merge, NearestSource, Support, TreeResult } from './types';

export interface AtlasTree {
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

/** Of an atlas that the engine took, or what the build takes out of one (web/plugins/atlas-tree.ts); older ones have no tree. */
export function atlasTreeOf(text: string): AtlasTree | null {
  const { about, date, tree } = JSON.parse(text) as { about: string; date: string; tree?: SureTree };
  if (!tree) return null;
  const { resamples, unmeasured, nearest, notes } = tree;
  const support = tree.merges.map((merge) => merge.support);
  const warnings = tree.sources.map((source) => source.warnings);
  return { about, date, result: tree, support: { resamples, unmeasured, support, nearest, notes, warnings } };
}
