// The directory of a zip file: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (4.3.12, 4.3.16).
import { readFile } from 'node:fs/promises';

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** Names and sizes of the files of a zip file, in bytes. */
export async function readArchive(path) {
  const bytes = await readFile(path);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new Error(`${path} is no zip file`);
  const entries = [];
  let at = bytes.readUInt32LE(end + 16);
  while (at < end && bytes.readUInt32LE(at) === ENTRY) {
    const [length, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    entries.push({ name: bytes.toString('utf8', at + 46, at + 46 + length), compressed: bytes.readUInt32LE(at + 20), size: bytes.readUInt32LE(at + 24) });
    at += 46 + length + extra + comment;
  }
  return entries;
}
