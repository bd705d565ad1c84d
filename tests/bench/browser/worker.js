// Counts files, one after the other, each by itself, as a worker of the page does. The files lie in memory before anything is timed.
import createKinprint from '/kinprint.mjs';
import { countByRegex } from './regex-map.js';

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

self.onmessage = ({ data }) => {
  if (data.files) files = data.files;
  else (data.how === 'regex' ? countByRegex : countByEngine)(files[data.file]);
  self.postMessage('done');
};
self.postMessage('ready');
