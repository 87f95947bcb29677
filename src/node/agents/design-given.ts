import type { Analysis } from '../../core/analysis/contract.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import type { GivenDesign } from '../../protocol/agent-messages.ts';
import { rangeOf } from '../cli/check.ts';
import type { Asked } from './contract.ts';
import type { InputSchema } from './input.ts';
import { noSuchFile } from './refusals.ts';
import { settledAnalysis } from './settled-analysis.ts';

/** How every tool that works on a design is told which. */
export const FILE: InputSchema = { type: 'string', description: 'The design: a path ending in .arch.yaml, relative to the folder that is served. Call read without a file for the list.', minLength: 1, maxLength: 1_000 };

/** The analysis of the design asked about; refused where there is none or it cannot be read. */
export async function analysisAsked({ given: { design }, input, workbench }: Asked): Promise<Result<Analysis>> {
  return design ? readable(design, workbench) : noSuchFile(String(input['file']));
}

/** The analysis of a design whose text can be read; refused with the first thing that keeps it from being read, and where. */
export async function readable({ file, text, source }: GivenDesign, workbench: Asked['workbench']): Promise<Result<Analysis>> {
  const analysis = await settledAnalysis(text, source, workbench);
  const { broken, findings } = analysis.document;
  if (!broken) return ok(analysis);
  const first = findings.find(({ severity }) => severity === 'error');
  const { line, column } = first ? rangeOf(first, analysis.document).start : { line: 1, column: 1 };
  const because = first?.message ?? { en: 'It cannot be read.', ko: '읽을 수 없습니다.' };
  return refuse('agent.broken-text', { en: `${file}:${line}:${column}: ${because.en}`, ko: `${file}:${line}:${column}: ${because.ko}` });
}
