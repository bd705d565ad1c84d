/** What comes with Kinprint to try it on: counts of the real outputs of 22 models, and texts (samples/README.md). */
import { fromFiles, type Root } from './input/collect';
import { loadPack } from './packs/packs';

/** As if they had been dropped. */
const rootsOf = (text: string, name: string): Root[] =>
  fromFiles([new File([text], name, { lastModified: 0 })]);

export const sampleRoots = async (): Promise<Root[]> =>
  rootsOf(await loadPack('sample'), 'slop-score-22-models.kinprint.json');

/** The file of each text, and what it is called where it is offered. */
export const sampleTexts = {
  'story.txt': 'a story',
  'essay.txt': 'an essay',
  'letter.txt': 'a company’s letter',
  'travel.txt': 'a travel note',
  'answer.txt': 'an answer',
  'mail.txt': 'an e-mail',
};

export type SampleText = keyof typeof sampleTexts;

export async function textRoots(name: SampleText): Promise<Root[]> {
  const texts = JSON.parse(await loadPack('texts')) as Record<SampleText, string>;
  return rootsOf(texts[name], name);
}
