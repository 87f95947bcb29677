import { zipSync, type Zippable } from 'fflate';

/** A file of a package, named from the package's root with `/`. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly executable?: boolean;
}

/** The earliest time that a zip file can name; the format has no time zone, so it is given as local time. */
const EPOCH = new Date(1980, 0, 1);
const UNIX = 3;
const REGULAR_FILE = 0o100_000;

/**
 * A zip file that is the same for the same files: entries by name, one time, one mode, so that neither
 * clock, time zone, umask nor the order of a directory shows. Lambda reads the mode: everybody may read.
 */
export function zipOf(files: readonly PackedFile[]): Uint8Array {
  const entries: Zippable = {};
  for (const { path, bytes, executable } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const mode = REGULAR_FILE | (executable ? 0o755 : 0o644);
    Object.defineProperty(entries, path, { value: [bytes, { level: 9, mtime: EPOCH, os: UNIX, attrs: (mode << 16) >>> 0 }], enumerable: true });
  }
  return zipSync(entries);
}
