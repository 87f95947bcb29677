/** SHA-1 of a text in UTF-8, in hexadecimal (FIPS 180-4, 6.1). Names versions here, keeps no secrets. */
export function sha1(text: string): string {
  const words = padded(text);
  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const schedule = new Int32Array(80);
  for (let block = 0; block < words.length; block += 16) {
    for (let t = 0; t < 80; t++) {
      schedule[t] = t < 16 ? (words[block + t] as number) : rotated((schedule[t - 3] as number) ^ (schedule[t - 8] as number) ^ (schedule[t - 14] as number) ^ (schedule[t - 16] as number), 1);
    }
    mix(hash, schedule);
  }
  return hash.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function mix(hash: number[], schedule: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = hash;
  for (let t = 0; t < 80; t++) {
    const next = (rotated(a, 5) + chosen(t, b, c, d) + e + (CONSTANTS[Math.floor(t / 20)] as number) + (schedule[t] as number)) | 0;
    e = d;
    d = c;
    c = rotated(b, 30);
    b = a;
    a = next;
  }
  [a, b, c, d, e].forEach((word, index) => (hash[index] = ((hash[index] as number) + word) | 0));
}

const CONSTANTS: readonly number[] = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

function chosen(t: number, b: number, c: number, d: number): number {
  if (t < 20) return (b & c) | (~b & d);
  return t >= 40 && t < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** The text's bytes as big-endian words, then a one, zeros, and the length in bits. */
function padded(text: string): Int32Array {
  const bytes: number[] = [];
  for (const character of text) for (const byte of utf8(character.codePointAt(0) as number)) bytes.push(byte);
  const words = new Int32Array((((bytes.length + 8) >> 6) + 1) * 16);
  for (const [at, byte] of bytes.concat(0x80).entries()) words[at >> 2] = (words[at >> 2] as number) | (byte << (24 - (at & 3) * 8));
  words[words.length - 2] = Math.floor(bytes.length / 0x20000000);
  words[words.length - 1] = bytes.length << 3;
  return words;
}

function utf8(point: number): number[] {
  if (point < 0x80) return [point];
  if (point < 0x800) return [0xc0 | (point >> 6), 0x80 | (point & 0x3f)];
  // Half of a surrogate pair is no character: it is written as U+FFFD, as TextEncoder does.
  const character = point >= 0xd800 && point < 0xe000 ? 0xfffd : point;
  if (character < 0x10000) return [0xe0 | (character >> 12), 0x80 | ((character >> 6) & 0x3f), 0x80 | (character & 0x3f)];
  return [0xf0 | (character >> 18), 0x80 | ((character >> 12) & 0x3f), 0x80 | ((character >> 6) & 0x3f), 0x80 | (character & 0x3f)];
}
