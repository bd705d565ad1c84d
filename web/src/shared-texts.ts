/** Texts that several files of the session hold: they are counted with each of them, and so are named. */
import type { FileToCount } from './engine/messages';
import { namesAfter, type Arranged } from './model/arrangement';
import type { Outcomes } from './model/outcomes';
import { problem, type Problem } from './model/problem';
import type { HashedTexts } from './model/types';
import type { TreeWorker } from './pool/tree-worker';

/** A file's, and the sources in it. */
interface Known {
  texts: HashedTexts;
  sources: readonly string[];
}

export class SharedTexts {
  readonly #tree: TreeWorker;
  #known: Known[] = [];

  constructor(tree: TreeWorker) {
    this.#tree = tree;
  }

  /** These files are in the session. */
  know(files: readonly FileToCount[], outcomes: Outcomes): void {
    this.#known = this.#known.concat(
      outcomes
        .withText(files)
        .flatMap(({ file, sources }) => outcomes.hashedTexts([file]).map((texts) => ({ texts, sources }))),
    );
  }

  /** The hashes of all files of which no source is left out, one after the other: which texts are whose is not known. */
  hashes(arranged: Arranged): string {
    const { leftOut } = arranged.now;
    const isIn = ({ sources }: Known): boolean =>
      namesAfter(arranged, sources).every((name) => !leftOut.has(name));
    return this.#known
      .filter(isIn)
      .map(({ texts }) => texts.hashes)
      .join('');
  }

  forget(): void {
    this.#known = [];
  }

  /** Says which texts of `files` one before it holds, too: of those in the session, unless they are counted anew. */
  async name(files: readonly FileToCount[], outcomes: Outcomes, isAnew: boolean): Promise<Problem[]> {
    const before = isAnew ? [] : this.#known.map(({ texts }) => texts);
    const all = [...before, ...outcomes.hashedTexts(files)];
    const { errors } = await this.#tree.ask('sharedTexts', { files: all, known: before.length });
    return errors.map((error) => problem(error));
  }
}
