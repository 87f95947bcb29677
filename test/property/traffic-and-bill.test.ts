import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/core/cost/estimate.ts';
import type { Bill } from '../../src/core/cost/contract.ts';
import { EMPTY_DESIGN, type Connection, type Design, type Node } from '../../src/core/model/design.ts';
import type { Json, JsonObject } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import type { Usage } from '../../src/core/traffic/contract.ts';
import { total } from '../../src/core/traffic/forward.ts';
import { propagate } from '../../src/core/traffic/propagate.ts';
import { catalog } from '../golden/bill.ts';

function answer(design: Design): { readonly usage: Usage; readonly bill: Bill } {
  const resolve = createResolver(design);
  const usage = propagate(design, catalog, resolve);
  return { usage, bill: estimate({ design, catalog, resolve, usage }) };
}

function nodeOf(id: string, service: string, more: Partial<Node> = {}): Node {
  return { id, service, properties: {}, attributes: {}, parts: {}, assume: {}, traffic: {}, routes: {}, behaviours: {}, settings: {}, ...more };
}

function connectionOf(id: string, from: string, to: string, more: Partial<Connection> = {}): Connection {
  return { id, from, to, access: [], routes: [], env: {}, properties: {}, with: {}, assume: {}, realizedBy: [], ...more };
}

/** How each kind of node may be reached, as the connection is written. */
const REACHED = new Map<string, Partial<Connection>>([
  ['lambda', { kind: 'invoke' }],
  ['sns', { kind: 'publish' }],
  ['sqs', { kind: 'send' }],
  ['dynamodb', { kind: 'access', access: ['get', 'put'] }],
  ['s3', { kind: 'access', access: ['put'] }],
]);

const PROPERTIES: ReadonlyMap<string, JsonObject> = new Map([['dynamodb', { BillingMode: 'PAY_PER_REQUEST' }]]);

/** A client and up to eight services, each called by some before it: no circles, no batching windows. */
const designs: fc.Arbitrary<Design> = fc.record({
  services: fc.array(fc.constantFrom(...REACHED.keys()), { minLength: 1, maxLength: 8 }),
  rates: fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 3 }),
  edges: fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.integer({ min: 0, max: 30 })), { minLength: 1, maxLength: 16 }),
}).map(({ services, rates, edges }) => {
  const traffic = Object.fromEntries(rates.map((rate, index) => [`f${index}`, { requests: `${rate}/month`, sends: '3 KB' }]));
  const nodes = [nodeOf('n0', 'client', { traffic }), ...services.map((service, index) => nodeOf(`n${index + 1}`, service, { properties: PROPERTIES.get(service) ?? {}, assume: { storage: '1 GB' } }))];
  const connections = [[0, 1, 10] as const, ...edges].flatMap(([a, b, tenths], index) => {
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    const target = nodes[to];
    return from === to || !target || !nodes[from] ? [] : [connectionOf(`c${index}`, `n${from}`, `n${to}`, { ...REACHED.get(target.service), assume: { calls: tenths / 10 } })];
  });
  return { ...EMPTY_DESIGN, nodes, connections };
});

/** The design with every rate times a factor. */
function scaled(design: Design, factor: number): Design {
  const scale = (traffic: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(traffic).map(([name, flow]) => [name, { ...(flow as JsonObject), requests: `${Number.parseInt(String((flow as JsonObject)['requests']), 10) * factor}/month` }]));
  return { ...design, nodes: design.nodes.map((node) => ({ ...node, traffic: scale(node.traffic) })) };
}

const arrivals = (design: Design): Record<string, number> => {
  const { usage } = answer(design);
  return Object.fromEntries(design.nodes.map(({ id }) => [id, total(usage.arriving(id))]));
};

function expectClose(got: number, wanted: number): void {
  expect(Math.abs(got - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)));
}

describe('traffic', () => {
  it('is conserved: over a chain with one call each, all that leaves the client arrives at its end', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 1e9 }), (length, rate) => {
      const nodes = [nodeOf('n0', 'client', { traffic: { all: { requests: `${rate}/month` } } }), ...Array.from({ length }, (_, index) => nodeOf(`n${index + 1}`, 'lambda'))];
      const connections = nodes.slice(1).map((node, index) => connectionOf(`c${index}`, `n${index}`, node.id, { kind: 'invoke' }));
      expect(arrivals({ ...EMPTY_DESIGN, nodes, connections })[`n${length}`]).toBe(rate);
    }));
  });

  it('what arrives at a node is what travels over its connections and what starts there', () => {
    fc.assert(fc.property(designs, (design) => {
      const { usage } = answer(design);
      for (const { id } of design.nodes) {
        const started = usage.flows.filter(({ node }) => node === id).reduce((sum, { perMonth }) => sum + perMonth, 0);
        const over = design.connections.filter(({ to }) => to === id).reduce((sum, connection) => sum + total(usage.over(connection.id)), 0);
        expectClose(total(usage.arriving(id)), started + over);
      }
    }));
  });

  it('k times the flows are k times the usage, everywhere', () => {
    fc.assert(fc.property(designs, fc.integer({ min: 2, max: 1000 }), (design, factor) => {
      const [once, often] = [arrivals(design), arrivals(scaled(design, factor))];
      for (const [id, amount] of Object.entries(once)) expectClose(often[id] ?? NaN, amount * factor);
    }));
  });

  it('does not depend on the order in which nodes and connections are written', () => {
    fc.assert(fc.property(designs, (design) => {
      const turned = { ...design, nodes: [...design.nodes].reverse(), connections: [...design.connections].reverse() };
      const [one, other] = [arrivals(design), arrivals(turned)];
      for (const [id, amount] of Object.entries(one)) expectClose(other[id] ?? NaN, amount);
      expectClose(answer(turned).bill.total, answer(design).bill.total);
    }));
  });

  it('after an edit is what it would be had nothing been computed before, and so is the bill', () => {
    fc.assert(fc.property(designs, fc.nat(8), fc.nat(16), fc.integer({ min: 0, max: 30 }), (design, at, connection, tenths) => {
      answer(design);
      const edited: Design = {
        ...design,
        nodes: design.nodes.map((node, index) => (index === at ? { ...node, assume: { storage: '2 GB' }, traffic: { ...node.traffic, more: { requests: '7/month' } } } : node)),
        connections: design.connections.map((each, index) => (index === connection ? { ...each, assume: { calls: tenths / 10 } } : each)),
      };
      const [remembering, fresh] = [answer(edited), answer(structuredClone(edited))];
      expect(design.nodes.map(({ id }) => remembering.usage.arriving(id))).toEqual(design.nodes.map(({ id }) => fresh.usage.arriving(id)));
      expect(remembering.bill).toEqual(fresh.bill);
    }));
  });

  it('takes no harm from any value of the file', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (flow, assume, behaviour) => {
      const object = (value: unknown): JsonObject => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { calls: value }) as JsonObject;
      const json = (value: unknown): Json => value as Json;
      const nodes = [
        nodeOf('c', 'client', { traffic: { all: json(flow), good: { requests: '10/s', path: 'GET /x', peak: json(flow) } } }),
        nodeOf('d', 'cloudfront', { behaviours: { default: json(behaviour), other: object(behaviour) }, assume: object(assume) }),
        nodeOf('h', 'apigateway.http', { routes: { a: json(behaviour), b: { route: json(flow) } }, settings: { stage: json(assume) } }),
        ...['lambda', 'dynamodb', 's3', 'sns', 'sqs', 'cognito.user-pool', 'apigateway.websocket'].map((service, index) =>
          nodeOf(`n${index}`, service, { assume: object(assume), properties: object(behaviour) })),
      ];
      const connections = nodes.slice(1).map((node, index) => connectionOf(`x${index}`, nodes[index]?.id ?? 'c', node.id, { kind: 'invoke', assume: object(assume), properties: object(flow) }));
      const { bill, usage } = answer({ ...EMPTY_DESIGN, nodes, connections, account: { billing: json(assume) } });
      expect(Number.isFinite(bill.total)).toBe(true);
      for (const { id } of nodes) expect(Number.isFinite(usage.peak(id))).toBe(true);
    }));
  });
});

describe('the bill', () => {
  it('is the sum of its lines', () => {
    fc.assert(fc.property(designs, (design) => {
      const { bill } = answer(design);
      expectClose(bill.total, bill.lines.reduce((sum, { amount }) => sum + amount, 0));
    }));
  });

  it('does not fall when traffic grows', () => {
    fc.assert(fc.property(designs, fc.integer({ min: 2, max: 1000 }), (design, factor) => {
      expect(answer(scaled(design, factor)).bill.total).toBeGreaterThanOrEqual(answer(design).bill.total - 1e-9);
    }));
  });

  it('without traffic is what stands there anyway: what is stored', () => {
    fc.assert(fc.property(designs, (design) => {
      const { bill } = answer(scaled(design, 0));
      for (const { component, amount } of bill.lines) if (component !== 'storage') expect(amount).toBe(0);
      expectClose(bill.total, design.nodes.reduce((sum, { service }) => sum + (service === 's3' ? 0.023 : service === 'dynamodb' ? 0.25 : 0), 0));
    }));
  });
});
