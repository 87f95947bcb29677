import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { catalog } from '../../src/services/catalog.ts';
import type { Goal } from '../../src/core/goals/contract.ts';
import { readGoals } from '../../src/core/goals/read.ts';

const HEAD = `version: 1
name: shop
region: us-east-1
nodes:
  visitors: { service: client, traffic: { buy: { requests: 100k/month, path: POST /orders }, look: { requests: 900k/month, path: GET /orders } } }
  api: { service: apigateway.http, routes: { all: { route: $default } } }
  orders: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler }, code: ./orders }
connections:
  visitors-api: { from: visitors, to: api }
  api-orders: { from: api, to: orders, routes: [all] }
scenarios:
  sale: { flows: { buy: { peak: 40/s, shape: spike } }, duration: 1 min }
goals:
`;

function analysed(goals: string) {
  return createAnalyser(catalog).analyse(`${HEAD}${goals}\n`);
}

function goalsOf(written: string): readonly Goal[] {
  const { document, usage } = analysed(written);
  return readGoals(document.design, usage);
}

function complaints(written: string): readonly (readonly [path: string | undefined, message: string])[] {
  return analysed(written).findings.filter(({ rule }) => rule.startsWith('goals.')).map(({ path, message }) => [path?.slice(1).join('.'), message.en]);
}

describe('goals of a design', () => {
  it('say under which load whose figures have to stay within what', () => {
    expect(goalsOf('  quick: { scenario: sale, flow: buy, p99: < 300 ms, errors: <= 0.1 % }')).toEqual([{
      name: 'quick', load: { kind: 'scenario', name: 'sale', stated: true }, of: { kind: 'flow', id: 'visitors.buy' }, findings: [],
      criteria: [
        { metric: 'p99', allowed: { operator: '<', value: 300 }, path: ['goals', 'quick', 'p99'] },
        { metric: 'errors', allowed: { operator: '<=', value: 0.001 }, path: ['goals', 'quick', 'errors'] },
      ],
    }]);
  });

  it('take the first scenario of the file where they name none', () => {
    expect(goalsOf('  quick: { p99: < 300 ms }')[0]?.load).toEqual({ kind: 'scenario', name: 'sale', stated: false });
  });

  it('may ask for a steady rate instead, for ten minutes or as long as they say', () => {
    expect(goalsOf('  a: { rate: 500/s, cost: < $250 }\n  b: { rate: 60/min, flow: buy, duration: 2 min, p95: 1 s }').map(({ load }) => load)).toEqual([
      { kind: 'rate', perSecond: 500, durationMs: 600_000 },
      { kind: 'rate', perSecond: 1, flow: 'visitors.buy', durationMs: 120_000 },
    ]);
  });

  it.each([
    ['300 ms', '<=', 300], ['< 300 ms', '<', 300], ['<300ms', '<', 300], ['≤ 0.3 s', '<=', 300],
  ])('read the bound %j of a time', (written, operator, value) => {
    expect(goalsOf(`  quick: { p99: ${JSON.stringify(written)} }`)[0]?.criteria[0]?.allowed).toEqual({ operator, value });
  });

  it('take a bare share of hits as the least that is allowed, and a number as it is', () => {
    expect(goalsOf('  a: { node: api, hitRatio: 90 % }\n  b: { unfinished: 0 }').map(({ criteria }) => criteria[0]?.allowed)).toEqual([{ operator: '>=', value: 0.9 }, { operator: '<=', value: 0 }]);
  });

  it.each([
    ['a key that nothing reads', '  quick: { erors: 0 }', 'quick.erors', "'erors' is nothing that a goal can ask for, so it would not be tested. Did you mean 'errors'?"],
    ['a flow that is not there', '  quick: { flow: bui, p99: < 300 ms }', 'quick.flow', "There is no flow 'bui'. Did you mean 'buy'?"],
    ['a node that is not there', '  quick: { node: order, errors: 0 }', 'quick.node', "There is no node 'order'. Did you mean 'orders'?"],
    ['a scenario that is not there', '  quick: { scenario: sales, p99: < 300 ms }', 'quick.scenario', "There is no scenario 'sales'. Did you mean 'sale'?"],
    ['a bound that is no time', '  quick: { p99: < fast }', 'quick.p99', "'fast' is not a duration. Write for example 35 ms, 1.2 s, 15 min. As a goal: p99: < 300 ms."],
    ['a bound without a unit', '  quick: { p99: < 300 }', 'quick.p99', "'300' is not a duration. Write for example 35 ms, 1.2 s, 15 min. As a goal: p99: < 300 ms."],
    ['a bound the wrong way round', '  quick: { p99: "> 300 ms" }', 'quick.p99', 'p99 is something to stay below. Write for example p99: < 300 ms.'],
    ['a figure of nodes asked of a flow', '  quick: { flow: buy, coldStarts: < 1 % }', 'quick.coldStarts', 'coldStarts is a figure of the whole design or a node (node: …).'],
    ['both a flow and a node', '  quick: { flow: buy, node: api, p99: < 1 s }', 'quick.node', 'A goal is about a flow or about a node, not both. Make two goals of it.'],
    ['both a scenario and a rate', '  quick: { scenario: sale, rate: 5/s, p99: < 1 s }', 'quick.rate', 'A goal has a scenario or a steady rate, not both. A scenario has its own `factor`.'],
    ['a duration without a rate', '  quick: { duration: 5 min, p99: < 1 s }', 'quick.duration', 'duration belongs to rate: a scenario says itself how long it takes.'],
    ['a rate that is none', '  quick: { rate: fast, p99: < 1 s }', 'quick.rate', "'fast' is not a rate. Write for example 60k/month, 40/s, 3/min."],
    ['a goal that asks for nothing', '  quick: { flow: buy }', 'quick', "The goal 'quick' asks for nothing, so it cannot be missed. Write for example p99: < 300 ms or cost: < 30 USD/month."],
    ['a goal that is no map', '  quick: fast', 'quick', "The goal 'quick' must say what it asks for, for example { p99: < 300 ms, errors: < 0.1 % }."],
  ])('are refused with their place where there is %s', (_, written, path, message) => {
    expect(complaints(written)).toContainEqual([path, message]);
  });

  it('keep apart names that objects have by themselves', () => {
    expect(goalsOf('  __proto__: { p99: < 1 s }\n  constructor: { scenario: toString, p99: < 1 s }').map(({ name, findings }) => [name, findings.length])).toEqual([['__proto__', 0], ['constructor', 1]]);
  });
});
