import { posix, win32 } from 'node:path';
import { createAnalyser } from '../../core/analysis/analyse.ts';
import type { Analysis } from '../../core/analysis/contract.ts';
import { createDefinitionJudge } from '../../core/analysis/definitions.ts';
import { sourceOf } from '../../core/cloudformation/import/overlay.ts';
import { specificationLoader } from '../../core/specification/loader.ts';
import { samImport } from '../../sam/import/sam-import.ts';
import { catalog } from '../../services/catalog.ts';
import type { Io } from './io.ts';

/** The analysis with what the engines have against the definitions in the text; `file`: where it stands, for what it names beside it. */
export async function completeAnalysis(text: string, io: Pick<Io, 'judge' | 'specification' | 'read'>, file?: string): Promise<Analysis> {
  const { judge: engine, specification: read } = io;
  const template = file === undefined ? undefined : await templateBeside(file, text, io);
  const specification = specificationLoader(read);
  await specification.ready();
  const judge = createDefinitionJudge(engine);
  const analyser = createAnalyser(catalog, judge, specification.now, [samImport]);
  const analysis = analyser.analyse(text, template);
  if (analysis.pending.length === 0) return analysis;
  await judge.settle(analysis.pending);
  return analyser.analyse(text, template);
}

/** The text of the template that an overlay stands on; empty where it cannot be read, which is a finding. */
async function templateBeside(file: string, text: string, { read }: Pick<Io, 'read'>): Promise<string | undefined> {
  const name = sourceOf(text);
  if (name === undefined) return undefined;
  const { dirname, isAbsolute, join } = file.includes('\\') ? win32 : posix;
  return read(isAbsolute(name) ? name : join(dirname(file), name)).catch(() => '');
}
