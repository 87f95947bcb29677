import fc from 'fast-check';
import { createCatalog } from '../../src/core/catalog/catalog.ts';
import { explain } from '../../src/core/catalog/explain.ts';
import { EMPTY_DESIGN, type Connection, type Design, type Node } from '../../src/core/model/design.ts';
import type { JsonObject } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { services } from '../../src/services/index.generated.ts';
import { randomNode } from './random-nodes.ts';
import { settingsFor } from './random-settings.ts';

export const catalog = createCatalog(services);

const TABLE = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
};
const FUNCTION = { Runtime: 'nodejs24.x', Handler: 'index.handler', Timeout: 20 };

/** Nodes of every kind with properties that AWS accepts. */
const KINDS: readonly { readonly service: string; readonly properties?: JsonObject; readonly routes?: JsonObject; readonly behaviours?: JsonObject; readonly settings?: JsonObject }[] = [
  { service: 'client' },
  { service: 'lambda', properties: FUNCTION },
  { service: 'lambda', properties: { ...FUNCTION, TracingConfig: { Mode: 'Active' }, Environment: { Variables: { MODE: 'fast' } } } },
  { service: 's3' },
  { service: 's3', properties: { VersioningConfiguration: { Status: 'Enabled' } } },
  { service: 'dynamodb', properties: TABLE },
  { service: 'dynamodb', properties: { ...TABLE, StreamSpecification: { StreamViewType: 'NEW_IMAGE' } } },
  { service: 'sns' },
  { service: 'sns', properties: { FifoTopic: true } },
  { service: 'sqs', properties: { VisibilityTimeout: 120, MessageRetentionPeriod: 86400 } },
  { service: 'sqs', properties: { FifoQueue: true, VisibilityTimeout: 120, MessageRetentionPeriod: 86400 } },
  { service: 'cloudfront' },
  { service: 'cloudfront', behaviours: { api: { order: 1, PathPattern: '/api/*' }, rest: { order: 2 } } },
  { service: 'apigateway.http' },
  { service: 'apigateway.http', routes: { list: { route: 'GET /things' }, add: { route: 'POST /things/{id}' } }, settings: { stage: 'api' } },
  { service: 'apigateway.rest', routes: { list: { route: 'GET /things' }, below: { route: 'ANY /below/{proxy+}' } } },
  { service: 'apigateway.rest' },
  { service: 'apigateway.websocket', routes: { connect: { route: '$connect' }, rest: { route: '$default' } } },
  { service: 'stepfunctions', properties: { Definition: { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } } } },
  { service: 'stepfunctions', properties: { StateMachineType: 'EXPRESS', LoggingConfiguration: { Level: 'ERROR' }, DefinitionString: '{ "StartAt": "Done", "States": { "Done": { "Type": "Succeed" } } }' } },
  { service: 'cognito.user-pool' },
  { service: 'cognito.identity-pool' },
  { service: 'eventbridge.bus' },
  { service: 'eventbridge.rule', properties: { EventPattern: { source: ['shop'] } } },
  { service: 'eventbridge.schedule', properties: { ScheduleExpression: 'rate(5 minutes)' } },
  { service: 'eventbridge.pipe' },
];

const WORDS = ['order', 'mail', 'user', 'photo', 'index', 'log', 'cart', 'price', 'stock', 'review'] as const;

/**
 * Designs of up to 14 nodes with connections that the catalogue allows, of any allowed kind, with any
 * access the target knows and environment variables where the source has them.
 */
export const randomDesign: fc.Arbitrary<Design> = designOf(fc.nat(KINDS.length - 1).map((index) => KINDS[index] ?? { service: 'client' }));

/** The same over all services, with any settings of nodes and connections. */
export const richDesign: fc.Arbitrary<Design> = designOf(randomNode, true);

function designOf(kinds: fc.Arbitrary<Partial<Node> & { readonly service: string }>, rich = false): fc.Arbitrary<Design> {
  return fc.tuple(
    fc.array(fc.tuple(fc.constantFrom(...WORDS), kinds), { minLength: 2, maxLength: 14 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat(), fc.boolean()), { maxLength: 30 }),
  ).map(([written, wires]) => {
    const nodes = written.map(([word, kind], index) => nodeOf(`${word}-${index}`, kind));
    const connections = new Map<string, Connection>();
    for (const wire of wires) {
      const connection = connect(nodes, wire, connections, rich);
      if (connection) connections.set(connection.id, connection);
    }
    return { ...EMPTY_DESIGN, name: 'random', nodes, connections: [...connections.values()] };
  });
}

function nodeOf(id: string, kind: Partial<Node> & { readonly service: string }): Node {
  return { id, properties: {}, attributes: {}, parts: {}, assume: {}, traffic: {}, routes: {}, behaviours: {}, settings: {}, ...kind };
}

function connect(nodes: readonly Node[], [a, b, pick, verbs, env]: readonly [number, number, number, number, boolean], made: ReadonlyMap<string, Connection>, rich: boolean): Connection | undefined {
  const [from, to] = [nodes[a % nodes.length], nodes[b % nodes.length]] as [Node, Node];
  const resolve = createResolver(EMPTY_DESIGN);
  const answer = explain(catalog.ports(from, resolve), catalog.ports(to, resolve), { from: from.id, to: to.id });
  if (!answer.allowed || from === to || made.has(`${from.id}-${to.id}`)) return undefined;
  const kind = answer.kinds[pick % answer.kinds.length];
  const limited = kind === 'on-failure' || kind === 'trigger';
  // A rule has at most five targets: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
  if (from.service === 'eventbridge.rule' && [...made.values()].filter((other) => other.from === from.id).length >= 5) return undefined;
  if (limited && [...made.values()].some((other) => other.kind === kind && other.from === from.id)) return undefined;
  const known = catalog.kind(to.service)?.ports;
  const access = kind === 'access' ? Object.keys(known?.access ?? {}).filter((_verb, index) => ((verbs >> index) & 1) === 1) : [];
  const reference = known?.references?.[0];
  return {
    id: `${from.id}-${to.id}`, from: from.id, to: to.id, ...(kind === undefined ? {} : { kind }), access, routes: [],
    env: env && from.service === 'lambda' && reference ? { [`OTHER_${b % nodes.length}`]: reference } : {},
    properties: {}, with: {}, assume: {}, realizedBy: [], ...(rich ? settingsFor(kind, from, to, verbs) : {}),
  };
}
