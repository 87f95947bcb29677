import { limitFamilies } from '../cloudformation/limits.ts';
import type { Connection, Node } from '../model/design.ts';
import type { Resolver } from '../resolve/contract.ts';
import { connectionKind, type ConnectionKindId } from './connection-kinds.ts';
import { evaluatePorts, explain } from './explain.ts';
import type { EvaluatedPorts } from './ports.ts';
import type { Limit, NodeKind, ServiceDefinition } from './service.ts';

/** The services that the product knows, handed to core as an argument: core itself knows none by name. */
export interface Catalog {
  readonly services: readonly ServiceDefinition[];
  /** The kind of node for a value of `service:`, or undefined. */
  readonly kind: (service: string) => NodeKind | undefined;
  readonly family: (service: string) => ServiceDefinition | undefined;
  /** A documented quota by its full id, `lambda.timeout-max`. */
  readonly limit: (id: string) => Limit | undefined;
  /** What a node offers and accepts, its conditions evaluated. */
  readonly ports: (node: Node, resolve: Resolver) => EvaluatedPorts;
  /** The kind a connection has: as written, else the first that both ends offer. */
  readonly kindOf: (connection: Connection, from: Node, to: Node, resolve: Resolver) => ConnectionKindId | undefined;
}

/** The look-ups over a list of services. What follows from a node or a connection is kept by the object, which stays the same while its text does. */
export function createCatalog(services: readonly ServiceDefinition[]): Catalog {
  const families = new Map(services.map((service) => [service.family, service]));
  const kinds = new Map(services.flatMap((service) => service.kinds.map((kind) => [kind.service, kind])));
  const limits = new Map<string, Limit>([...services, ...limitFamilies].flatMap((each) => Object.entries(each.limits).map(([name, limit]) => [`${each.family}.${name}`, limit])));
  // Asked for every connection of every design: the latest answer of each object, without a list of what it follows from.
  const evaluated = new WeakMap<Node, { readonly resolve: Resolver; readonly ports: EvaluatedPorts }>();
  const judged = new WeakMap<Connection, { readonly source: EvaluatedPorts; readonly target: EvaluatedPorts; readonly kind: ConnectionKindId | undefined }>();
  const ports = (node: Node, resolve: Resolver): EvaluatedPorts => {
    const before = evaluated.get(node);
    if (before?.resolve === resolve) return before.ports;
    const kind = kinds.get(node.service);
    const made = kind ? evaluatePorts(kind.ports, node, resolve) : NO_PORTS;
    evaluated.set(node, { resolve, ports: made });
    return made;
  };
  return {
    services,
    kind: (service) => kinds.get(service),
    family: (service) => families.get(service.split('.')[0] ?? service),
    limit: (id) => limits.get(id),
    ports,
    kindOf: (connection, from, to, resolve) => {
      if (connection.kind !== undefined) return connectionKind(connection.kind)?.id;
      const source = ports(from, resolve);
      const target = ports(to, resolve);
      const before = judged.get(connection);
      if (before?.source === source && before.target === target) return before.kind;
      const answer = explain(source, target, { from: from.id, to: to.id });
      const kind = answer.allowed ? answer.kinds[0] : undefined;
      judged.set(connection, { source, target, kind });
      return kind;
    },
  };
}

const NO_PORTS: EvaluatedPorts = { out: [], in: [] };
