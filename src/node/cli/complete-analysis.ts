import { posix, win32 } from 'node:path';
import type { Analysis } from '../../core/analysis/contract.ts';
import { createDefinitionJudge } from '../../core/analysis/definitions.ts';
import { sourceOf } from '../../core/cloudformation/import/overlay-source.ts';
import { specificationLoader } from '../../core/specification/loader.ts';
import { settledAnalysis } from '../agents/settled-analysis.ts';
import type { Io } from './io.ts';

/** The analysis with what the engines have against the definitions in the text; `file`: where it stands, for what it names beside it. */
export async function completeAnalysis(text: string, io: Pick<Io, 'judge' | 'specification' | 'read'>, file?: string): Promise<Analysis> {
  const { judge: engine, specification: read } = io;
  const template = file === undefined ? undefined : await templateBeside(file, text, io);
  return settledAnalysis(text, template, { judge: createDefinitionJudge(engine), specification: specificationLoader(read) });
}

/** The text of the template that an overlay stands on; empty where it cannot be read, which is a finding. */
async function templateBeside(file: string, text: string, { read }: Pick<Io, 'read'>): Promise<string | undefined> {
  const name = sourceOf(text);
  if (name === undefined) return undefined;
  const { dirname, isAbsolute, join } = file.includes('\\') ? win32 : posix;
  return read(isAbsolute(name) ? name : join(dirname(file), name)).catch(() => '');
}
