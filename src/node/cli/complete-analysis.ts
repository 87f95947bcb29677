import { createAnalyser } from '../../core/analysis/analyse.ts';
import type { Analysis } from '../../core/analysis/contract.ts';
import { createDefinitionJudge } from '../../core/analysis/definitions.ts';
import { specificationLoader } from '../../core/specification/loader.ts';
import { catalog } from '../../services/catalog.ts';
import type { Io } from './io.ts';

/** The analysis with what the engines have against the definitions in the text. */
export async function completeAnalysis(text: string, { judge: engine, specification: read }: Pick<Io, 'judge' | 'specification'>): Promise<Analysis> {
  const specification = specificationLoader(read);
  await specification.ready();
  const judge = createDefinitionJudge(engine);
  const analyser = createAnalyser(catalog, judge, specification.now);
  const analysis = analyser.analyse(text);
  if (analysis.pending.length === 0) return analysis;
  await judge.settle(analysis.pending);
  return analyser.analyse(text);
}
