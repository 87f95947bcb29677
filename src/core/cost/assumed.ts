import type { Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { own, type Json } from '../model/json.ts';
import type { Result } from '../model/result.ts';
import { parseAssumed, type Parse } from '../traffic/assumptions.ts';
import type { CostContext } from './contract.ts';

/** Reads assumptions of nodes for the bill and remembers what was written wrongly. */
export interface AssumptionReader extends Pick<CostContext, 'assumed' | 'stated'> {
  readonly findings: readonly Finding[];
  /** What was found since the last time; the reader then starts anew. */
  readonly taken: () => readonly Finding[];
}

const FINE: readonly Finding[] = [];

export function assumptionReader(): AssumptionReader {
  const findings: Finding[] = [];
  const stated = (node: Node, key: string, parse: Parse): number | undefined => {
    const value = own(node.assume, key);
    if (value === undefined) return undefined;
    const result = readAny(value, parse);
    if (!result.ok) findings.push({ rule: 'cost.invalid-assumption', severity: 'error', message: result.error.message, node: node.id, path: ['nodes', node.id, 'assume', key] });
    return result.ok ? result.value : undefined;
  };
  return {
    findings,
    taken: () => (findings.length === 0 ? FINE : findings.splice(0)),
    stated,
    assumed: (node, key, parse, fallback) => {
      const value = stated(node, key, parse);
      return value === undefined ? { value: fallback, byDefault: true } : { value, byDefault: false };
    },
  };
}

/** A parser's own reading first (a duration may be `{ p50, p99 }`), then that of a range. */
function readAny(value: Json, parse: Parse): Result<number> {
  const plain = parse(value);
  return plain.ok ? plain : parseAssumed(value, parse);
}
