import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printYaml } from '../../src/core/cloudformation/print.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import { at, type JsonObject } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { catalog } from '../../src/services/catalog.ts';
import { billOf, print } from './bill.ts';

const design = readFileSync(new URL('../outside/designs/workflows.arch.yaml', import.meta.url), 'utf8');
/** The same, called by somebody. */
const used = design.replace('nodes:\n', 'nodes:\n  shop: { service: client, traffic: { order: { requests: 10k/month, sends: 2 KB } } }\n')
  .replace('connections:\n', 'connections:\n  shop-begin: { from: shop, to: begin, kind: invoke }\n');

describe('standard and express workflows', () => {
  const { design: parsed } = parseDocument(design);
  const synthesis = synthesize({ design: parsed, catalog, resolve: createResolver(parsed) });

  it('have this template', async () => {
    await expect(printYaml(synthesis)).toMatchFileSnapshot('./cloudformation-workflows.yaml');
  });

  it('can be built', () => {
    expect(synthesis.findings).toEqual([]);
  });

  it('get what connections lead to, under the names that their definitions use, and nothing else', () => {
    expect(at(synthesis.template, ['Resources', 'Orders', 'Properties', 'DefinitionSubstitutions'])).toEqual({
      Limit: '10',
      CheckArn: { 'Fn::GetAtt': ['Check', 'Arn'] },
      OrdersTableName: { Ref: 'OrdersTable' },
      ShippingArn: { Ref: 'Shipping' },
      JOBS: { Ref: 'Jobs' },
      Value1: { Ref: 'Told' },
    });
    expect(at(synthesis.template, ['Resources', 'Shipping', 'Properties', 'DefinitionSubstitutions'])).toBeUndefined();
    expect(synthesis.sourceMap.origin(['Resources', 'Orders', 'Properties', 'DefinitionSubstitutions', 'CheckArn'])?.path).toEqual(['connections', 'orders-check']);
  });

  it('say their definition as text where it has a null, which CloudFormation takes in no other form', () => {
    expect(at(synthesis.template, ['Resources', 'Orders', 'Properties', 'Definition'])).toBeUndefined();
    expect(JSON.parse(at(synthesis.template, ['Resources', 'Orders', 'Properties', 'DefinitionString']) as string)).toMatchObject({ States: { Store: { ResultPath: null }, Tell: { Parameters: { TopicArn: '${Value1}' } } } });
    expect(synthesis.sourceMap.origin(['Resources', 'Orders', 'Properties', 'DefinitionString'])?.path).toEqual(['nodes', 'orders', 'properties', 'Definition']);
  });

  it('may ask for and stop the executions that they wait for, and put the rule that tells of their end', () => {
    const statements = at(synthesis.template, ['Resources', 'OrdersRole', 'Properties', 'Policies', 0, 'PolicyDocument', 'Statement']) as readonly JsonObject[];
    expect(statements.map(({ Action }) => Action)).toEqual(expect.arrayContaining([
      'states:StartExecution', ['states:DescribeExecution', 'states:StopExecution'], ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
    ]));
  });

  it.each(['us-east-1', 'ap-northeast-2'])('cost this in %s', async (region) => {
    await expect(print(billOf(used, { region }).bill)).toMatchFileSnapshot(`./cost-workflows.${region}.txt`);
  });
});

describe('the bill of workflows agrees with one made by hand', () => {
  it.each([
    // Check, Store, Both with Queue and Wait, Each with ten Ships, Tell; and Done of each shipping.
    ['us-east-1', 2.5e-5, 1e-6, 1.667e-5], ['ap-northeast-2', 2.71e-5, 1e-6, 1.667e-5],
  ])('in %s', (region, transition, request, gbSecond) => {
    const { bill } = billOf(used, { region });
    const amount = (node: string, component: string): number => bill.lines.find((line) => line.node === node && line.component === component)?.amount ?? NaN;
    expect(amount('orders', 'transitions')).toBeCloseTo(10_000 * (1 + 1 + 1 + 2 + 1 + 10 + 1) * transition, 9);
    expect(amount('shipping', 'transitions')).toBeCloseTo(10_000 * 10 * transition, 9);
    // Once for each call of begin, and for every second run of check, which itself runs for each order and each price: p = 10,000 + (10,000 + p) / 2.
    expect(amount('prices', 'requests')).toBeCloseTo(30_000 * request, 9);
    expect(amount('prices', 'duration')).toBeCloseTo(30_000 * 1 * (64 / 1024) * gbSecond, 9);
  });
});

describe('an API in front of workflows', () => {
  const text = (kind: string, type: string): string => `version: 1
name: t
region: us-east-1
nodes:
  shop: { service: client, traffic: { order: { requests: 1000/month, path: POST /orders }, look: { requests: 500/month, path: GET /orders } } }
  api: { service: apigateway.http, routes: { order: { route: POST /orders }, look: { route: GET /orders } } }
  flow: { service: stepfunctions, properties: { StateMachineType: ${type}, Definition: { StartAt: Done, States: { Done: { Type: Succeed } } } } }
  look: { service: lambda }
connections:
  shop-api: { from: shop, to: api }
  api-flow: { from: api, to: flow, kind: ${kind}, routes: [order] }
  api-look: { from: api, to: look }
`;
  it.each([['start', 'STANDARD'], ['start', 'EXPRESS'], ['invoke', 'EXPRESS']])('hands the requests of its routes on (%s, %s)', (kind, type) => {
    const { usage } = billOf(text(kind, type));
    expect([usage.arriving('flow'), usage.arriving('look')].map((streams) => streams.reduce((sum, { perMonth }) => sum + perMonth, 0))).toEqual([1000, 500]);
  });
});
