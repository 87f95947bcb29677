import type { SourceMap } from '../../core/cloudformation/contract.ts';
import type { Link } from './contract.ts';

/** The addresses among the outputs of a stack, each with the node that it belongs to. */
export function linksOf(outputs: Readonly<Record<string, string>>, sourceMap: SourceMap, site?: string): readonly Link[] {
  return Object.entries(outputs).filter(([, value]) => value.startsWith('https://')).map(([key, url]) => ({ node: sourceMap.origin(['Outputs', key])?.node ?? site ?? key, url }));
}
