import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Synthesis } from '../../src/core/cloudformation/contract.ts';
import { printYaml } from '../../src/core/cloudformation/print.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import type { Design } from '../../src/core/model/design.ts';
import type { JsonObject } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { catalog } from '../property/random-design.ts';
import { sampleFile, sampleNames } from '../support/samples.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Paths of the samples, and of the designs that use what the samples do not, from the root of the repository. */
export const samples: readonly string[] = sampleNames.map((name) => relative(root, sampleFile(name))).toSorted();
export const designs: readonly string[] = readdirSync(join(root, 'test/outside/designs')).map((name) => join('test/outside/designs', name)).toSorted();

export function synthesisOf(design: Design): Synthesis {
  return synthesize({ design, catalog, resolve: createResolver(design) });
}

/** The template of a file, as it leaves the house. */
export interface Exported {
  readonly name: string;
  readonly region: string;
  readonly template: JsonObject;
  readonly yaml: string;
}

export function exported(file: string): Exported {
  const { design } = parseDocument(readFileSync(join(root, file), 'utf8'));
  const synthesis = synthesisOf(design);
  return { name: basename(file, '.arch.yaml'), region: design.region, template: synthesis.template, yaml: printYaml(synthesis) };
}
