/** The engine's worker as text, for the page to start it from: see web/src/pool/start-worker.ts. */
import { build, type Plugin, type Rollup } from 'vite';
import { engine } from './engine';

const workerScript = 'virtual:kinprint-worker';

/** A script that lies in no file of its own still asks for its address; a worker knows itself by `self`. */
const addressOfWorker: Plugin = {
  name: 'kinprint-worker-address',
  resolveImportMeta: (property) => (property === 'url' ? 'self.location.href' : null),
};

/** `entry`: the worker's source; `wasmFolder`: as for `engine`. */
export function worker(entry: string, wasmFolder: string, target: string): Plugin {
  return {
    name: 'kinprint-worker',
    resolveId: (id) => (id === workerScript ? `\0${workerScript}` : null),
    async load(id) {
      if (id !== `\0${workerScript}`) return null;
      const output = (await build({
        configFile: false,
        logLevel: 'warn',
        plugins: [engine(wasmFolder), addressOfWorker],
        build: {
          write: false,
          target,
          modulePreload: false,
          rollupOptions: { input: entry, output: { format: 'iife' } },
        },
      })) as Rollup.RollupOutput;
      for (const file of Object.keys(output.output[0].modules)) this.addWatchFile(file);
      return `export default ${JSON.stringify(output.output[0].code)};`;
    },
  };
}
