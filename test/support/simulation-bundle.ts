import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The simulator with its runs as one script for any engine: it sets `runHashes` on the global object. */
export async function simulationBundle(): Promise<string> {
  const { outputFiles: [script] } = await build({
    entryPoints: [join(import.meta.dirname, 'simulation-runs.ts')], bundle: true, write: false, format: 'iife', platform: 'neutral', target: 'es2023', logLevel: 'silent',
  });
  return script?.text ?? '';
}

/** The text of every sample, by name. */
export function sampleTexts(): Readonly<Record<string, string>> {
  const root = join(import.meta.dirname, '../../samples');
  return Object.fromEntries(['conference', 'conference-sync'].map((name) => [name, readFileSync(join(root, name, `${name}.arch.yaml`), 'utf8')]));
}
