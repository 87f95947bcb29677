import { describe, expect, it } from 'vitest';
import type { BreakingSnapshot, CourseSimulation, FlowSimulation, NodeSimulation, SimulationSnapshot } from '../../src/protocol/simulation-messages.ts';
import { simulationCsv } from './csv.ts';
import { courseDrawing, PANE } from './course-scale.ts';
import { duration, rate, shownOf } from './shown.ts';

const course: CourseSimulation = { stepMs: 1000, requests: [10, 90, 0], errors: [0, 0, 0], throttles: [0, 5, 0], latency: [20, 40, null], concurrency: [1, 4, 0] };
const flow: FlowSimulation = { requests: 100, errors: 0, throttles: 0, unfinished: 0, latency: { mean: 30, halfWidth: 1, p50: 20, p95: 80, p99: 120 }, course };

function node(id: string, changed: Partial<NodeSimulation> = {}): NodeSimulation {
  return { node: id, ...flow, timeouts: 0, coldStarts: 0, coldStartProbability: 0, concurrency: { mean: 1.5, max: 4 }, ...changed };
}

function limit(of: string, factor: number, requestsPerSecond: number): BreakingSnapshot {
  return { node: of, factor, requestsPerSecond, flows: [], together: [], limit: { id: 'lambda.concurrency', title: 'Lambda: concurrency', amount: '1,000 executions' } };
}

function run(nodes: readonly NodeSimulation[], breaking: readonly BreakingSnapshot[] = [], changed: Partial<SimulationSnapshot> = {}): SimulationSnapshot {
  return {
    hash: 'f00', goalsHash: '900d', scenario: 'opens', seed: 1, durationMs: 2000, endedMs: 3000, events: 1, endToEnd: flow, flows: [{ flow: 'visitors.pages', ...flow }], nodes, breaking, findings: [],
    connections: [{ connection: 'a-b', requests: 100, perSecond: 50 }, { connection: 'b-c', requests: 0, perSecond: 0 }], cost: { run: 0.01, month: 5 }, ...changed,
  };
}

const targets = new Map([['a-b', { to: 'b' }], ['b-c', { to: 'c' }]]);
const shown = (result: SimulationSnapshot, at?: number) => shownOf(result, { locale: 'en', targets, at });

describe('what a node shows of a run', () => {
  it('is its rate over the load, its p99, and its highest demand as a share of its limit', () => {
    expect(shown(run([node('b')], [limit('b', 4, 200)])).nodes.get('b')).toEqual({ text: '50/s · p99 120 ms', level: 'fine', failed: 0, load: 0.25 });
  });

  it('is busy near its limit, wrong where calls failed, and idle where none came', () => {
    const { nodes } = shown(run([node('b'), node('c', { throttles: 3, errors: 2 }), node('d', { requests: 0 })], [limit('b', 1.2, 60)]));
    expect([...nodes.values()].map(({ level, failed }) => [level, failed])).toEqual([['busy', 0], ['wrong', 5], ['idle', 0]]);
  });

  it('counts calls that were never answered, but not those that are under way', () => {
    const { course: _none, ...going } = node('b', { unfinished: 7 });
    expect(shown(run([node('b', { unfinished: 7 })])).nodes.get('b')?.failed).toBe(7);
    expect(shown(run([going], [], { endedMs: 1000 })).nodes.get('b')).toMatchObject({ failed: 0, text: '100/s · p99 120 ms' });
  });

  it('at one moment is what came, failed and took in that interval', () => {
    expect(shown(run([node('b')], [limit('b', 4, 200)]), 1500).nodes.get('b')).toEqual({ text: '90/s · 40 ms', level: 'wrong', failed: 5, load: 0.45 });
    expect(shown(run([node('b')], [limit('b', 4, 200)]), 2500).nodes.get('b')).toEqual({ text: '0/s', level: 'idle', failed: 0, load: 0 });
  });
});

describe('what a connection shows of a run', () => {
  it('is its flow, wider the more there is, and red where its target fails', () => {
    const { connections } = shown(run([node('b', { throttles: 1 })]));
    expect(connections.get('a-b')).toMatchObject({ text: '50/s', waits: true });
    expect(connections.get('b-c')).toEqual({ text: '', width: 1.6, waits: false });
  });

  it('at one moment is what came to its target then, and about its share of it where others lead there too', () => {
    const alone = shown(run([node('b')]), 1500).connections;
    expect([alone.get('a-b')?.text, alone.get('b-c')?.text]).toEqual(['90/s', '']);
    const two = { connections: [{ connection: 'a-b', requests: 75, perSecond: 37.5 }, { connection: 'x-b', requests: 25, perSecond: 12.5 }] };
    const both = shownOf(run([node('b')], [], two), { locale: 'en', targets: new Map([['a-b', { to: 'b' }], ['x-b', { to: 'b' }]]), at: 1500 }).connections;
    expect([...both.values()].map(({ text }) => text)).toEqual(['≈68/s', '≈23/s']);
  });
});

it('rates and durations say what is very little and what never ends', () => {
  expect([rate(0.001, 'en'), rate(0, 'en'), rate(1234, 'ko'), duration(null, 'en'), duration(1200, 'en')]).toEqual(['<0.01/s', '0/s', '1,234/초', '∞', '1.2 s']);
});

describe('a course as a drawing', () => {
  it('has the highest rate at the top, nothing at the bottom, and pauses where nothing was answered', () => {
    const { rates, times } = courseDrawing(course, course.throttles);
    expect([rates.max, times.max]).toEqual([90, 40]);
    expect(rates.paths.map(({ name }) => name)).toEqual(['requests', 'failures']);
    expect(rates.paths[0]?.d.split(/ (?=[ML])/)[1]).toContain(` ${PANE.top}.0`);
    expect(times.paths[0]?.d.match(/[ML]/g)).toEqual(['M', 'L']);
  });

  it('has no line for failures where there are none', () => {
    expect(courseDrawing(course, [0, 0, 0]).rates.paths.map(({ name }) => name)).toEqual(['requests']);
  });
});

describe('the figures as CSV', () => {
  it('are flows, then nodes with their limits, every row as long as the head', () => {
    const lines = simulationCsv(run([node('b')], [limit('b', 4, 200)]), 'en').trimEnd().split('\r\n');
    expect(lines[0]).toContain('Kind,Label,Requests,Errors');
    expect(lines[1]).toBe('Flow,visitors.pages,100,0,0,0,30,20,80,120,,,,,,,');
    expect(lines[3]).toBe('Node,b,100,0,0,0,30,20,80,120,0,1.5,4,,4,200,"Lambda: concurrency 1,000 executions"');
  });

  it('take formulas of hostile names for texts, and what never ended for what it is', () => {
    const csv = simulationCsv(run([node('=HYPERLINK("x")', { latency: { ...flow.latency, p99: null } })]), 'en');
    expect(csv).toContain(`Node,"'=HYPERLINK(""x"")",100,0,0,0,30,20,80,∞,`);
  });
});
