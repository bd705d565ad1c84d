/** Packs of bytes, as texts: how each byte became a character is told in web/plugins/bytes.ts. */
const shift = 48;

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; ++at) bytes[at] = text.charCodeAt(at) - shift;
  return bytes;
}

/** What `bytesOf` reads as these bytes. */
export function textOf(bytes: Uint8Array): string {
  const most = 8192; // that a function takes at once
  const shifted = bytes.map((byte) => byte + shift);
  let text = '';
  for (let at = 0; at < shifted.length; at += most) {
    text += String.fromCharCode(...shifted.subarray(at, at + most));
  }
  return text;
}
