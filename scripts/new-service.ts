/**
 * Scaffolds the folder of a service: `npm run new:service -- kinesis`, or with kinds of nodes
 * `npm run new:service -- eventbridge bus rule`. `--root DIR` works on another checkout.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serviceFolder, whatToFillIn } from './new-service/templates.ts';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

function main(args: readonly string[]): number {
  const at = args.indexOf('--root');
  const root = at < 0 ? resolve(dirname(fileURLToPath(import.meta.url)), '..') : resolve(args[at + 1] ?? '.');
  const [family, ...kinds] = at < 0 ? args : args.toSpliced(at, 2);
  if (family === undefined || ![family, ...kinds].every((name) => NAME.test(name))) {
    return complain('Usage: npm run new:service -- FAMILY [KIND…], in small letters, digits and hyphens.');
  }
  const folder = join(root, 'src/services', family);
  if (existsSync(folder)) return complain(`src/services/${family} exists already.`);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of serviceFolder(family, kinds)) writeFileSync(join(folder, file), text);
  console.log(whatToFillIn(family));
  return 0;
}

function complain(message: string): number {
  console.error(message);
  return 2;
}

process.exitCode = main(process.argv.slice(2));
