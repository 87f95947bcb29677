import { mkdir, rm, writeFile } from 'node:fs/promises';
import { renameSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes several files together: each text goes to a temporary file beside its place first, and only when all are
 * whole do they take their places, without a pause in which an interruption could be heard.
 *
 * @throws Node's error, or the signal's reason; the files are then as they were.
 */
export async function writeTogether(files: ReadonlyMap<string, string>, signal: AbortSignal): Promise<void> {
  const temporary = new Map([...files.keys()].map((file) => [file, `${file}.${process.pid}.tmp`]));
  try {
    for (const [file, text] of files) {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(temporary.get(file) ?? file, text, { signal });
    }
    signal.throwIfAborted();
    for (const [file, from] of temporary) renameSync(from, file);
  } finally {
    await Promise.all([...temporary.values()].map((file) => rm(file, { force: true })));
  }
}
