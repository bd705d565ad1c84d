/** Packs as scripts of the page's own host: all that the page's rules let it ask for. */
import type { PackName } from './names';

/** Once the page is sealed, nothing comes any more. */
export const needsNetwork = true as boolean;

export const sources: Record<PackName, () => Promise<string>> = {
  engine: async () => (await import('virtual:kinprint-wasm')).default,
  weights: async () => (await import('../../../core/data/weights-en.json?raw')).default,
  baseline: async () => (await import('../../../core/data/baseline-en.txt?raw')).default,
  'atlas-tree': async () => (await import('virtual:kinprint-atlas-tree')).default,
  atlas: async () => (await import('../../../samples/22-models.kinprint-atlas.json?raw')).default,
  dictionaries: async () => (await import('virtual:kinprint-dictionaries')).default,
  texts: async () => (await import('virtual:kinprint-texts')).default,
  sample: async () => (await import('../../../samples/slop-score-22-models.kinprint.zip')).default,
};
