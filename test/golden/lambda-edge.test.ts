import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import { at, type Json, type JsonObject, type Path } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { catalog } from '../../src/services/catalog.ts';

/** Functions that a distribution runs: what is exported, how often they run, and what they cost. */

const DESIGN = `version: 1
name: edge
region: us-east-1
nodes:
  people: { service: client, traffic: { pages: { requests: 1M/month, path: GET / } } }
  cdn:
    service: cloudfront
    behaviours:
      api: { order: 1, PathPattern: /api/*, LambdaFunctionAssociations: [{ EventType: viewer-response, LambdaFunctionARN: "arn:aws:lambda:us-east-1:123456789012:function:headers:1" }] }
      default: { order: 2 }
    assume: { cacheHitRatio: 0.9 }
  site: { service: s3 }
  data: { service: s3 }
  check: { service: lambda.edge, properties: { Runtime: nodejs24.x, Handler: index.handler }, code: ./check, assume: { duration: 10 ms } }
  rewrite: { service: lambda.edge, properties: { Runtime: nodejs24.x, Handler: index.handler, MemorySize: 1024 }, code: ./rewrite, assume: { duration: 20 ms } }
connections:
  people-cdn: { from: people, to: cdn }
  cdn-site: { from: cdn, to: site, behaviour: default }
  cdn-data: { from: cdn, to: data, behaviour: api }
  cdn-check: { from: cdn, to: check }
  cdn-check-api: { from: cdn, to: check, behaviour: api, with: { EventType: viewer-request, IncludeBody: true } }
  cdn-rewrite: { from: cdn, to: rewrite, behaviour: default, with: { EventType: origin-request } }
  rewrite-data: { from: rewrite, to: data, access: [get] }
`;

describe('functions at the edge', () => {
  const { design } = parseDocument(DESIGN);
  const { template, findings } = synthesize({ design, catalog, resolve: createResolver(design) });
  const version = (of: string): string => Object.keys(template['Resources'] as JsonObject).find((id) => id.startsWith(`${of}Version`)) ?? '';
  const resource = (id: string, ...path: Path): Json | undefined => at(template, ['Resources', id, ...path]);

  it('are associated with the behaviours that their connections name, by version', () => {
    const config: Path = ['Properties', 'DistributionConfig'];
    expect(findings).toEqual([]);
    expect(resource('Cdn', ...config, 'DefaultCacheBehavior', 'LambdaFunctionAssociations')).toEqual([
      { EventType: 'viewer-request', LambdaFunctionARN: { Ref: version('Check') } },
      { EventType: 'origin-request', LambdaFunctionARN: { Ref: version('Rewrite') } },
    ]);
    expect(resource('Cdn', ...config, 'CacheBehaviors', 0, 'LambdaFunctionAssociations')).toEqual([
      { EventType: 'viewer-response', LambdaFunctionARN: 'arn:aws:lambda:us-east-1:123456789012:function:headers:1' },
      { EventType: 'viewer-request', IncludeBody: true, LambdaFunctionARN: { Ref: version('Check') } },
    ]);
  });

  it('are published anew when their settings change, and only then', () => {
    const idsOf = (text: string): readonly string[] => {
      const changed = parseDocument(text).design;
      return Object.keys(synthesize({ design: changed, catalog, resolve: createResolver(changed) }).template['Resources'] as JsonObject).filter((id) => id.includes('Version'));
    };
    expect(idsOf(DESIGN.replace('MemorySize: 1024', 'MemorySize: 512'))).toEqual([version('Check'), expect.not.stringMatching(version('Rewrite'))]);
  });

  it('are published anew when their code changes, and keep the old version', () => {
    expect(resource(version('Check'))).toEqual({
      Type: 'AWS::Lambda::Version', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain',
      Properties: { FunctionName: { Ref: 'Check' }, Description: { Ref: 'CheckCodeKey' } },
    });
  });

  it('have a role for both Lambda services that may do what their connections say, and no variables', () => {
    expect(resource('RewriteRole', 'Properties', 'AssumeRolePolicyDocument', 'Statement', 0, 'Principal')).toEqual({ Service: ['lambda.amazonaws.com', 'edgelambda.amazonaws.com'] });
    expect(resource('RewriteRole', 'Properties', 'Policies', 0, 'PolicyDocument', 'Statement', 1)).toMatchObject({ Action: 's3:GetObject' });
    expect(resource('Rewrite', 'Properties', 'Environment')).toBeUndefined();
  });

  it('run for every request at viewer events, and for what the cache does not hold at origin events', () => {
    const { bill } = createAnalyser(catalog).analyse(DESIGN);
    const lines = bill.lines.filter(({ service }) => service === 'lambda.edge').map(({ node, component, quantity, unit, amount }) => [node, component, quantity, unit, amount]);
    expect(lines).toEqual([
      ['check', 'requests', 1_000_000, 'request', expect.closeTo(0.6, 6)],
      ['check', 'duration', 1250, 'GB-second', expect.closeTo(0.0625125, 6)],
      ['rewrite', 'requests', expect.closeTo(100_000, 3), 'request', expect.closeTo(0.06, 6)],
      ['rewrite', 'duration', expect.closeTo(2000, 3), 'GB-second', expect.closeTo(0.10002, 6)],
    ]);
    expect(bill.unpriced.filter(({ service }) => service === 'lambda.edge').map(({ component }) => component)).toEqual(['logs', 'logs']);
  });
});
