import { describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog/catalog.ts';
import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import { EMPTY_DESIGN, type Connection, type Design, type Node } from '../model/design.ts';
import type { JsonObject } from '../model/json.ts';
import { createResolver } from '../resolve/resolver.ts';
import type { Usage } from './contract.ts';
import { propagate } from './propagate.ts';

/** A catalogue without services: every node hands traffic on as the default says. */
const catalog: Catalog = {
  services: [], kind: () => undefined, family: () => undefined, limit: () => undefined, ports: () => ({ in: [], out: [] }),
  kindOf: (connection) => (connection.kind ?? 'invoke') as ConnectionKindId,
};

function usage(traffic: JsonObject, connections: readonly Partial<Connection>[], account: JsonObject = {}): Usage {
  const ids = new Set(['start', ...connections.flatMap(({ from, to }) => [from ?? 'start', to ?? ''])]);
  const design: Design = {
    ...EMPTY_DESIGN, account,
    nodes: [...ids].map((id) => nodeOf(id, id === 'start' ? traffic : {})),
    connections: connections.map((connection, index) => connectionOf(connection, index)),
  };
  return propagate(design, catalog, createResolver(design));
}

function nodeOf(id: string, traffic: JsonObject): Node {
  return { id, service: 'x', properties: {}, attributes: {}, parts: {}, assume: {}, traffic, routes: {}, behaviours: {}, settings: {} };
}

function connectionOf(written: Partial<Connection>, index: number): Connection {
  return { id: `c${index}`, from: 'start', to: '', access: [], routes: [], env: {}, properties: {}, with: {}, assume: {}, realizedBy: [], ...written };
}

const arrivals = (result: Usage, node: string): Record<string, number> =>
  Object.fromEntries(result.arriving(node).map(({ flow, verb, perMonth }) => [verb === undefined ? flow : `${flow} ${verb}`, perMonth]));

const MONTHLY = { a: { requests: '1000/month' }, b: { requests: '10/month' } };

describe('calls per arriving request', () => {
  it('are one where nothing is said', () => {
    expect(arrivals(usage(MONTHLY, [{ to: 'x' }]), 'x')).toEqual({ 'start.a': 1000, 'start.b': 10 });
  });
  it('may be a number for every flow', () => {
    expect(arrivals(usage(MONTHLY, [{ to: 'x', assume: { calls: 0.3 } }]), 'x')).toEqual({ 'start.a': 300, 'start.b': 3 });
  });
  it('may be said per flow, by its name or with its node; other flows do not go that way', () => {
    expect(arrivals(usage(MONTHLY, [{ to: 'x', assume: { calls: { a: 2 } } }]), 'x')).toEqual({ 'start.a': 2000 });
    expect(arrivals(usage(MONTHLY, [{ to: 'x', assume: { calls: { 'start.b': 2 } } }]), 'x')).toEqual({ 'start.b': 20 });
  });
  it('may be a share, alone or of the calls', () => {
    expect(arrivals(usage(MONTHLY, [{ to: 'x', assume: { share: '20 %' } }]), 'x')).toEqual({ 'start.a': 200, 'start.b': 2 });
    expect(arrivals(usage(MONTHLY, [{ to: 'x', assume: { share: 0.5, calls: 4 } }]), 'x')).toEqual({ 'start.a': 2000, 'start.b': 20 });
  });
  it('may be a range, of which the middle counts', () => {
    expect(arrivals(usage(MONTHLY, [{ to: 'x', assume: { calls: { from: 1, to: 2 } } }]), 'x')).toEqual({ 'start.a': 1500, 'start.b': 15 });
  });
});

describe('kinds of connection', () => {
  it('access makes one call for each verb, as often as its verb is used', () => {
    const access = { to: 'x', kind: 'access', access: ['get', 'put'], assume: { verbs: { get: 3 } } };
    expect(arrivals(usage({ a: { requests: '10/month' } }, [access]), 'x')).toEqual({ 'start.a get': 30, 'start.a put': 10 });
  });
  it('on-failure carries what failed, and nothing unless it is said', () => {
    expect(arrivals(usage(MONTHLY, [{ to: 'x', kind: 'on-failure' }]), 'x')).toEqual({});
    expect(arrivals(usage(MONTHLY, [{ to: 'x', kind: 'on-failure', assume: { failureRatio: '1 %' } }]), 'x')).toEqual({ 'start.a': 10, 'start.b': 0.1 });
  });
  it.each(['authorize', 'federate'])('%s carries nothing', (kind) => expect(arrivals(usage(MONTHLY, [{ to: 'x', kind }]), 'x')).toEqual({}));
  it('a topic hands each message to every subscriber', () => {
    const result = usage({ a: { requests: '10/month' } }, [{ to: 't', kind: 'publish' }, { from: 't', to: 'x', kind: 'deliver' }, { from: 't', to: 'y', kind: 'deliver', assume: { share: 0.5 } }]);
    expect([arrivals(result, 'x'), arrivals(result, 'y')]).toEqual([{ 'start.a': 10 }, { 'start.a': 5 }]);
  });
});

describe('rates', () => {
  it('a mean a second is counted over the hours that the account bills', () => {
    expect(arrivals(usage({ a: { requests: '1/s' } }, [{ to: 'x' }], { billing: { hoursPerMonth: 720 } }), 'x')).toEqual({ 'start.a': 720 * 3600 });
  });
  it('a peak is divided by the height of its shape', () => {
    expect(arrivals(usage({ a: { peak: '3/s', shape: 'diurnal' } }, [{ to: 'x' }]), 'x')).toEqual({ 'start.a': 2 * 3600 * 730 });
  });
  it('the peak of a node adds up the peaks of its flows', () => {
    expect(usage({ a: { peak: '3/s', shape: 'diurnal' }, b: { requests: '1/s' } }, [{ to: 'x' }]).peak('x')).toBeCloseTo(4, 9);
  });
});

describe('circles', () => {
  const round = (calls: number): readonly Partial<Connection>[] => [{ to: 'x' }, { from: 'x', to: 'y' }, { from: 'y', to: 'x', assume: { calls } }];

  it('are followed until they die down: 1000 · (1 + ½ + ¼ + …) = 2000', () => {
    const result = usage({ a: { requests: '1000/month' } }, round(0.5));
    expect(arrivals(result, 'x')['start.a']).toBeCloseTo(2000, 3);
    expect(result.findings.map(({ rule, severity }) => [rule, severity])).toEqual([['traffic.cycle', 'warning']]);
  });
  it('that feed themselves end after a bounded number of rounds, as an error', () => {
    const result = usage({ a: { requests: '1000/month' } }, round(1));
    expect(Number.isFinite(arrivals(result, 'x')['start.a'])).toBe(true);
    expect(result.findings.map(({ rule, severity }) => [rule, severity])).toEqual([['traffic.endless-cycle', 'error']]);
  });
  it('of a node with itself are circles too', () => {
    expect(usage({ a: { requests: '10/month' } }, [{ to: 'x' }, { from: 'x', to: 'x', assume: { calls: 0.5 } }]).findings[0]?.message.en)
      .toBe("Traffic goes round in a circle: 'x'. Its calls are added up until they have died down.");
  });
  it('that no traffic reaches are not spoken of', () => expect(usage({}, [{ from: 'x', to: 'y' }, { from: 'y', to: 'x' }]).findings).toEqual([]));
});

describe('what is written wrongly is a finding at its place, and the rest goes on', () => {
  it.each<[string, JsonObject, readonly (string | number)[], string]>([
    ['a flow that is no mapping', { a: '60k/month' }, ['a'], 'traffic.invalid-flow'],
    ['a flow without a rate', { a: { path: 'GET /' } }, ['a'], 'traffic.invalid-flow'],
    ['a rate without a period', { a: { requests: '60k' } }, ['a', 'requests'], 'traffic.invalid-flow'],
    ['a shape that is none', { a: { requests: '1/s', shape: 'wavy' } }, ['a', 'shape'], 'traffic.invalid-flow'],
    ['a path that is none', { a: { requests: '1/s', path: 'registrations' } }, ['a', 'path'], 'traffic.invalid-flow'],
    ['a size that is none', { a: { requests: '1/s', sends: 'much' } }, ['a', 'sends'], 'traffic.invalid-flow'],
    ['a key that nothing reads', { a: { requests: '1/s', shap: 'ramp' } }, ['a', 'shap'], 'traffic.unknown-key'],
  ])('%s', (_, traffic, path, rule) => {
    const { findings } = usage({ ...traffic, good: { requests: '1/s' } }, [{ to: 'x' }]);
    expect(findings.map((finding) => [finding.rule, finding.node, finding.path])).toEqual([[rule, 'start', ['nodes', 'start', 'traffic', ...path]]]);
  });

  it.each<[string, JsonObject, readonly string[], string]>([
    ['calls', { calls: 'many' }, ['calls'], 'traffic.invalid-assumption'],
    ['calls of a flow', { calls: { a: -1 } }, ['calls', 'a'], 'traffic.invalid-assumption'],
    ['a flow that is not there', { calls: { aa: 1, a: 1 } }, ['calls', 'aa'], 'traffic.unknown-flow'],
    ['presigned', { presigned: 'yes' }, ['presigned'], 'traffic.invalid-assumption'],
    ['verbs', { verbs: 'twice' }, ['verbs'], 'traffic.invalid-assumption'],
    ['a verb that is not used', { verbs: { get: 1 } }, ['verbs', 'get'], 'traffic.unknown-key'],
    ['a misspelt key', { cals: 1 }, ['cals'], 'traffic.unknown-key'],
  ])('%s of a connection', (_, assume, path, rule) => {
    const { findings } = usage(MONTHLY, [{ to: 'x', assume }]);
    expect(findings.map((finding) => [finding.rule, finding.connection, finding.path])).toEqual([[rule, 'c0', ['connections', 'c0', 'assume', ...path]]]);
  });

  it('says which key was probably meant', () => {
    expect(usage(MONTHLY, [{ to: 'x', assume: { cals: 1 } }]).findings[0]?.message.en).toBe("'cals' is not known here, so nothing reads it. Did you mean 'calls'?");
  });
});

it('traffic that is connected to nothing is a finding', () => {
  expect(usage(MONTHLY, []).findings.map(({ rule, path }) => [rule, path])).toEqual([['traffic.leads-nowhere', ['nodes', 'start', 'traffic']]]);
});

it('a flow that goes whole over two connections is a finding, unless they say what they take', () => {
  const rules = (assume: JsonObject): readonly string[] => usage(MONTHLY, [{ to: 'x', kind: 'request', assume }, { to: 'y', kind: 'request' }]).findings.map(({ rule }) => rule);
  expect([rules({}), rules({ calls: { a: 1 } })]).toEqual([['traffic.flow-goes-everywhere'], []]);
});

it('hostile names of flows are names like others', () => {
  const traffic = JSON.parse('{"__proto__": {"requests": "5/month"}, "constructor": {"requests": "6/month"}}') as JsonObject;
  const result = usage(traffic, [{ to: 'x', assume: JSON.parse('{"calls": {"__proto__": 2}}') as JsonObject }]);
  expect(result.findings).toEqual([]);
  expect(result.arriving('x').map(({ flow, perMonth }) => [flow, perMonth])).toEqual([['start.__proto__', 10]]);
});
