// Counts files, one after the other, each by itself, as a worker of the page does. The files lie in memory before anything is timed.
import createKinprint from '/engine/kinprint.mjs';
import { countFile } from './count-file.js';
import { mapsByRegex, profileByRegex } from './regex-map.js';

const engine = await createKinprint();
let files = [];

const countByEngine = (bytes) => countFile(engine, 'texts', bytes);
const ways = { engine: countByEngine, profile: profileByRegex, maps: mapsByRegex };

self.onmessage = ({ data }) => {
  if (data.files) files = data.files;
  else ways[data.how](files[data.file]);
  self.postMessage('done');
};
self.postMessage('ready');
