const sliceBytes = 1 << 20;

/** What an engine counts of a file of JSONL, in transport form: of its terms, or of its content words. */
export function countFile(engine, name, bytes, isContent = false) {
  const counter = new engine.Counter(isContent, null);
  counter.begin(JSON.stringify({ file: name, source: name, format: 'jsonl' }));
  for (let at = 0; at < bytes.length; at += sliceBytes) counter.feed(bytes.subarray(at, at + sliceBytes));
  counter.end();
  const counts = counter.take().slice();
  counter.delete();
  return counts;
}
