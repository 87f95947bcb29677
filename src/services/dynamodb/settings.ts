import { listSetting } from '../../core/catalog/setting.ts';
import type { Node } from '../../core/model/design.ts';
import { isObject, own, type JsonObject, type Path } from '../../core/model/json.ts';
import type { Resolver } from '../../core/resolve/contract.ts';

export type Billing = 'on-demand' | 'provisioned';

/** How the table is paid for; a table that says nothing is provisioned. Undefined where it cannot be told. */
export function billingOf(node: Node, resolve: Resolver): Billing | undefined {
  const mode = resolve.property(node.properties, 'BillingMode');
  if (!mode.known) return undefined;
  return mode.value === 'PAY_PER_REQUEST' || isSimpleTable(node) ? 'on-demand' : 'provisioned';
}

/** SAM's table without a throughput is paid for by the request. */
function isSimpleTable({ resource, properties }: Node): boolean {
  return resource === 'AWS::Serverless::SimpleTable' && own(properties, 'ProvisionedThroughput') === undefined;
}

export interface WrittenIndex {
  readonly properties: JsonObject;
  /** Where it stands below the node. */
  readonly path: Path;
}

export type IndexList = 'GlobalSecondaryIndexes' | 'LocalSecondaryIndexes';

/** The indexes of a list as written; one that cannot be told is left out. */
export function indexesOf(node: Node, list: IndexList, resolve: Resolver): readonly WrittenIndex[] {
  return (listSetting(node.properties, list, resolve) ?? []).flatMap((entry, at) => (isObject(entry) ? [{ properties: entry, path: ['properties', list, at] }] : []));
}
