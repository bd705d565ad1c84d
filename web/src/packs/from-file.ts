/** Packs from within kinprint.html, where each lies in a block of data: gzip in base64 (web/plugins/one-file.ts). */
import { textOf } from './bytes';
import { OutOfReach, packNames, type PackName } from './names';

function unpacked(name: PackName): Response {
  const base64 = document.getElementById(`pack-${name}`)?.textContent ?? '';
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream);
}

const unpack = (name: PackName): Promise<string> => unpacked(name).text();

/** The file's rules forbid every request from the beginning; its packs are always here. */
export const needsNetwork = false as boolean;

export const sources: Record<PackName, () => Promise<string>> = {
  // As bytes it takes 40 kB less than as text.
  engine: async () => textOf(new Uint8Array(await unpacked('engine').arrayBuffer())),
  weights: () => unpack('weights'),
  baseline: () => unpack('baseline'),
  'atlas-tree': () => unpack('atlas-tree'),
  sample: () => unpack('sample'),
  // Some 700 kB, and trees are made without it.
  atlas: () =>
    Promise.reject(
      new OutOfReach(
        `This one file has no room for ${packNames.atlas}: use Kinprint’s page for that, or drop an atlas here.`,
      ),
    ),
  // They show what an atlas says.
  texts: () => Promise.reject(new OutOfReach(`This one file has no room for ${packNames.texts}.`)),
  // Two megabytes for what most never need: they come with the page.
  dictionaries: () =>
    Promise.reject(
      new OutOfReach(
        `This one file has no room for ${packNames.dictionaries}: use Kinprint’s page for such texts.`,
      ),
    ),
};
