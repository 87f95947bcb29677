import type { Exit, Io } from './io.ts';
import { main } from './main.ts';

/** Files by name. A `Map` is a disk: what a command writes stands in it. */
export type Files = Readonly<Record<string, string>> | Map<string, string>;

/** What a command ended with, and what it said. */
export interface Ran {
  readonly code: Exit;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line over files in memory. `machine`: what is another way than there. */
export async function runCli(argv: readonly string[], files: Files = {}, machine: Partial<Io> = {}): Promise<Ran> {
  const disk = files instanceof Map ? files : new Map(Object.entries(files));
  let [out, err] = ['', ''];
  const code = await main(argv, {
    read: (file) => {
      const text = disk.get(file);
      return text === undefined ? Promise.reject(Object.assign(new Error(`ENOENT: no such file or directory, open '${file}'`), { code: 'ENOENT' })) : Promise.resolve(text);
    },
    designsIn: (path) => {
      const inside = [...disk.keys()].filter((file) => file.startsWith(`${path}/`));
      return Promise.resolve(inside.length > 0 ? inside.filter((file) => file.endsWith('.arch.yaml')) : undefined);
    },
    write: (file, text) => Promise.resolve(void disk.set(file, text)),
    writeFolder: (folder, written) => Promise.resolve(written.forEach(([path, text]) => disk.set(`${folder}/${path}`, text))),
    out: (text) => { out += text; },
    err: (text) => { err += text; },
    env: {},
    ...machine,
  });
  return { code, out, err };
}

/** Revisions of git by name, each with one text whatever file is asked for. */
export function revisions(texts: Readonly<Record<string, string>>): Pick<Io, 'committed'> {
  return { committed: (_file, revision) => (texts[revision] === undefined ? Promise.reject(new Error('fatal: bad revision')) : Promise.resolve(texts[revision])) };
}

/** A disk on which nothing may be written. */
export const READ_ONLY: Pick<Io, 'write' | 'writeFolder'> = {
  write: () => Promise.reject(new Error('nothing is to be written')),
  writeFolder: () => Promise.reject(new Error('nothing is to be written')),
};
