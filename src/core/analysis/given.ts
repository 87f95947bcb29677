import type { Catalog } from '../catalog/catalog.ts';
import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import { isModelled } from '../catalog/service.ts';
import type { CloudFormationPart, Self } from '../cloudformation/contract.ts';
import { logicalIdOf, type Connection, type Node } from '../model/design.ts';
import { own } from '../model/json.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { NodeView } from './contract.ts';

type Given = NodeView['given'][number];

/** What a connection gives its source: environment variables as written, and the actions that it allows on the target. */
export function givenBy(connection: Connection, kind: ConnectionKindId, to: Node, catalog: Catalog, resolve: Resolver): readonly Given[] {
  const env = Object.entries(connection.env).map(([name, reference]): Given =>
    ({ connection: connection.id, what: 'env', text: `${name} = ${to.id} (${reference})` }));
  const permissions = actionsOf(connection, kind, to, catalog, resolve).map((action): Given =>
    ({ connection: connection.id, what: 'permission', text: `${action} → ${to.id}` }));
  return [...env, ...permissions];
}

/** As the template will have them; for a target without a template, as its access verbs say. */
function actionsOf(connection: Connection, kind: ConnectionKindId, to: Node, catalog: Catalog, resolve: Resolver): readonly string[] {
  const service = catalog.kind(to.service);
  if (!service) return [];
  if (kind === 'access') {
    const verbs = service.ports.access;
    return unique(connection.access.flatMap((verb) => own(verbs, verb)?.actions ?? []));
  }
  if (kind !== 'start' && kind !== 'invoke' && kind !== 'publish' && kind !== 'send') return [];
  return isModelled(service.cloudformation) ? unique(permitted(service.cloudformation, connection, kind, to, resolve)) : [];
}

function permitted(part: CloudFormationPart, connection: Connection, kind: 'start' | 'invoke' | 'publish' | 'send', to: Node, resolve: Resolver): readonly string[] {
  const self: Self = { node: to, logicalId: logicalIdOf(to), resolve, starting: () => [], ending: () => [] };
  try {
    return part.asTarget?.[kind]?.(self, connection).permits.flatMap(({ actions }) => actions) ?? [];
  } catch {
    return [];
  }
}

function unique(actions: readonly string[]): readonly string[] {
  return [...new Set(actions)];
}
