/** Texts that several files of the session hold: they are counted with each of them, and so are named. */
import type { FileToCount } from './engine/messages';
import type { Outcomes } from './model/outcomes';
import { problem, type Problem } from './model/problem';
import type { HashedTexts } from './model/types';
import type { TreeWorker } from './pool/tree-worker';

export class SharedTexts {
  readonly #tree: TreeWorker;
  #known: HashedTexts[] = [];

  constructor(tree: TreeWorker) {
    this.#tree = tree;
  }

  /** These files are in the session. */
  know(files: readonly FileToCount[], outcomes: Outcomes): void {
    this.#known = this.#known.concat(outcomes.hashedTexts(files));
  }

  forget(): void {
    this.#known = [];
  }

  /** Says which texts of `files` one before it holds, too: of those in the session, unless they are counted anew. */
  async name(files: readonly FileToCount[], outcomes: Outcomes, isAnew: boolean): Promise<Problem[]> {
    const before = isAnew ? [] : this.#known;
    const all = [...before, ...outcomes.hashedTexts(files)];
    const { errors } = await this.#tree.ask('sharedTexts', { files: all, known: before.length });
    return errors.map((error) => problem(error));
  }
}
