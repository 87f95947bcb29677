import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { catalog } from '../../src/services/catalog.ts';

/** Requests a month that reach the function behind a REST API, and what is said about the flow. */
function reaches(path: string, stage: string): { readonly requests: number; readonly rules: readonly string[] } {
  const { usage, findings } = createAnalyser(catalog).analyse(`version: 1
nodes:
  visitors: { service: client, traffic: { read: { requests: 1000/month, path: GET ${path} } } }
  api: { service: apigateway.rest${stage}, routes: { list: { route: GET /items } } }
  list: { service: lambda }
connections:
  visitors-api: { from: visitors, to: api }
  api-list: { from: api, to: list, routes: [list] }
`);
  const requests = usage.arriving('list').reduce((sum, stream) => sum + stream.perMonth, 0);
  return { requests, rules: findings.map((finding) => finding.rule).filter((rule) => rule.startsWith('traffic.')) };
}

describe('a REST API', () => {
  it('whose stage a parameter names serves its routes below any first part, and without one', () => {
    expect(reaches('/dev/items', ', stage: !Ref Stage').requests).toBe(1000);
    expect(reaches('/items', ', stage: !Ref Stage')).toEqual({ requests: 1000, rules: [] });
    expect(reaches('/dev/others', ', stage: !Ref Stage')).toEqual({ requests: 0, rules: ['traffic.no-route'] });
  });

  it('whose stage is not named serves its routes with and without the stage that it gets', () => {
    expect(reaches('/items', '').requests).toBe(1000);
    expect(reaches('/prod/items', '').requests).toBe(1000);
  });

  it('whose stage is named serves its routes below that stage only', () => {
    expect(reaches('/live/items', ', stage: live')).toEqual({ requests: 1000, rules: [] });
    expect(reaches('/items', ', stage: live')).toEqual({ requests: 0, rules: ['traffic.no-route'] });
  });
});
