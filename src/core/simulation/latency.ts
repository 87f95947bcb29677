import { Distribution } from '../kernel/distribution.ts';
import { parseDurationModel } from '../model/units-distribution.ts';
import { own } from '../model/json.ts';
import type { Node } from '../model/design.ts';
import type { Latency } from './contract.ts';

/** The law of a cited delay: through all the quantiles that its source gives, else log-normal. */
export function lawOf({ p10, p50, p90, p99 }: Latency): Distribution {
  if (p10 === undefined || p90 === undefined) return Distribution.logNormal(p50, p99);
  return Distribution.quantiles([[0.1, p10], [0.5, p50], [0.9, p90], [0.99, p99]]);
}

/** A duration that the node assumes, as a law; the default where nothing (or nothing readable) is said. */
export function assumedLaw(node: Node, key: string, byDefault: Distribution): Distribution {
  const model = parseDurationModel(own(node.assume, key));
  if (!model.ok) return byDefault;
  const { kind, p50, p99 } = model.value;
  return kind === 'constant' ? Distribution.constant(p50) : Distribution.logNormal(p50, p99);
}
