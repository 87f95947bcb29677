import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { judgeDefinition } from '../../adapters/definitions.ts';
import { SPECIFICATION_FILE } from '../../core/specification/loader.ts';
import { main } from './main.ts';

void main(process.argv.slice(2), {
  read: (file) => readFile(file, 'utf8'),
  designsIn,
  write: (file, text) => writeFile(file, text),
  judge: judgeDefinition,
  specification: () => readFile(join(__dirname, '..', ...SPECIFICATION_FILE), 'utf8'),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
}).then((code) => {
  process.exitCode = code;
});

/** Other people's modules and what is hidden hold no designs of one's own. */
async function designsIn(path: string): Promise<readonly string[] | undefined> {
  const what = await stat(path).catch(() => undefined);
  if (!what?.isDirectory()) return undefined;
  const entries = await readdir(path, { withFileTypes: true });
  const found = await Promise.all(entries.map(async (entry) => {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : (await designsIn(inside)) ?? [];
    return entry.name.endsWith('.arch.yaml') ? [inside] : [];
  }));
  return found.flat().sort();
}
