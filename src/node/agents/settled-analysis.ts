import { createAnalyser } from '../../core/analysis/analyse.ts';
import type { Analysis } from '../../core/analysis/contract.ts';
import { samImport } from '../../sam/import/sam-import.ts';
import { catalog } from '../../services/catalog.ts';
import type { Workbench } from './contract.ts';

/** The analysis of a text after every definition in it was judged; `source`: the template that an overlay stands on. */
export async function settledAnalysis(text: string, source: string | undefined, { judge, specification }: Pick<Workbench, 'judge' | 'specification'>): Promise<Analysis> {
  await specification.ready();
  const analyser = createAnalyser(catalog, judge, specification.now, [samImport]);
  const analysis = analyser.analyse(text, source);
  if (analysis.pending.length === 0) return analysis;
  await judge.settle(analysis.pending);
  return analyser.analyse(text, source);
}
