// Reading files in slices, without a browser: a stream of a large one that stops giving is left, and its bytes are all there.
import { expect, test } from '@playwright/test';
import { feedSlices } from '../../web/src/engine/feeding';
import type { FileToCount } from '../../web/src/engine/messages';

const bytes = Uint8Array.from({ length: 10_000_000 }, (_, at) => (at * 7919) % 251);

/** A file whose stream gives so many bytes, and then waits for ever. */
class Stalling extends Blob {
  constructor(readonly gives: number) {
    super([bytes]);
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    let given = 0;
    return new ReadableStream({
      type: 'bytes',
      pull: async (controller) => {
        const request = controller.byobRequest;
        if (!request?.view || given >= this.gives) return new Promise(() => undefined);
        const view = request.view;
        const size = Math.min(view.byteLength, this.gives - given);
        new Uint8Array(view.buffer, view.byteOffset, size).set(bytes.subarray(given, given + size));
        given += size;
        request.respond(size);
      },
    });
  }
}

for (const gives of [0, 3_000_000, 9_999_999]) {
  test(`a stream that stalls after ${gives} bytes costs none of them`, async () => {
    const taken: Uint8Array[] = [];
    const file = { key: 0, name: 'a.txt', blob: new Stalling(gives) } as unknown as FileToCount;
    let told = 0;
    await feedSlices(
      file,
      (slice) => taken.push(slice.slice()),
      (progress) => (told = progress.bytes),
    );
    expect(Buffer.concat(taken).equals(Buffer.from(bytes))).toBe(true);
    expect(told).toBe(bytes.length);
  });
}
