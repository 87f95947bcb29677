import { own, isObject, type Json } from '../model/json.ts';
import type { Node } from '../model/design.ts';
import { contentHash, idPart } from './names.ts';

/** The file that pages read what a deployment tells them from, at the root of their folder. */
export const CONFIG_FILE = 'config.json';

/** A key of `config:`, and the output of the template that carries its value. */
export interface ConfigEntry {
  readonly key: string;
  readonly output: string;
  readonly value: Json;
}

/** What `config:` of a node asks for: CloudFormation tells the values as outputs, the deployment writes them. */
export function configEntries(node: Node, logicalId: string): readonly ConfigEntry[] {
  const config = own(node.settings, 'config');
  return isObject(config) ? Object.entries(config).map(([key, value]) => ({ key, value, output: `${logicalId}Config${outputPart(key)}` })) : [];
}

/** Names of outputs hold letters and digits; keys that differ only in what is left out stay apart. */
function outputPart(key: string): string {
  const part = idPart(key);
  const isTold = part.length > 0 && part.charAt(0).toLowerCase() + part.slice(1) === key;
  return isTold ? part : `${part}${contentHash(key).slice(0, 6)}`;
}
