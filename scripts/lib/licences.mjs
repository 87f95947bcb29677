// The licences of what a bundle holds, for the file that stands beside it.
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './steps.mjs';

/** Writes the licence and the notice of every package in the bundles of an esbuild metafile to `<bundle>.LEGAL.txt`, after the comments that esbuild put there. */
export async function writeLicences({ outputs }) {
  await Promise.all(Object.entries(outputs).filter(([file]) => file.endsWith('.js')).map(async ([file, { inputs }]) => {
    const packages = [...new Set(Object.keys(inputs).flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []))].sort();
    if (packages.length === 0) return;
    const path = join(root, `${file}.LEGAL.txt`);
    const comments = existsSync(path) ? await readFile(path, 'utf8') : '';
    await writeFile(path, [comments, ...(await Promise.all(packages.map(textsOf)))].filter((text) => text !== '').join('\n'));
  }));
}

async function textsOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
  const files = (await readdir(join(root, folder))).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(root, folder, file), 'utf8')));
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}
