import { Zip, ZipDeflate } from 'fflate';

/** A file of a package, named from the package's root with `/`. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly executable?: boolean;
}

/** The earliest time that a zip file can name; the format has no time zone, so it is given as local time. */
const EPOCH = '1980-01-01T00:00:00';
const UNIX = 3;
const REGULAR_FILE = 0o100_000;

/**
 * A zip file that is the same for the same files: entries by name, one time, one mode, so that neither
 * clock, time zone, umask nor the order of a directory shows. Lambda reads the mode: everybody may read.
 */
export function zipOf(files: readonly PackedFile[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const { path, bytes, executable } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const entry = new ZipDeflate(path, { level: 9 });
    entry.mtime = EPOCH;
    entry.os = UNIX;
    entry.attrs = ((REGULAR_FILE | (executable ? 0o755 : 0o644)) << 16) >>> 0;
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  return new Uint8Array(Buffer.concat(chunks));
}
