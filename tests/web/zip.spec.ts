/** Archives, read without a browser: what is listed is unpacked, and what is damaged is said to be so. */
import { expect, test } from '@playwright/test';
import { zipSync } from 'fflate';
import { crc32, listZip, unzip, ZipError } from '../../web/src/engine/zip';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const long = utf8('All that glitters is not gold. '.repeat(200_000));
const archive = (): Uint8Array =>
  zipSync({
    'models/a.txt': utf8('alpha'),
    'models/ü/long.txt': [long, { level: 9 }],
    'stored.txt': [utf8('as it is'), { level: 0 }],
    'empty.txt': utf8(''),
  });

async function read(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const blob = new Blob([Uint8Array.from(bytes)]);
  const files = new Map<string, Uint8Array>();
  for (const entry of (await listZip(blob)).entries) {
    const parts: Uint8Array[] = [];
    await unzip(blob, entry, (part) => parts.push(part.slice()));
    files.set(entry.path, Buffer.concat(parts));
  }
  return files;
}

test('every entry comes out as it went in', async () => {
  const files = await read(archive());
  expect([...files.keys()]).toEqual(['models/a.txt', 'models/ü/long.txt', 'stored.txt', 'empty.txt']);
  expect(Buffer.from(files.get('models/ü/long.txt') ?? []).equals(Buffer.from(long))).toBe(true);
  expect(Buffer.from(files.get('stored.txt') ?? []).toString()).toBe('as it is');
});

test('many small entries are read together', async () => {
  const names = Array.from({ length: 3000 }, (_, at) => `texts/${at}.txt`);
  const bytes = zipSync(Object.fromEntries(names.map((name, at) => [name, utf8(at % 2 ? name : '')])));
  const blob = new Blob([Uint8Array.from(bytes)]);
  let reads = 0;
  const slice = blob.slice.bind(blob);
  blob.slice = (...range): Blob => {
    ++reads;
    return slice(...range);
  };
  for (const [at, entry] of (await listZip(blob)).entries.entries()) {
    let text = '';
    await unzip(blob, entry, (part) => (text += Buffer.from(part).toString()));
    expect(text).toBe(at % 2 ? names[at] : '');
  }
  expect(reads).toBeLessThan(30);
});

test('a comment at the end and bytes before the archive’s end record do not hide it', async () => {
  const bytes = archive();
  const comment = utf8('PK and more');
  const withComment = Buffer.concat([bytes, comment]);
  withComment.writeUInt16LE(comment.length, bytes.length - 2);
  expect((await read(withComment)).size).toBe(4);
});

test('an archive behind a program that would unpack it is read', async () => {
  const bytes = Buffer.concat([utf8('MZ, and so on: PK\x01\x02 '), Buffer.alloc(100_000, 7), archive()]);
  const files = await read(bytes);
  expect(Buffer.from(files.get('models/a.txt') ?? []).toString()).toBe('alpha');
  expect(Buffer.from(files.get('models/ü/long.txt') ?? []).equals(Buffer.from(long))).toBe(true);
});

test('names that are no UTF-8 are those of old archives', async () => {
  const bytes = Buffer.from(zipSync({ 'm__rchen.txt': utf8('once') }));
  for (const at of [bytes.indexOf('m__'), bytes.lastIndexOf('m__')]) bytes[at + 1] = 0x84; // "ä" in code page 437
  expect([...(await read(bytes)).keys()]).toEqual(['mä_rchen.txt']);
});

test('encrypted entries are told apart', async () => {
  const bytes = archive();
  const view = new DataView(bytes.buffer);
  const directory = view.getUint32(bytes.length - 6, true);
  view.setUint16(directory + 8, view.getUint16(directory + 8, true) | 1, true);
  const { entries, locked } = await listZip(new Blob([Uint8Array.from(bytes)]));
  expect(locked).toEqual(['models/a.txt']);
  expect(entries).toHaveLength(3);
});

/** Where the list's header of that file stands. */
const listedAt = (bytes: Uint8Array, path: string): number => Buffer.from(bytes).lastIndexOf(path) - 46;

test('what the list says wrongly of one entry costs no other', async () => {
  const lies: [number, number, string][] = [
    [24, 3 * 2 ** 30, "it has 5 bytes, where the archive's list says 3221225472"],
    [24, 2, "it has more than the 2 bytes that the archive's list says"],
    [16, 0xabcd, "where the archive's list says 0000abcd"],
    [20, 2 ** 30, 'shared'],
  ];
  for (const [at, value, why] of lies) {
    const bytes = archive();
    new DataView(bytes.buffer).setUint32(listedAt(bytes, 'models/a.txt') + at, value, true);
    const blob = new Blob([Uint8Array.from(bytes)]);
    const { entries, shared } = await listZip(blob);
    if (why === 'shared') expect(shared).toEqual(['models/a.txt']);
    for (const entry of entries) {
      const unpacked = unzip(blob, entry, () => undefined);
      if (entry.path === 'models/a.txt') await expect(unpacked).rejects.toThrow(why);
      else await unpacked;
    }
    expect(entries).toHaveLength(why === 'shared' ? 3 : 4);
  }
});

/** An archive's list and its end: so many files of so many bytes, of one name. */
function listOf(files: number, size: number, flags = 0): Blob {
  const header = new Uint8Array(46 + 1);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(8, flags, true);
  view.setUint32(24, size, true);
  view.setUint16(28, 1, true);
  header[46] = 'a'.charCodeAt(0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint32(12, files * header.length, true);
  return new Blob([Buffer.alloc(files * header.length, header), end]);
}

test('an archive of more files than one may hold is refused, with how many these are', async () => {
  expect((await listZip(listOf(500_000, 1))).entries).toHaveLength(500_000);
  await expect(listZip(listOf(500_001, 1))).rejects.toThrow('it lists more than 500000 files');
  const encrypted = 1;
  await expect(listZip(listOf(500_001, 1, encrypted))).rejects.toThrow('it lists more than 500000 files');
});

test('empty files beyond those that are held are only counted', async () => {
  const { entries, furtherEmpty } = await listZip(listOf(1_000_000, 0));
  expect(entries).toHaveLength(50_000);
  expect(furtherEmpty).toBe(950_000);
});

test('an entry that grows without measure is stopped, and the others are read', async () => {
  const bytes = zipSync({ 'bomb.txt': new Uint8Array(100 << 20), 'a.txt': utf8('alpha') });
  const blob = new Blob([Uint8Array.from(bytes)]);
  const [bomb, other] = (await listZip(blob)).entries;
  let size = 0;
  let largest = 0;
  const take = (part: Uint8Array): void => {
    size += part.length;
    largest = Math.max(largest, part.length);
  };
  const unpacked = bomb && unzip(blob, bomb, take);
  await expect(unpacked).rejects.toThrow('far more than text does');
  expect(size).toBeLessThanOrEqual(64 << 20);
  expect(largest, 'at a time').toBeLessThan(10 << 20);
  if (other) await unzip(blob, other, (part) => expect(Buffer.from(part).toString()).toBe('alpha'));
});

test('wherever one byte is damaged, nothing wrong comes out and nothing but ZipError is thrown', async () => {
  const small = zipSync({
    'a.txt': [utf8('one two three '.repeat(30)), { level: 9 }],
    'b.txt': [utf8('four'), { level: 0 }],
  });
  const whole = await read(small);
  for (let at = 0; at < small.length; ++at) {
    for (const flip of [0x01, 0x80, 0xff]) {
      const damaged = Uint8Array.from(small);
      damaged[at] = (damaged[at] ?? 0) ^ flip;
      try {
        for (const [path, bytes] of await read(damaged)) {
          const before = whole.get(path);
          if (before) expect(Buffer.from(bytes).equals(Buffer.from(before)), `byte ${at}`).toBe(true);
        }
      } catch (error) {
        expect(error, `byte ${at}`).toBeInstanceOf(ZipError);
      }
    }
  }
});

test('an archive cut short anywhere is refused', async () => {
  const bytes = archive();
  for (const size of [0, 1, 21, 22, 100, bytes.length - 1]) {
    await expect(read(bytes.subarray(0, size)), `${size} bytes`).rejects.toBeInstanceOf(ZipError);
  }
});

test('CRC-32 gives the check value of the standard', () => {
  expect(crc32(utf8('123456789'), 0)).toBe(0xcbf43926);
});
