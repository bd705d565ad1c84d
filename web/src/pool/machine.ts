/** The engine's machine code, compiled once; every worker gets its own instance of the one compiled module. */
import { bytesOf } from '../packs/bytes';
import { loadPack } from '../packs/packs';

let compiled: Promise<WebAssembly.Module> | null = null;

async function compile(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(bytesOf(await loadPack('engine')));
}

export function engineModule(): Promise<WebAssembly.Module> {
  compiled ??= compile().catch((error: unknown) => {
    compiled = null;
    throw error;
  });
  return compiled;
}
