/** Figures and names as people read them. */

// Controls, marks that turn the direction of all that follows them, and what no document may hold. What only hints at a direction stays.
// eslint-disable-next-line no-control-regex -- that is what it is for
const unruly = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** Text from outside as it may stand in a line of ours: a name must not turn around what is said of it. */
export const tame = (text: string): string => text.replace(unruly, ' ');

const whole = new Intl.NumberFormat('en');
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });
const significant = new Intl.NumberFormat('en', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });

export const count = (value: number): string => whole.format(value);
/** Small ones to a tenth. */
export const tenth = (value: number): string => (value < 10 ? value.toFixed(1) : count(Math.round(value)));
export const shortCount = (value: number): string => compact.format(value).replace('K', 'k');

/** A distance to three significant digits: 0.420, 0.00310, 12.6. */
export const distance = (value: number): string => (value === 0 ? '0' : significant.format(value));

/** Bytes in powers of a thousand, as file managers show them. */
export function bytes(value: number): string {
  if (value < 1000) return `${value} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log10(value) / 3), units.length);
  const scaled = value / 1000 ** power;
  return `${scaled.toFixed(scaled < 10 ? 1 : 0)} ${units[power - 1] ?? ''}`;
}

export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** Paths without the folders that all are in. */
export function shortPaths(paths: readonly string[]): string[] {
  const [first = '', ...others] = paths;
  let end = first.lastIndexOf('/') + 1;
  while (end > 0 && !others.every((path) => path.startsWith(first.slice(0, end))))
    end = first.lastIndexOf('/', end - 2) + 1;
  return paths.map((path) => path.slice(end));
}

/** “a”, “a and b”, “a, b and c”; of long lists the first ones and how many more. */
export function list(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${plural(rest, 'more', 'more')}`;
  const last = shown.pop() ?? '';
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : last;
}
