/** SHA-256, which names bytes to anybody else; slice by slice, so that the page never stands still. */
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

/** Some milliseconds each. */
const sliceBytes = 1 << 18;

const known = new WeakMap<Blob, Promise<string>>();

async function hashed(blob: Blob): Promise<string> {
  const hash = sha256.create();
  for (let at = 0; at < blob.size; at += sliceBytes)
    hash.update(new Uint8Array(await blob.slice(at, at + sliceBytes).arrayBuffer()));
  return bytesToHex(hash.digest());
}

/** As 64 hexadecimal digits; of each blob once. */
export function sha256Of(blob: Blob): Promise<string> {
  const hash = known.get(blob) ?? hashed(blob);
  known.set(blob, hash);
  // It may be read the next time that it is asked for.
  hash.catch(() => known.delete(blob));
  return hash;
}
