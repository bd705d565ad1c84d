// Counts files, one after the other, each by itself, as a worker of the page does. The files lie in memory before anything is timed.
import createKinprint from '/engine/kinprint.mjs';
import { mapsByRegex, profileByRegex } from './regex-map.js';

const engine = await createKinprint();
const sliceBytes = 1 << 20;
let files = [];

function countByEngine(bytes) {
  const counter = new engine.Counter(false);
  counter.begin(JSON.stringify({ file: 'texts', source: 'texts', format: 'jsonl' }));
  for (let at = 0; at < bytes.length; at += sliceBytes) counter.feed(bytes.subarray(at, at + sliceBytes));
  counter.end();
  const counts = counter.take();
  counter.delete();
  return counts.length;
}

const ways = { engine: countByEngine, profile: profileByRegex, maps: mapsByRegex };

self.onmessage = ({ data }) => {
  if (data.files) files = data.files;
  else ways[data.how](files[data.file]);
  self.postMessage('done');
};
self.postMessage('ready');
