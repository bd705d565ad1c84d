/** The engine's machine code, compiled once; every worker gets its own instance of the one compiled module. */
import { loadPack } from '../packs/packs';

/** How far each byte was moved when it became a character (web/plugins/engine.ts); a byte array takes it modulo 256. */
const shift = 48;

let compiled: Promise<WebAssembly.Module> | null = null;

async function compile(): Promise<WebAssembly.Module> {
  const text = await loadPack('engine');
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; ++at) bytes[at] = text.charCodeAt(at) - shift;
  return WebAssembly.compile(bytes);
}

export function engineModule(): Promise<WebAssembly.Module> {
  compiled ??= compile().catch((error: unknown) => {
    compiled = null;
    throw error;
  });
  return compiled;
}
