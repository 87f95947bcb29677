import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import type { Analysis } from '../../src/core/analysis/contract.ts';
import { createCatalog } from '../../src/core/catalog/catalog.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { services } from '../../src/services/index.generated.ts';
import type { Hook } from './run.ts';

/** What is computed from every document besides reading and editing it: findings, usage, bill, template. */
export function createHooks(): readonly Hook[] {
  const catalog = createCatalog(services);
  const analyser = createAnalyser(catalog);
  let latest: Analysis | undefined;
  const analysisOf = (text: string): Analysis => (latest?.document.text === text ? latest : (latest = analyser.analyse(text)));
  return [
    {
      name: 'check and estimate',
      run: (text) => {
        for (const { rule, message } of analysisOf(text).findings) if (rule.startsWith('internal.')) throw new Error(message.en);
      },
    },
    {
      name: 'export',
      run: (text) => {
        const { document, resolve } = analysisOf(text);
        synthesize({ design: document.design, catalog, resolve });
      },
    },
  ];
}
