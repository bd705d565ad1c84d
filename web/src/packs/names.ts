/** The parts of Kinprint that come after its first picture, and what each is called where people are told of it. */
export const packNames = {
  engine: 'the counting program',
  weights: 'the table of weights',
  baseline: 'the table of human words',
  'atlas-tree': 'the tree of 22 models',
  atlas: 'the atlas of 22 models',
  texts: 'the texts to try it on',
  sample: 'the example of 22 models',
  dictionaries: 'the dictionaries of Chinese, Japanese, Thai, Lao, Khmer and Burmese',
};

/** A pack that is not here, and won't come. `helpsToReload`: a new page could fetch it. */
export class OutOfReach extends Error {
  constructor(
    message: string,
    readonly helpsToReload = false,
  ) {
    super(message);
  }
}

export type PackName = keyof typeof packNames;
