/** The ready example: counts of the real outputs of 22 models (samples/README.md). */
import { fromFiles, type Root } from './input/collect';
import { loadPack } from './packs/packs';

export async function sampleRoots(): Promise<Root[]> {
  const text = await loadPack('sample');
  return fromFiles([new File([text], 'slop-score-22-models.kinprint.json', { lastModified: 0 })]);
}
