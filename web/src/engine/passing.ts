/** Large blobs on their way into the engine. */
import { readSlices } from './slices';

/** That of the largest that came: one of its own for each would wait for the collector, and counts have tens of megabytes. */
let inbox = new Uint8Array();

/** A power of two, so that it grows but a few times: each time the last one is left to the collector. */
const roomFor = (bytes: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, bytes)));

/** What `use` makes of the bytes of a blob, which it may not keep. One blob at a time. */
export async function passed<T>(blob: Blob, use: (bytes: Uint8Array) => T): Promise<T> {
  if (inbox.length < blob.size) inbox = new Uint8Array(roomFor(blob.size));
  let at = 0;
  await readSlices(blob, (slice) => {
    inbox.set(slice, at);
    at += slice.length;
  });
  return use(inbox.subarray(0, at));
}
