import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../../src/core/analysis/analyse.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import { catalog } from '../../../src/services/catalog.ts';

/** The rules over connections know no service; what EventBridge tells them is enough to find these. */

function findings(design: string, rule: string): readonly Finding[] {
  return createAnalyser(catalog).analyse(`version: 1\nname: case\nregion: us-east-1\n${design}`).findings.filter((finding) => finding.rule === rule);
}

const FUNCTION = '{ service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 30 } }';
const RULE = '{ service: eventbridge.rule, properties: { EventPattern: { source: [shop] } } }';

describe('connections of EventBridge', () => {
  it('that lead from a function over its own bus back to it go round without end', () => {
    const loop = (to: string) => `nodes:
  shop: ${FUNCTION}
  other: ${FUNCTION}
  orders: { service: eventbridge.bus }
  placed: ${RULE}
connections:
  shop-orders: { from: shop, to: orders }
  orders-placed: { from: orders, to: placed }
  placed-on: { from: placed, to: ${to} }
`;
    expect(findings(loop('shop'), 'topology.recursive-loop').map(({ connection }) => connection)).toEqual(['shop-orders']);
    expect(findings(loop('other'), 'topology.recursive-loop')).toEqual([]);
  });

  it('lose what a function fails to process, unless it hands that on', () => {
    const called = (rest: string) => `nodes:\n  placed: ${RULE}\n  work: ${FUNCTION}\n  lost: { service: sqs }\nconnections:\n  placed-work: { from: placed, to: work }\n${rest}`;
    expect(findings(called(''), 'topology.failed-events-are-lost').map(({ node }) => node)).toEqual(['work']);
    expect(findings(called('  work-lost: { from: work, to: lost, kind: on-failure }\n'), 'topology.failed-events-are-lost')).toEqual([]);
  });

  it('carry events of up to 1 MB', () => {
    const sent = (size: string) => `nodes:
  people: { service: client, traffic: { all: { requests: 1/s, sends: ${size} } } }
  shop: ${FUNCTION}
  orders: { service: eventbridge.bus }
connections:
  a: { from: people, to: shop, kind: invoke }
  b: { from: shop, to: orders }
`;
    expect(findings(sent('2 MB'), 'topology.payload-above-limit').map(({ connection, source }) => [connection, source?.url])).toEqual([['b', 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html']]);
    expect(findings(sent('1 MB'), 'topology.payload-above-limit')).toEqual([]);
  });

  it('of a bus lead to 300 rules at most, or as many as the account was granted', () => {
    const rules = (count: number, account = '') => `${account}nodes:
  orders: { service: eventbridge.bus }
${Array.from({ length: count }, (_, at) => `  r${at}: ${RULE}\n`).join('')}connections:
${Array.from({ length: count }, (_, at) => `  orders-r${at}: { from: orders, to: r${at} }\n`).join('')}`;
    expect(findings(rules(301), 'topology.too-many-targets').map(({ connection, source }) => [connection, source?.url])).toEqual([['orders-r300', 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html']]);
    expect(findings(rules(301, 'account: { quotas: { eventbridge.rules-per-bus: 500 } }\n'), 'topology.too-many-targets')).toEqual([]);
  });

  it('of a pipe wait five minutes at most for what they call', () => {
    const called = (timeout: number) => `nodes:
  jobs: { service: sqs, properties: { VisibilityTimeout: 5400 } }
  carry: { service: eventbridge.pipe }
  work: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: ${timeout} } }
connections:
  jobs-carry: { from: jobs, to: carry }
  carry-work: { from: carry, to: work }
`;
    expect(findings(called(600), 'topology.caller-gives-up-first').map(({ connection }) => connection)).toEqual(['carry-work']);
    expect(findings(called(300), 'topology.caller-gives-up-first')).toEqual([]);
  });
});
