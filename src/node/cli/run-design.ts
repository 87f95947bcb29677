import { dirname, resolve } from 'node:path';
import { createAnalyser } from '../../core/analysis/analyse.ts';
import { synthesize } from '../../core/cloudformation/synthesize.ts';
import { catalog } from '../../services/catalog.ts';
import { DeployFault } from '../deploy/fault.ts';
import type { LocalDesign } from '../local/local.ts';

export interface DesignPlace {
  readonly file: string;
  /** The folder out of which no path of the design may lead. */
  readonly root: string;
  /** Where the product is installed. */
  readonly product: string;
}

/** A design ready to run. @throws DeployFault where its text is broken */
export function localDesign(text: string, { file, root, product }: DesignPlace): LocalDesign {
  const analysis = createAnalyser(catalog).analyse(text);
  const [broken] = analysis.document.broken ? analysis.document.findings : [];
  if (broken) throw new DeployFault('local.broken', { en: `${file}: ${broken.message.en}`, ko: `${file}: ${broken.message.ko}` });
  const synthesis = synthesize({ design: analysis.document.design, catalog, resolve: analysis.resolve });
  return { analysis, synthesis, catalog, workspace: { folder: dirname(resolve(file)), root, product } };
}
