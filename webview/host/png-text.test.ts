import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withTexts } from './png-text.ts';

/** One transparent pixel. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** The chunks of a PNG; each must carry its own checksum. */
function chunksOf(png: Uint8Array): readonly Chunk[] {
  const bytes = Buffer.from(png);
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at);
    expect(bytes.readUInt32BE(end)).toBe(crc32(bytes.subarray(at + 4, end)));
    chunks.push({ type: bytes.subarray(at + 4, at + 8).toString('latin1'), data: bytes.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

/** Keyword, language and words of an uncompressed iTXt chunk. */
function wordsOf({ data }: Chunk): readonly string[] {
  const [keyword = '', , , language = '', , ...rest] = data.toString('utf8').split('\0');
  return [keyword, language, rest.join('')];
}

describe('a PNG with words', () => {
  it('carries title and description behind its head, in any language, and its picture as it was', () => {
    const png = withTexts(PIXEL, { Title: 'conference', Description: '참가자가 cdn을 호출합니다 – 🙂' }, 'ko');
    const chunks = chunksOf(png);
    expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'iTXt', 'iTXt', 'IDAT', 'IEND']);
    expect(chunks.filter(({ type }) => type === 'iTXt').map(wordsOf)).toEqual([['Title', 'ko', 'conference'], ['Description', 'ko', '참가자가 cdn을 호출합니다 – 🙂']]);
    expect(chunks.filter(({ type }) => type !== 'iTXt')).toEqual(chunksOf(PIXEL));
  });

  it('has none where there is nothing to say', () => {
    expect(Buffer.from(withTexts(PIXEL, { Title: '', Description: '' }, 'en')).equals(PIXEL)).toBe(true);
  });
});
