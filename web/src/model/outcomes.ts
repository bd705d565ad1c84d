/** What became of files that were counted. */
import type { CountResult, FileToCount, KeptText } from '../engine/messages';
import type { CountReport, HashedTexts } from './types';
import type { FileReading } from './state';

/** What saved counts were kept with: the choices of their tree, and how their sources looked. */
export type Choices = Pick<CountReport, 'options' | 'table'>;

export class Outcomes {
  readonly #reports = new Map<number, CountReport>();

  add({ outcomes }: Pick<CountResult, 'outcomes'>): void {
    for (const { key, report } of outcomes) this.#reports.set(key, report);
  }

  /** Is it known what became of this file? */
  has({ key }: FileToCount): boolean {
    return this.#reports.has(key);
  }

  /** Those of `files` that have texts, each with its sources, and as what it was read. */
  withText(files: readonly FileToCount[]): KeptText[] {
    return files.flatMap((file) => {
      const report = this.#reports.get(file.key);
      return report && report.texts > 0
        ? [
            {
              file: { ...file, format: report.format, encoding: report.encoding },
              own: file.alone && !report.namesSources ? file.source : '',
              sources: report.sources,
            },
          ]
        : [];
    });
  }

  /** Saved counts among them whose texts lie beside them. */
  sessions(files: readonly FileToCount[]): FileToCount[] {
    return this.withText(files)
      .map(({ file }) => file)
      .filter(({ key }) => this.#reports.get(key)?.hasTexts);
  }

  /** What people had chosen of all saved counts. */
  get choices(): Choices[] {
    return [...this.#reports.values()].flatMap(({ options, table }) =>
      options || table ? [{ options, table }] : [],
    );
  }

  /** Do all texts of this file say whose they are? */
  namesSources({ key }: FileToCount): boolean {
    return this.#reports.get(key)?.namesSources ?? false;
  }

  /** Those of `files` whose texts can be compared, in their order. */
  hashedTexts(files: readonly FileToCount[]): HashedTexts[] {
    return files.flatMap(({ key, name }) => {
      const hashes = this.#reports.get(key)?.textHashes;
      return hashes ? [{ file: name, hashes }] : [];
    });
  }

  /** How those of `files` were read that hold texts, or whose encoding was chosen: that choice can be taken back. */
  readings(files: readonly FileToCount[]): FileReading[] {
    return files.flatMap(({ key, name, encoding: chosen }) => {
      const report = this.#reports.get(key);
      if (!report || report.format === 'profile') return [];
      const { records, reasoned, unanswered, repeated, looping, encoding } = report;
      const holdsText = report.texts + repeated + looping + reasoned > 0 || records !== null;
      if (!holdsText && !chosen) return [];
      const isTorn = encoding === 'UTF-8' && report.errors.some(({ code }) => code === 'invalid-utf8');
      const counts = { reasoned, unanswered, repeated, looping };
      return [{ file: name, records, ...counts, isCopy: false, encoding, isTorn }];
    });
  }
}
