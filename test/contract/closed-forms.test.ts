import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { closedForms } from '../../src/core/simulation/laws/closed-forms.ts';
import type { ClosedForm } from '../../src/core/simulation/laws/contract.ts';
import type { SimulationResult } from '../../src/core/simulation/result-contract.ts';
import { simulate } from '../../src/core/simulation/run.ts';
import { catalog } from '../../src/services/catalog.ts';

/** Half a second each, ten a second, for three hours: five environments at once and a handful more that are kept. */
function design(properties = '', { flow = 'requests: 10/s', stage = '', more = '' } = {}): string {
  return `version: 1
name: pool
nodes:
  users: { service: client, traffic: { go: { ${flow}, path: GET / } } }
  api: { service: apigateway.http${stage} }
  worker: { service: lambda, properties: { Runtime: nodejs24.x, MemorySize: 512, Timeout: 10${properties} }, assume: { duration: { p50: 350 ms, p99: 2 s } } }
connections:
  users-api: { from: users, to: api }
  api-worker: { from: api, to: worker }
scenarios: { long: { duration: 3 h${more} } }
`;
}

function formsOf(text: string, scenario = 'long'): readonly ClosedForm[] {
  const { document: { design: drawn }, resolve, usage } = createAnalyser(catalog).analyse(text);
  const input = { design: drawn, catalog, resolve, usage, scenario };
  return closedForms(simulate(input) as SimulationResult, input);
}

const of = (forms: readonly ClosedForm[], node: string, figure: ClosedForm['figure']): ClosedForm => forms.find((form) => form.node === node && form.figure === figure) as ClosedForm;

describe('closed forms beside a run', () => {
  it('agree with it within four standard errors: cold starts and environments of the warm pool', () => {
    const forms = formsOf(design());
    const [cold, environments] = [of(forms, 'worker', 'cold-starts'), of(forms, 'worker', 'environments')];
    expect(cold.value).toBeGreaterThan(0.0001);
    expect(environments.value).toBeGreaterThan(10);
    for (const { deviation } of [cold, environments]) expect(Math.abs(deviation ?? Infinity)).toBeLessThan(4);
  });

  it('say what reserved concurrency turns away by Erlang B, whatever the law of durations', () => {
    const forms = formsOf(design(', ReservedConcurrentExecutions: 6'));
    const throttles = of(forms, 'worker', 'throttles');
    expect(throttles.value).toBeGreaterThan(0.1);
    expect(Math.abs(throttles.deviation ?? Infinity)).toBeLessThan(4);
  });

  it('say what a stage turns away by its token bucket', () => {
    const stage = ", parts: { Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { DefaultRouteSettings: { ThrottlingRateLimit: 9, ThrottlingBurstLimit: 5 } } } }";
    const throttles = of(formsOf(design('', { stage })), 'api', 'throttles');
    expect(throttles.value).toBeGreaterThan(0.1);
    expect(Math.abs(throttles.deviation ?? Infinity)).toBeLessThan(4);
  });

  it('say how many calls are at every node at once by Little\'s law, whatever comes', () => {
    const forms = formsOf(design('', { more: ', flows: { go: { peak: 5/s, shape: ramp } }' })).filter(({ figure }) => figure === 'concurrency');
    expect(forms.map(({ node }) => node)).toEqual(['users', 'api', 'worker']);
    const [users, api] = forms;
    for (const form of [users, api]) expect(form?.value).toBeCloseTo(form?.simulated ?? 0, 9);
    // The way into a function takes time before it runs.
    expect(of(forms, 'worker', 'concurrency').value).toBeGreaterThan(of(forms, 'worker', 'concurrency').simulated);
  });

  it('say why they do not apply instead of a number', () => {
    const because = (text: string, node = 'worker', figure: ClosedForm['figure'] = 'cold-starts') => {
      const form = of(formsOf(text), node, figure);
      return [form.value, form.because?.en];
    };
    const one = (more: string) => design('', { more });
    expect(because(one(', flows: { go: { peak: 5/s, shape: ramp } }'))).toEqual([undefined, 'The load goes up and down; the law is one of a steady load.']);
    expect(because(one(', flows: { go: { requests: 5/s, arrivals: even } }'))).toEqual([undefined, 'The calls are evenly spaced; the law is one of calls by chance.']);
    expect(because(one(', faults: { worker: { slower: 2 } }'))).toEqual([undefined, 'The scenario has faults, so the load is not steady.']);
    expect(because(design().replace('duration: 3 h', 'duration: 10 min'))).toEqual([undefined, 'The run is too short: it needs 30.1 min of load.']);
    expect(because(design().replace('users-api: { from: users, to: api }', 'users-api: { from: users, to: api, assume: { calls: 3 } }'))).toEqual([undefined, 'One request makes several calls, so that calls depend on each other.']);
  });
});
