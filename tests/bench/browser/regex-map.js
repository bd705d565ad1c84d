/**
 * The same counting as one would write it in JavaScript: words and marks by a regular expression, single ones and pairs of neighbours in a
 * Map, text by text. It is the yardstick of the engine, so it is as fast as plain code of this kind gets, and takes it easier: no boundaries
 * of UAX #29, no full case folding, no digits as "0".
 */
const tokens = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]|\n\s*\n/gu;

function countText(text, counts) {
  let before = null;
  for (const match of text.toLowerCase().match(tokens) ?? []) {
    const token = match.charCodeAt(0) === 10 ? '¶' : match;
    counts.set(token, (counts.get(token) ?? 0) + 1);
    if (before !== null) {
      const pair = `${before} ${token}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    before = token;
  }
}

/** Counts the texts of one file of JSONL; how many terms there are. */
export function countByRegex(bytes) {
  const counts = new Map();
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    if (line !== '') countText(JSON.parse(line).output, counts);
  }
  return counts.size;
}
