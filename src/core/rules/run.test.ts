import { describe, expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import type { Facts } from '../catalog/facts.ts';
import type { Port, Ports } from '../catalog/ports.ts';
import { defineService, notModelled, type NodeKind, type ServiceDefinition } from '../catalog/service.ts';
import { schemaOf } from '../analysis/schema.ts';
import { parseDocument } from '../document/parser.ts';
import type { Finding } from '../model/finding.ts';
import { verbatim } from '../model/text.ts';
import { createResolver } from '../resolve/resolver.ts';
import { propagate } from '../traffic/propagate.ts';
import type { Rule } from './contract.ts';
import { check } from './run.ts';
import { silencesOf } from './silences.ts';

/** Services that stand for nothing at AWS: core knows none by name, and neither do its tests. */
function kind(service: string, ports: Ports, rest: Partial<NodeKind> = {}): NodeKind {
  return {
    service, ports, keys: ['routes', 'behaviours', 'traffic'], facts: {}, properties: { fields: [], assumptions: [] },
    about: { title: verbatim(service), short: verbatim(service), category: 'compute', description: verbatim(service), docs: 'https://example.com', initial: {}, summary: () => verbatim(service) },
    traffic: notModelled('-'), cost: notModelled('-'), cloudformation: notModelled('-'), simulation: notModelled('-'), local: notModelled('-'), ...rest,
  };
}

const out = (...kinds: Port['kind'][]): readonly Port[] => kinds.map((id) => ({ kind: id }));
const grant = (effect: 'read' | 'write') => ({ actions: [`store:${effect}`], on: [''], effect, title: verbatim(effect) });
const source = { url: 'https://example.com/limits', asOf: '2026-11-21' };

function define(family: string, kinds: readonly NodeKind[], rules: readonly Rule[] = []): ServiceDefinition {
  return defineService({ family, kinds, rules, limits: {}, prices: notModelled('-') });
}

function rule(id: string, checkNode: Rule['check']): Rule {
  return { id, severity: 'warning', title: verbatim(id), why: verbatim(id), source, check: checkNode };
}

const tooBig = rule('worker.too-big', (node, { resolve, quota }) => {
  const size = resolve.number(node.properties, 'Size') ?? 0;
  const most = quota('worker.size') ?? 0;
  return size <= most ? [] : [{ message: verbatim(`${size} > ${most}`), path: ['properties', 'Size'], fix: { title: verbatim('shrink'), path: ['properties', 'Size'], value: most } }];
});

const worker: ServiceDefinition = {
  ...define('worker', [kind('worker', { out: [...out('access', 'publish', 'invoke'), { kind: 'on-failure', limit: 1 }], in: out('invoke', 'deliver', 'poll') }, {
    facts: {
      asTarget: {
        invoke: (node, _connection, resolve): Facts => ({ timeoutSeconds: resolve.number(node.properties, 'Timeout') }),
        deliver: (): Facts => ({ dropsAfterAttempts: 3 }),
      },
    },
  })], [tooBig]),
  limits: { size: { value: 10, unit: 'MB', kind: 'adjustable', scope: 'account', source }, hard: { value: 5, unit: 'items', kind: 'hard', scope: 'account', source } },
};
const gate = define('gate', [kind('gate', { out: out('invoke'), in: out('request', 'authorize') }, {
  facts: { asSource: { invoke: (): Facts => ({ callerTimeoutSeconds: 30, callerTimeoutRaisable: false }) } },
})]);
const store = define('store', [kind('store', { out: [], in: out('access'), access: { read: grant('read'), write: grant('write') }, references: ['name'] })]);
const topic = define('topic', [kind('topic', { out: out('deliver'), in: out('publish', 'on-failure') })]);
const user = define('user', [kind('user', { out: out('request'), in: [] })]);
const lock = define('lock', [kind('lock', { out: out('authorize'), in: [] })]);

const services = [worker, gate, store, topic, user, lock];

function findingsIn(text: string, extra: readonly ServiceDefinition[] = []): readonly Finding[] {
  const catalog = createCatalog([...services, ...extra]);
  const { design } = parseDocument(text, schemaOf(catalog));
  const resolve = createResolver(design);
  const silences = silencesOf(design, catalog);
  return [...silences.sort(check({ design, catalog, resolve, usage: propagate(design, catalog, resolve) })).findings, ...silences.findings];
}

function rulesIn(text: string, extra: readonly ServiceDefinition[] = []): readonly string[] {
  return findingsIn(text, extra).map((finding) => `${finding.rule} ${finding.path?.join('.') ?? ''}`);
}

const REACHED = 'users: { service: user }\n  api: { service: gate }';
const design = (nodes: string, connections = '', rest = ''): string => `version: 1\nnodes:\n  ${nodes}\nconnections:\n  ${connections}\n${rest}\n`;

describe('rules of services', () => {
  const text = design(`${REACHED}\n  job: { service: worker, properties: { Size: 11 } }`, 'a: { from: users, to: api }\n  b: { from: api, to: job }');

  it('report with the whole path, the source and the repair in the file', () => {
    expect(findingsIn(text)).toEqual([{
      rule: 'worker.too-big', severity: 'warning', message: verbatim('11 > 10'), node: 'job', path: ['nodes', 'job', 'properties', 'Size'], source,
      fix: { title: verbatim('shrink'), path: ['nodes', 'job', 'properties', 'Size'], value: 10 },
    }]);
  });

  it('count the quotas of the account, not the documented ones', () => {
    expect(rulesIn(`${text}account: { quotas: { worker.size: 11 } }`)).toEqual([]);
  });

  it('that throw become one finding, and the others go on', () => {
    const broken = define('broken', [kind('broken', { out: [], in: [] })], [rule('broken.rule', () => { throw new Error('boom'); })]);
    const findings = findingsIn(design(`${REACHED}\n  job: { service: worker, properties: { Size: 11 } }\n  x: { service: broken }\n  y: { service: broken }`, 'a: { from: users, to: api }\n  b: { from: api, to: job }'), [broken]);
    expect(findings.map(({ rule: id }) => id)).toEqual(['worker.too-big', 'internal.rule-failed']);
    expect(findings[1]?.message.en).toBe('The check “broken.rule” failed, so its findings are missing (boom). Please report it.');
  });

  it('that throw are reported again when the design is checked again', () => {
    const broken = define('broken', [kind('broken', { out: [], in: [] }, { facts: {} })], [rule('broken.rule', () => { throw new Error('boom'); })]);
    const catalog = createCatalog([broken]);
    const { design: parsed } = parseDocument(design('x: { service: broken }'));
    const resolve = createResolver(parsed);
    const input = { design: parsed, catalog, resolve, usage: propagate(parsed, catalog, resolve) };
    expect(check(input)).toEqual(check(input));
  });

  it('see what is connected to a node now, not what was when they were asked first', () => {
    const lonely = rule('worker.lonely', (node, { incoming }) => (incoming(node).length === 0 ? [{ message: verbatim('lonely') }] : []));
    const catalog = createCatalog([define('worker', [kind('worker', { out: out('invoke'), in: out('invoke') })], [lonely])]);
    const { design: parsed } = parseDocument(design('a: { service: worker }\n  b: { service: worker }', 'a-b: { from: a, to: b }'));
    const resolve = createResolver(parsed);
    const lonelyIn = (of: typeof parsed) => check({ design: of, catalog, resolve, usage: propagate(of, catalog, resolve) }).filter(({ rule: id }) => id === lonely.id).map(({ node }) => node);
    expect(lonelyIn(parsed)).toEqual(['a']);
    expect(lonelyIn({ ...parsed, connections: [] })).toEqual(['a', 'b']);
  });
});

describe('quotas of the account', () => {
  const quota = (text: string) => findingsIn(design(REACHED, 'a: { from: users, to: api }', `account: { quotas: ${text} }`)).map(({ rule: id, path, message }) => [id, path?.join('.'), message.en]);

  it('that nothing reads are findings', () => {
    expect(quota('{ worker.sise: 11 }')).toEqual([['account.unknown-quota', 'account.quotas.worker.sise', 'There is no limit “worker.sise”, so nothing reads this. Did you mean “worker.size”?']]);
    expect(quota('{ worker.size: many }')).toEqual([['account.invalid-quota', 'account.quotas.worker.size', '“worker.size” must be a number of MB. The documented 10 counts until then.']]);
  });

  it('cannot raise what AWS does not raise', () => {
    expect(quota('{ worker.hard: 6 }')).toEqual([['account.hard-limit', 'account.quotas.worker.hard', 'AWS does not raise “worker.hard” above 5 items for any account. Remove it.']]);
    expect(quota('{ worker.hard: 5, worker.size: 1000 }')).toEqual([]);
  });
});

describe('silences', () => {
  const text = design(`${REACHED}\n  job: { service: worker, properties: { Size: 11 } }`, 'a: { from: users, to: api }\n  b: { from: api, to: job }');

  it('take away the findings of a rule for the nodes they name', () => {
    expect(rulesIn(`${text}ignore: { worker.too-big: { nodes: [job], reason: Raised by support. } }`)).toEqual([]);
    expect(rulesIn(`${text}ignore: { worker.too-big: { nodes: [api], reason: Raised by support. } }`)).toEqual(['worker.too-big nodes.job.properties.Size', 'ignore.matches-nothing ignore.worker.too-big']);
  });

  it('without a reason do nothing and say so', () => {
    expect(rulesIn(`${text}ignore: { worker.too-big: { nodes: [job] } }`)).toEqual(['worker.too-big nodes.job.properties.Size', 'ignore.no-reason ignore.worker.too-big']);
  });

  it('of a rule or a node that does not exist are findings', () => {
    const findings = findingsIn(design(REACHED, 'a: { from: users, to: api }', 'ignore: { worker.to-big: { nodes: [jobs], reason: x } }'));
    expect(findings.map(({ rule: id, message }) => `${id}: ${message.en}`)).toEqual([
      'ignore.unknown-rule: There is no rule “worker.to-big”. Did you mean “worker.too-big”?',
      'ignore.unknown-id: There is no node “jobs” to ignore “worker.to-big” for. Remove it.',
    ]);
  });
});

describe('connections against the catalogue', () => {
  const nodes = `${REACHED}\n  job: { service: worker }\n  data: { service: store }\n  mail: { service: topic }`;
  const rest = 'u: { from: users, to: api }\n  a: { from: api, to: job }\n  m: { from: job, to: mail }\n  ';
  const only = (connections: string) => findingsIn(design(nodes, rest + connections)).filter(({ connection }) => connection === 'x' || connection === 'y');

  it('of an unknown kind offer the nearest one as a repair', () => {
    expect(only('x: { from: job, to: data, kind: acess }')).toEqual([{
      rule: 'connection.unknown-kind', severity: 'error', connection: 'x', path: ['connections', 'x', 'kind'],
      message: { en: 'There is no kind of connection called “acess”. Did you mean “access”?', ko: '‘acess’ 종류의 연결은 없습니다. ‘access’을(를) 뜻했나요?' },
      fix: { title: { en: 'Change to “access”', ko: '‘access’(으)로 바꾸기' }, path: ['connections', 'x', 'kind'], value: 'access' },
    }]);
  });

  it('that cannot be say why', () => {
    expect(only('x: { from: mail, to: data }').map(({ rule: id, message }) => [id, message.en])).toEqual([
      ['connection.not-possible', 'mail cannot connect to data: mail delivers to functions and queues, and data is read and written by functions.'],
    ]);
  });

  it('of the wrong kind name the kinds that are possible', () => {
    expect(only('x: { from: job, to: data, kind: publish }').map(({ message }) => message.en)).toEqual(['“job” and “data” cannot be connected by `publish`. Possible: `access`.']);
  });

  it('from a node to itself are refused', () => {
    expect(only('x: { from: job, to: job }').map(({ message }) => message.en)).toEqual(['job cannot connect to itself.']);
  });

  it('to data without an access say that they allow nothing, with the repair', () => {
    expect(only('x: { from: job, to: data }').map(({ rule: id, message, fix }) => [id, message.en, fix?.path.join('.'), fix?.value, fix?.title.en])).toEqual([
      ['connection.no-access', '“job” gets no permission for “data”. Say what it may do: `access: [read]`, `[write]` or finer verbs.', 'connections.x.access', ['read', 'write'], 'Change to “read, write”'],
    ]);
  });

  it.each([
    ['an unknown route', 'x: { from: api, to: job, routes: [mak] }', 'connection.unknown-route connections.x.routes.0'],
    ['an unknown access', 'x: { from: job, to: data, access: [wirte] }', 'connection.unknown-access connections.x.access.0'],
    ['a value that the target does not have', 'x: { from: job, to: data, access: [write], env: { TABLE: nam } }', 'connection.unknown-reference connections.x.env.TABLE'],
    ['a key that its kind does not use', 'x: { from: job, to: data, access: [read], behaviour: all }', 'connection.key-without-effect connections.x.behaviour'],
  ])('with %s are findings at the very place', (_what, connections, expected) => {
    expect(only(connections).map(({ rule: id, path }) => `${id} ${path?.join('.')}`)).toEqual([expected]);
  });

  it('that set the same environment variable to different values collide, and to the same value do not', () => {
    const two = (second: string) => only(`x: { from: job, to: data, access: [read], env: { T: name } }\n  y: { from: job, to: data, access: [write], env: { T: ${second} } }`);
    expect(two('name')).toEqual([]);
    expect(two('arn').map(({ rule: id }) => id)).toEqual(['connection.unknown-reference', 'connection.env-taken']);
  });

  it('beyond the number that a port takes are findings', () => {
    expect(only('x: { from: job, to: mail, kind: on-failure }\n  y: { from: job, to: mail, kind: on-failure }').map(({ rule: id, connection }) => `${id} ${connection}`)).toEqual(['connection.too-many y']);
  });

  it('that serve or guard the same route twice are findings', () => {
    const text = design('users: { service: user }\n  api: { service: gate, routes: { make: { route: POST /x } } }\n  job: { service: worker }\n  key: { service: lock }', [
      'u: { from: users, to: api }', 'a: { from: api, to: job, routes: [make] }', 'b: { from: api, to: job, routes: [make] }', 'c: { from: key, to: api, routes: [make] }', 'd: { from: key, to: api, routes: [make] }',
    ].join('\n  '));
    expect(rulesIn(text)).toEqual(['connection.route-taken connections.b.routes.0', 'connection.authorized-twice connections.d.routes.0']);
  });

  it('with names from the prototype of objects are names like any other', () => {
    expect(only('x: { from: job, to: data, access: [constructor], env: { __proto__: name, toString: valueOf } }').map(({ rule: id }) => id))
      .toEqual(['connection.unknown-access', 'connection.unknown-reference']);
  });
});

describe('rules about how nodes are connected', () => {
  const topology = (text: string) => findingsIn(text).filter(({ rule: id }) => id.startsWith('topology.'));

  it('compare how long a caller waits with how long the called may take', () => {
    const text = (timeout: number) => design(`${REACHED}\n  job: { service: worker, properties: { Timeout: ${timeout} } }`, 'a: { from: users, to: api }\n  b: { from: api, to: job }');
    expect(topology(text(30))).toEqual([]);
    expect(topology(text(31)).map(({ rule: id, connection, message }) => [id, connection, message.en])).toEqual([
      ['topology.caller-gives-up-first', 'b', '“api” waits 30 s for “job”, which may take 31 s. Lower the timeout of “job” to 30 s, or do the work asynchronously.'],
    ]);
  });

  it('want a place for events that fail', () => {
    const text = (more: string) => design(`${REACHED}\n  job: { service: worker }\n  mail: { service: topic }\n  send: { service: worker }\n  lost: { service: topic }`,
      `a: { from: users, to: api }\n  b: { from: api, to: job }\n  c: { from: job, to: mail }\n  d: { from: mail, to: send }\n  ${more}`);
    expect(topology(text('e: { from: send, to: lost, kind: on-failure }'))).toEqual([]);
    expect(topology(text('e: { from: job, to: lost }')).map(({ rule: id, node }) => `${id} ${node}`)).toEqual(['topology.failed-events-are-lost send']);
  });

  it('see events that go round in a circle, once per circle', () => {
    const found = topology(design(`${REACHED}\n  job: { service: worker }\n  mail: { service: topic }\n  send: { service: worker }\n  lost: { service: topic }`,
      'a: { from: users, to: api }\n  b: { from: api, to: job }\n  c: { from: job, to: mail }\n  d: { from: mail, to: send }\n  e: { from: send, to: job, kind: invoke }\n  f: { from: send, to: lost, kind: on-failure }'));
    expect(found.map(({ rule: id, connection, message }) => [id, connection, message.en])).toEqual([['topology.recursive-loop', 'c',
      '“job”, “mail”, “send” cause each other again and again. Break the circle, or make sure that an event goes round only once, and silence this with the reason.']]);
  });

  it('do not call reading what one writes a circle', () => {
    expect(topology(design(`${REACHED}\n  job: { service: worker }\n  data: { service: store }`, 'a: { from: users, to: api }\n  b: { from: api, to: job }\n  c: { from: job, to: data, access: [read, write] }'))).toEqual([]);
  });

  it('name the writing routes that anybody may call', () => {
    const text = (more: string) => design('users: { service: user }\n  api: { service: gate, routes: { make: { route: POST /x }, look: { route: GET /x } } }\n  job: { service: worker }\n  key: { service: lock }',
      `a: { from: users, to: api }\n  b: { from: api, to: job, routes: [make, look] }\n  c: { from: key, to: api, routes: [${more}] }`);
    expect(topology(text('make'))).toEqual([]);
    expect(topology(text('look')).map(({ rule: id, severity, path }) => `${severity} ${id} ${path?.join('.')}`)).toEqual(['info topology.write-without-authorizer nodes.api.routes.make']);
  });

  it('name nodes that nothing reaches and routes that lead nowhere', () => {
    const found = topology(design('users: { service: user }\n  api: { service: gate, routes: { make: { route: GET /x } } }\n  job: { service: worker }', 'a: { from: users, to: api }'));
    expect(found.map(({ rule: id, path }) => `${id} ${path?.join('.')}`)).toEqual(['topology.route-leads-nowhere nodes.api.routes.make', 'topology.nothing-reaches nodes.job']);
  });
});
