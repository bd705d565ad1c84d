// Hands files to workers, the next one to whichever is free, and times it.
const nextMessage = (worker) =>
  new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }));

async function startWorker() {
  const worker = new Worker('worker.js', { type: 'module' });
  await nextMessage(worker);
  return worker;
}

const workers = await Promise.all([startWorker(), startWorker()]);
const files = await Promise.all(
  (await (await fetch('/corpus/')).json()).map(
    async (name) => new Uint8Array(await (await fetch(`/corpus/${name}`)).arrayBuffer()),
  ),
);
files.sort((a, b) => b.length - a.length); // as the page does, so that the last ones to end are short
for (const worker of workers) {
  const done = nextMessage(worker);
  worker.postMessage({ files });
  await done;
}
const bytes = files.reduce((sum, file) => sum + file.length, 0);

/** Megabytes a second of counting all files by so many workers, `how`: "engine" or "regex". */
window.rateOf = async (how, count) => {
  const waiting = [...files.keys()];
  const start = performance.now();
  await Promise.all(
    workers.slice(0, count).map(async (worker) => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
        const done = nextMessage(worker);
        worker.postMessage({ file, how });
        await done;
      }
    }),
  );
  return bytes / 1000 / (performance.now() - start);
};
window.isReady = true;
