import { describe, expect, it } from 'vitest';
import { total } from '../../src/core/traffic/forward.ts';
import { billOf } from './bill.ts';

function run(nodes: string, connections: string, account = '') {
  return billOf(`version: 1\nname: events\nregion: ap-northeast-2\n${account}nodes:\n${nodes}connections:\n${connections}`);
}

/** Requests a month that arrive at a node. */
function arriving({ usage }: ReturnType<typeof run>, node: string): number {
  return total(usage.arriving(node));
}

function lines({ bill }: ReturnType<typeof run>, node: string): readonly (readonly [string, number, number])[] {
  return bill.lines.filter((line) => line.node === node).map(({ component, quantity, amount }) => [component, Math.round(quantity * 1e6) / 1e6, Math.round(amount * 1e9) / 1e9] as const);
}

const FUNCTION = '  work: { service: lambda, properties: { Runtime: nodejs24.x, Handler: i.h } }\n';
/** A client whose requests a function makes events of. */
const SHOP = `  people: { service: client, traffic: { orders: { requests: 3M/month, sends: 100 KB } } }
  shop: { service: lambda, properties: { Runtime: nodejs24.x, Handler: i.h } }
  orders: { service: eventbridge.bus }
  paid: { service: eventbridge.rule, properties: { EventPattern: { source: [shop] } } }
${FUNCTION}`;
const FLOW = `  people-shop: { from: people, to: shop, kind: invoke }
  shop-orders: { from: shop, to: orders }
  orders-paid: { from: orders, to: paid, assume: { share: 25 % } }
  paid-work: { from: paid, to: work }
`;

describe('a schedule', () => {
  const from = (expression: string, rest = '') => run(`  tick: { service: eventbridge.schedule, properties: { ScheduleExpression: ${expression}${rest} } }\n${FUNCTION}`, '  tick-work: { from: tick, to: work }\n');

  it.each([
    ['rate(1 minute)', 43800],
    ['rate(6 hours)', 730 / 6],
    ['cron(0/15 9-17 ? * MON-FRI *)', ((730 / 24) * 5 * 36) / 7],
    ['at(2026-12-24T18:00:00)', 1],
  ])('%s calls its target that often in a month of 730 hours', (expression, perMonth) => {
    expect(arriving(from(expression), 'work')).toBeCloseTo(perMonth, 6);
  });

  it('is billed by invocation, after the first fourteen million', () => {
    expect(lines(from('rate(1 minute)'), 'tick')).toEqual([['schedule-invocations', 43800, 0.0438]]);
    expect(lines(run(`  tick: { service: eventbridge.schedule, properties: { ScheduleExpression: rate(1 minute) } }\n${FUNCTION}`, '  tick-work: { from: tick, to: work }\n', 'account: { billing: { freeTier: always } }\n'), 'tick')).toEqual([['schedule-invocations', 43800, 0]]);
  });

  it('may stand for many: what the file says of its traffic counts instead', () => {
    const many = run(`  reminders: { service: eventbridge.schedule, properties: { ScheduleExpression: at(2026-12-24T18:00:00) }, traffic: { all: { requests: 20M/month } } }\n${FUNCTION}`, '  c: { from: reminders, to: work }\n');
    expect([arriving(many, 'work'), many.usage.flows.map(({ id }) => id)]).toEqual([20e6, ['reminders.all']]);
  });

  it('that is switched off calls nothing', () => expect(arriving(from('rate(1 minute)', ', State: DISABLED'), 'work')).toBe(0));

  it('that cannot be read is no traffic, and no guess', () => expect(arriving(from('whenever'), 'work')).toBe(0));
});

describe('a bus', () => {
  const shop = run(SHOP, FLOW);

  it('shows every event to a rule, which lets its share pass', () => {
    expect([arriving(shop, 'orders'), arriving(shop, 'paid'), arriving(shop, 'work')]).toEqual([3e6, 0.75e6, 0.75e6]);
  });

  it('is billed for what is published in steps of 64 KB, whatever matches', () => {
    expect(lines(shop, 'orders')).toEqual([['custom-events', 6e6, 6]]);
    expect(lines(shop, 'paid')).toEqual([]);
  });

  it('hands on to another bus as new events', () => {
    const two = run(`${SHOP}  audit: { service: eventbridge.bus }\n`, `${FLOW}  paid-audit: { from: paid, to: audit }\n`);
    expect(lines(two, 'audit')).toEqual([['custom-events', 1.5e6, 1.5]]);
  });

  it('named default gets events of AWS services for nothing', () => {
    const aws = run(`  account: { service: eventbridge.bus, properties: { Name: default }, traffic: { tasks: { requests: 10M/month } } }
  stopped: { service: eventbridge.rule, properties: { EventPattern: { source: [aws.ecs] } } }
${FUNCTION}`, '  a: { from: account, to: stopped }\n  b: { from: stopped, to: work }\n');
    expect(lines(aws, 'account')).toEqual([['custom-events', 0, 0], ['aws-events', 10e6, 0]]);
    expect(arriving(aws, 'work')).toBe(10e6);
  });
});

describe('a rule', () => {
  it('with a schedule makes its own events, for nothing', () => {
    const nightly = run(`  nightly: { service: eventbridge.rule, properties: { ScheduleExpression: rate(1 hour) } }\n${FUNCTION}`, '  c: { from: nightly, to: work }\n');
    expect([arriving(nightly, 'work'), lines(nightly, 'nightly')]).toEqual([730, [['aws-events', 730, 0]]]);
  });

  it('that is switched off hands nothing on', () => {
    const off = run(SHOP.replace('EventPattern: { source: [shop] }', 'EventPattern: { source: [shop] }, State: DISABLED'), FLOW);
    expect([arriving(off, 'paid'), arriving(off, 'work')]).toEqual([0.75e6, 0]);
  });
});

describe('a pipe', () => {
  const piped = (poll: string, target: string, rest = '') => run(`  people: { service: client, traffic: { jobs: { requests: 1M/month, sends: 20 KB } } }
  shop: { service: lambda, properties: { Runtime: nodejs24.x, Handler: i.h } }
  jobs: { service: sqs }
  carry: { service: eventbridge.pipe${rest} }
  news: { service: sns }
${FUNCTION}`, `  a: { from: people, to: shop, kind: invoke }
  b: { from: shop, to: jobs, kind: send }
  c: { from: jobs, to: carry${poll} }
  d: { from: carry, to: ${target} }
`);

  it('is billed for each batch that passes its filter, in steps of 64 KB', () => {
    expect(lines(piped(', assume: { share: 50 % }', 'work'), 'carry')).toEqual([['pipe-requests', 0.5e6, 0.2]]);
    expect(lines(piped(', assume: { batch: 10 }', 'work'), 'carry')).toEqual([['pipe-requests', 0.4e6, 0.16]]);
  });

  it('hands a function the whole batch, and a topic record by record', () => {
    expect(arriving(piped(', assume: { batch: 10 }', 'work'), 'work')).toBe(100_000);
    expect(arriving(piped(', assume: { batch: 10 }', 'news'), 'news')).toBe(1e6);
  });

  it('that is stopped hands nothing on', () => expect(arriving(piped('', 'work', ', properties: { DesiredState: STOPPED }'), 'work')).toBe(0));
});
