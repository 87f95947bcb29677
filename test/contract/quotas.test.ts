import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import type { Analysis } from '../../src/core/analysis/contract.ts';
import type { Finding } from '../../src/core/model/finding.ts';
import { quotaDocument } from '../../src/core/quotas/document.ts';
import { quotaRequests, withHeadroom } from '../../src/core/quotas/requests.ts';
import { catalog } from '../../src/services/catalog.ts';

const DESIGN = `version: 1
name: conference
region: ap-northeast-2
nodes:
  visitors: { service: client, traffic: { register: { requests: 60k/month, shape: spike, path: POST /r } } }
  api: { service: apigateway.http, routes: { create: { route: POST /r } } }
  register: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 10 }, code: ./r, assume: { duration: { p50: 35 ms, p99: 140 ms } } }
connections:
  visitors-api: { from: visitors, to: api }
  api-register: { from: api, to: register, routes: [create] }
`;

const needs = (id: string, current: number, needed: number | undefined, node = 'register', kind: 'hard' | 'adjustable' = 'adjustable'): Finding => ({
  rule: `${id.split('.')[0]}.x`, severity: 'warning', node, message: { en: `${node}: ${needed} at peak.`, ko: `${node}: 최대 ${needed}.` },
  limit: { id, kind, current, ...(needed === undefined ? {} : { needed }) },
});

function analysisWith(findings: readonly Finding[], text = DESIGN): Analysis {
  return { ...createAnalyser(catalog).analyse(text), findings };
}
const requests = (findings: readonly Finding[], text?: string) => quotaRequests(analysisWith(findings, text), catalog);

describe('a quota request', () => {
  it('says what is, what is needed, and what to ask for', () => {
    expect(requests([needs('lambda.concurrency', 1000, 4200)])).toMatchObject([{ limit: 'lambda.concurrency', region: 'ap-northeast-2', current: 1000, needed: 4200, desired: 5300, unit: 'executions' }]);
  });

  it('is justified by the flows that reach the node, their peak and how long one takes', () => {
    expect(requests([needs('lambda.concurrency', 1000, 4200)])[0]?.justification.en).toMatch(
      /^The application “conference” runs in ap-northeast-2\. “register” receives 60,000 requests a month of visitors\.register; at the peak of all of them [\d.,]+ requests\/s arrive\. One takes p50 35 ms, p99 140 ms\. This needs 4,200 executions; the quota is 1,000\. We ask for 5,300, which is what is needed and 25 % of headroom, rounded up\.$/);
  });

  it('comes with the line that asks for it', () => {
    const [request] = requests([needs('lambda.concurrency', 1000, 4200)]);
    expect(request?.command).toBe('aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 5300 --region ap-northeast-2');
  });

  it('asks in the unit that AWS counts in', () => {
    const [request] = requests([needs('apigateway.rest-timeout-max', 29, 60, 'api')]);
    expect(request).toMatchObject({ needed: 60, desired: 75, unit: 's' });
    expect(request?.command).toContain('--service-code apigateway --quota-code L-E5AE38E3 --desired-value 75000 ');
  });

  it('of a service without Regions goes to us-east-1', () => {
    const [request] = requests([needs('cloudfront.requests-per-second', 250_000, 400_000, 'api')]);
    expect(request?.command).toMatch(/--service-code cloudfront --quota-code L-A2C80159 --desired-value 500000 --region us-east-1$/);
  });

  it('is one for each limit, of the most that is needed', () => {
    const found = requests([needs('lambda.concurrency', 1000, 2000), needs('lambda.concurrency', 1000, 3000, 'api')]);
    expect(found.map(({ needed, because }) => [needed, because.length])).toEqual([[3000, 2]]);
  });

  it.each([
    ['a hard limit', needs('lambda.timeout-max', 900, 1200, 'register', 'hard')],
    ['a limit without a number', needs('lambda.concurrency', 1000, undefined)],
    ['a quota that has been raised enough', needs('lambda.concurrency', 5000, 4200)],
    ['a limit that does not exist', needs('lambda.__proto__', 1, 2)],
  ])('is not made for %s', (_what, finding) => {
    expect(requests([finding])).toEqual([]);
  });

  it('lets nothing of a file into the shell', () => {
    const [request] = requests([needs('lambda.concurrency', 1000, 4200)], DESIGN.replace('ap-northeast-2', '"us-east-1; rm -rf ~"'));
    expect(request?.command).toContain('--region REGION');
    expect(request?.command).not.toContain('rm');
  });

  it('where no code is documented, gives the line that finds it', () => {
    const without = { ...catalog, limit: (id: string) => { const { quota: _quota, ...limit } = catalog.limit(id) ?? {}; return limit as ReturnType<typeof catalog.limit>; } };
    const [request] = quotaRequests(analysisWith([needs('lambda.concurrency', 1000, 4200)]), without);
    expect(request?.command).toMatch(/^aws service-quotas list-service-quotas --service-code lambda --region ap-northeast-2 --query /);
  });
});

it.each([[4200, 5300], [1000, 1300], [1, 2], [8, 10], [80, 100], [0.5, 1], [40_000, 50_000], [123_456, 160_000]])('%d is asked for with headroom as %d', (needed, desired) => {
  expect(withHeadroom(needed)).toBe(desired);
});

it('of a design that is too busy counts what the account has been given already', () => {
  const busy = DESIGN.replace('60k/month', '20k/s');
  const of = (text: string) => quotaRequests(createAnalyser(catalog).analyse(text), catalog).find(({ limit }) => limit === 'lambda.concurrency');
  expect(of(busy)).toMatchObject({ current: 1000 });
  expect(of(`${busy}account: { quotas: { lambda.concurrency: 1100 } }\n`)).toMatchObject({ current: 1100 });
  expect(of(`${busy}account: { quotas: { lambda.concurrency: 100000 } }\n`)).toBeUndefined();
});

describe('the document of requests', () => {
  const requestsOf = requests([needs('lambda.concurrency', 1000, 4200)]);

  it('has a section for each, in both languages', () => {
    expect(quotaDocument('conference', requestsOf, 'en')).toContain('- Ask for: **5,300 executions**');
    expect(quotaDocument('conference', requestsOf, 'en')).toContain('quotas: { lambda.concurrency: 5300 }');
    expect(quotaDocument('conference', requestsOf, 'ko')).toContain('- 요청: **5,300개**');
  });

  it('says so where there is none', () => {
    expect(quotaDocument('x', [], 'en')).toBe('# Quota requests: x\n\nNo quota has to be raised for this design.\n');
  });

  it('shows what users wrote as text', () => {
    expect(quotaDocument('[a](command:x) <b>', [], 'en')).toContain('\\[a\\](command:x) \\<b\\>');
  });
});
