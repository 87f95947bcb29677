import type { BuildContext } from '../../core/cloudformation/contract.ts';
import { configEntries, CONFIG_FILE } from '../../core/cloudformation/site-config.ts';

/** One output for each key of `config:`; a deployment writes them into the pages' file. */
export function configOutputs(context: BuildContext): void {
  for (const { key, value, output } of configEntries(context.node, context.logicalId)) {
    context.output(output, `${key} in ${CONFIG_FILE} of ${context.node.id}`, value);
  }
}
