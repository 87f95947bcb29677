import { limitFamilies } from '../cloudformation/limits.ts';
import type { Connection, Node } from '../model/design.ts';
import type { Resolver } from '../resolve/contract.ts';
import { connectionKind, type ConnectionKindId } from './connection-kinds.ts';
import { evaluatePorts, explain } from './explain.ts';
import { createMemory } from './memory.ts';
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
  const evaluated = createMemory<Node, EvaluatedPorts>();
  const judged = createMemory<Connection, ConnectionKindId | undefined>();
  const ports = (node: Node, resolve: Resolver): EvaluatedPorts => evaluated(node, [resolve], () => {
    const kind = kinds.get(node.service);
    return kind ? evaluatePorts(kind.ports, node, resolve) : NO_PORTS;
  });
  return {
    services,
    kind: (service) => kinds.get(service),
    family: (service) => families.get(service.split('.')[0] ?? service),
    limit: (id) => limits.get(id),
    ports,
    kindOf: (connection, from, to, resolve) => {
      if (connection.kind !== undefined) return connectionKind(connection.kind)?.id;
      const [source, target] = [ports(from, resolve), ports(to, resolve)];
      return judged(connection, [source, target], () => {
        const answer = explain(source, target, { from: from.id, to: to.id });
        return answer.allowed ? answer.kinds[0] : undefined;
      });
    },
  };
}

const NO_PORTS: EvaluatedPorts = { out: [], in: [] };
