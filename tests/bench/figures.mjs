// What a bench measured: printed at once, and kept for RESULTS.md.
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
export const mega = (bytes) => (bytes / 1e6).toFixed(1);

/** The median, and the runs that it is of. */
export const withRuns = (values, digits) =>
  `${median(values).toFixed(digits)} (${values.map((value) => value.toFixed(digits)).join(', ')})`;

export class Figures {
  #parts = [];

  /** Begins a part; `about` says how it is measured. */
  begin(title, about) {
    this.#parts.push({ title, about, rows: [] });
    console.log(`\n${title}`);
  }

  add(what, figure) {
    this.#parts.at(-1).rows.push([what, figure]);
    console.log(`${what.padEnd(72)} ${figure}`);
  }

  markdown(head) {
    const parts = this.#parts.map(
      ({ title, about, rows }) =>
        `## ${title}\n\n${about}\n\n| what | figure |\n|---|---|\n${rows.map(([what, figure]) => `| ${what} | ${figure} |\n`).join('')}`,
    );
    return `${head}\n\n${parts.join('\n')}`;
  }
}
