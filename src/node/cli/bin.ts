import { readFile, writeFile } from 'node:fs/promises';
import { main } from './main.ts';

void main(process.argv.slice(2), {
  read: (file) => readFile(file, 'utf8'),
  write: (file, text) => writeFile(file, text),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
}).then((code) => {
  process.exitCode = code;
});
