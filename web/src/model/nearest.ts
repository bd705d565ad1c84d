/** Reads the condensed distance matrix: the upper triangle, row by row, as SciPy has it. */

/** The place of the pair (i, j), i ≠ j, among n sources. */
export function condensedIndex(n: number, i: number, j: number): number {
  const [a, b] = i < j ? [i, j] : [j, i];
  return a * n - (a * (a + 1)) / 2 + (b - a - 1);
}

export interface Neighbour {
  source: number;
  distance: number;
}

/** The sources nearest to `source`, nearest first; equal distances in source order. */
export function nearest(distances: ArrayLike<number>, n: number, source: number, most: number): Neighbour[] {
  const others: Neighbour[] = [];
  for (let other = 0; other < n; ++other) {
    if (other === source) continue;
    others.push({ source: other, distance: distances[condensedIndex(n, source, other)] ?? NaN });
  }
  others.sort((a, b) => a.distance - b.distance || a.source - b.source);
  return others.slice(0, most);
}

/** The one source nearest to `source`, the first of equals; null where it is alone. */
export function nearestOne(distances: ArrayLike<number>, n: number, source: number): Neighbour | null {
  let best: Neighbour | null = null;
  for (let other = 0; other < n; ++other) {
    if (other === source) continue;
    const distance = distances[condensedIndex(n, source, other)] ?? NaN;
    if (best === null || distance < best.distance) best = { source: other, distance };
  }
  return best;
}

export interface Pair {
  a: number;
  b: number;
  distance: number;
}

/** The two sources nearest to each other, the first such pair in source order; null below two sources. */
export function nearestPair(distances: ArrayLike<number>, n: number): Pair | null {
  let best: Pair | null = null;
  let at = 0;
  for (let a = 0; a < n; ++a) {
    for (let b = a + 1; b < n; ++b, ++at) {
      const distance = distances[at] ?? NaN;
      if (best === null || distance < best.distance) best = { a, b, distance };
    }
  }
  return best;
}
