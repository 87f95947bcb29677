import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { catalog } from '../../src/services/catalog.ts';
import { testGoals, type GoalsAsked, type GoalsReport } from '../../src/core/goals/test-goals.ts';

const DESIGN = `version: 1
name: shop
region: us-east-1
nodes:
  visitors: { service: client, traffic: { buy: { requests: 100k/month, path: POST /orders }, look: { requests: 900k/month, path: GET /orders } } }
  api: { service: apigateway.http, routes: { buy: { route: POST /orders }, look: { route: GET /orders } } }
  orders: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 10 }, code: ./orders, assume: { duration: 900 ms } }
  list: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 10, ReservedConcurrentExecutions: 1 }, code: ./list, assume: { duration: 50 ms } }
connections:
  visitors-api: { from: visitors, to: api }
  api-orders: { from: api, to: orders, routes: [buy] }
  api-list: { from: api, to: list, routes: [look] }
scenarios:
  sale: { flows: { buy: { requests: 10/s }, look: { requests: 20/s } }, duration: 20 s }
  calm: { flows: { buy: { requests: 1/s }, look: { requests: 1/min } }, duration: 20 s }
goals:
`;

function tested(goals: string, asked: GoalsAsked = {}): GoalsReport {
  const { document: { design }, resolve, usage, bill } = createAnalyser(catalog).analyse(`${DESIGN}${goals}\n`);
  const steps = testGoals({ design, catalog, resolve, usage, bill }, asked);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

describe('testing the goals of a design', () => {
  it('says of each figure what it came to, what is allowed and whether that holds', () => {
    const { outcomes } = tested('  quick: { scenario: sale, flow: buy, p99: < 3 s, p50: < 100 ms }');
    expect(outcomes.map(({ goal, metric, pass, allowed, load }) => ({ goal, metric, pass, allowed, load }))).toEqual([
      { goal: 'quick', metric: 'p50', pass: false, allowed: { operator: '<', value: 100 }, load: 'sale' },
      { goal: 'quick', metric: 'p99', pass: true, allowed: { operator: '<', value: 3000 }, load: 'sale' },
    ]);
    expect(outcomes[0]?.got).toBeGreaterThan(900);
  });

  it('names the node where the time passes', () => {
    const [outcome] = tested('  quick: { scenario: sale, flow: buy, p99: < 100 ms }').outcomes;
    expect(outcome?.nodes[0]).toBe('orders');
    expect(outcome?.why.en).toMatch(/^p99 of visitors\.buy under sale is [\d.]+ m?s; allowed is < 100 ms\. Of it, 9\d\d[.\d]* ms on average pass at orders itself \(p99 /);
    expect(outcome?.why.ko).toMatch(/^visitors\.buy p99 \(sale\): .*, 허용: < 100 ms\. 그중 평균 /);
  });

  it('names the node that turns calls away, not those whose calls it turned away', () => {
    const [outcome] = tested('  sound: { scenario: sale, flow: look, errors: 0 }').outcomes;
    expect(outcome).toMatchObject({ pass: false, nodes: ['list'], why: { en: expect.stringMatching(/At list: \d+ turned away\.$/) } });
  });

  it('runs a load once, whatever the number of goals that need it', () => {
    const { runs } = tested('  a: { scenario: sale, p99: < 3 s }\n  b: { scenario: sale, errors: < 90 % }\n  c: { scenario: calm, errors: 0 }\n  d: { cost: < 99 USD }');
    expect(runs.map(({ load, result }) => [load, result.scenario, result.seed])).toEqual([['sale', 'sale', 1], ['calm', 'calm', 1]]);
  });

  it('needs no run for the bill of the month', () => {
    const { outcomes, runs } = tested('  cheap: { cost: < 1 USD/month }\n  node: { node: api, cost: < 0.01 USD }');
    expect(runs).toEqual([]);
    expect(outcomes[0]).toMatchObject({ pass: false, nodes: ['api', 'list'], got: expect.closeTo(1.72, 1) });
    expect(outcomes[1]?.got).toBeCloseTo(1, 1);
  });

  it('bills a steady rate as the bill does, with the whole mix grown in its proportions', () => {
    const [at] = tested('  cheap: { rate: 500/s, cost: < 250 USD }').outcomes;
    const [drawn] = tested('  cheap: { cost: < 250 USD }').outcomes;
    expect(at?.load).toBe('500/s');
    // A million requests a month are 0.38 a second.
    expect((at?.got ?? 0) / (drawn?.got ?? 1) / (500 / (1e6 / (730 * 3600)))).toBeCloseTo(1, 0);
  });

  it('brings the named flow to the rate', () => {
    const [run] = tested('  quick: { rate: 5/s, flow: buy, duration: 1 min, p99: < 3 s }').runs;
    const requests = (flow: string): number => run?.result.flows.find((each) => each.flow === flow)?.requests ?? 0;
    expect(run?.load).toBe('visitors.buy 5/s, 1 min');
    expect(requests('visitors.buy') / 300).toBeCloseTo(1, 0);
    expect(requests('visitors.look') / 2700).toBeCloseTo(1, 0);
  });

  it('says that nothing came where a figure cannot be told, and does not let that pass', () => {
    const [outcome] = tested('  quick: { scenario: calm, node: visitors, coldStarts: < 1 % }').outcomes;
    expect(outcome).toMatchObject({ got: undefined, pass: false, why: { en: expect.stringMatching(/^Nothing came that cold starts of visitors under calm could be told of/) } });
  });

  it('holds goals to another scenario on request, but not those that name a rate of their own', () => {
    const goals = '  a: { scenario: sale, errors: 0 }\n  b: { rate: 1/s, duration: 10 s, errors: 0 }';
    expect(tested(goals, { scenario: 'calm' }).outcomes.map(({ load, pass }) => [load, pass])).toEqual([['calm', true], ['1/s, 0.167 min', true]]);
  });

  it('comes to the same with the same seed', () => {
    const goals = '  quick: { scenario: sale, flow: buy, p99: < 3 s }';
    const got = (seed: number) => tested(goals, { seed }).outcomes[0]?.got;
    expect(got(3)).toBe(got(3));
    expect(got(3)).not.toBe(got(4));
  });

  it('tests none that cannot be read, and those that are asked for', () => {
    const { outcomes, wrong } = tested('  a: { scenario: calm, p9: 1 s }\n  b: { cost: 99 USD }\n  c: { cost: 99 USD }', { goals: ['a', 'b'] });
    expect([outcomes.map(({ goal }) => goal), wrong.map(({ name }) => name)]).toEqual([['b'], ['a']]);
  });
});
