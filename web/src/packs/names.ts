/** The parts of Kinprint that come after its first picture, and what each is called where people are told of it. */
export const packNames = {
  engine: 'the counting program',
  weights: 'the table of weights',
  baseline: 'the table of human words',
  sample: 'the example of 22 models',
};
export type PackName = keyof typeof packNames;
