import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../samples/', import.meta.url);

/** The names of all samples; `samples/NAME/NAME.arch.yaml` is the design of one. */
export const sampleNames: readonly string[] = readdirSync(folder).filter((name) => existsSync(sampleFile(name)));

/** The path of a sample's design. */
export function sampleFile(name: string): string {
  return fileURLToPath(new URL(`${name}/${name}.arch.yaml`, folder));
}
