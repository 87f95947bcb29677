import { readFileSync } from 'node:fs';
import { resolve as resolvePath } from 'node:path';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import type { Analysis } from '../../src/core/analysis/contract.ts';
import { createCatalog } from '../../src/core/catalog/catalog.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { SPECIFICATION_FILE } from '../../src/core/specification/loader.ts';
import { readSpecification } from '../../src/core/specification/read.ts';
import { services } from '../../src/services/index.generated.ts';
import type { Hook } from './run.ts';

/** What is computed from every document besides reading and editing it: findings, usage, bill, template. */
export function createHooks(): readonly Hook[] {
  const catalog = createCatalog(services);
  const specification = readSpecification(readFileSync(resolvePath(import.meta.dirname, '../..', ...SPECIFICATION_FILE), 'utf8'));
  const analyser = createAnalyser(catalog, undefined, () => specification);
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
