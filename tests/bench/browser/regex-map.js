/**
 * The same counting as one would write it in JavaScript: single words and marks, and pairs of neighbours, in a Map for each text. It is the
 * yardstick of the engine, so it is plain code without a needless step; and it takes it easier than the engine does: words are found by a
 * regular expression in place of the rules of UAX #29, and no text is cut by a dictionary.
 */
const tokens = /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*|\n\s*\n|[^\s]/gu;

function normalForm(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‚‛ʼ]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replace(/\p{Nd}/gu, '0');
}

/** Shows each token of a text, and each pair of neighbours. */
function forEachTerm(text, show) {
  let before = null;
  for (const match of normalForm(text).match(tokens) ?? []) {
    const token = match.charCodeAt(0) === 10 ? '¶' : match;
    show(token);
    if (before !== null) show(`${before} ${token}`);
    before = token;
  }
}

function add(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** What the engine makes of a file of JSONL: the terms of all texts, numbered, and the counts of each text by these numbers. */
export function profileByRegex(bytes) {
  const ids = new Map();
  const idOf = (term) => {
    let id = ids.get(term);
    if (id === undefined) ids.set(term, (id = ids.size));
    return id;
  };
  const texts = textsOf(bytes).map((text) => {
    const counts = new Map();
    forEachTerm(text, (term) => add(counts, idOf(term)));
    return counts;
  });
  return { ids, texts };
}

/** Less than that: the terms of each text with their counts, each text by itself. No two texts can be compared by these without more work. */
export function mapsByRegex(bytes) {
  return textsOf(bytes).map((text) => {
    const counts = new Map();
    forEachTerm(text, (term) => add(counts, term));
    return counts;
  });
}

function textsOf(bytes) {
  const lines = new TextDecoder().decode(bytes).split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line).output);
}
