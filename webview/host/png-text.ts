/** Eight bytes that every PNG begins with, then IHDR: its length, type, 13 bytes and checksum. */
const HEAD = 8 + 4 + 4 + 13 + 4;

/**
 * A PNG with words about it, as chunks of international text (`iTXt`) behind its head: readers of pictures find there
 * what the SVG says in `title` and `desc`. Empty words are left out. https://www.w3.org/TR/png-3/#11iTXt
 */
export function withTexts(png: Uint8Array, texts: Readonly<Record<'Title' | 'Description', string>>, language: string): Uint8Array<ArrayBuffer> {
  const chunks = Object.entries(texts).flatMap(([keyword, words]) => (words === '' ? [] : [textChunk(keyword, words, language)]));
  return joined([png.subarray(0, HEAD), ...chunks, png.subarray(HEAD)]);
}

/** Keyword, no compression, language, no translated keyword, and the words in UTF-8, which end with the chunk. */
function textChunk(keyword: string, words: string, language: string): Uint8Array {
  const utf8 = new TextEncoder();
  const typed = joined([utf8.encode('iTXt'), utf8.encode(`${keyword}\0\0\0${language}\0\0`), utf8.encode(words.replaceAll('\0', ''))]);
  return joined([bigEndian(typed.length - 4), typed, bigEndian(crc32(typed))]);
}

function bigEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** https://www.w3.org/TR/png-3/#D-CRCAppendix */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
