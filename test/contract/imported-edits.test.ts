import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { graphMaker } from '../../src/core/catalog/graph.ts';
import { synthesize, synthesizer } from '../../src/core/cloudformation/synthesize.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { catalog } from '../../src/services/catalog.ts';
import { imported } from '../support/corpus.ts';

/** An open design that was imported, edited step by step, says the same as one that is opened afresh. */

const TEMPLATE = `Transform: AWS::Serverless-2016-10-31
Globals: { Function: { Runtime: python3.13, MemorySize: 256 } }
Resources:
  Api: { Type: AWS::Serverless::Api, Properties: { StageName: live } }
  Fn:
    Type: AWS::Serverless::Function
    Properties: { Handler: app.handler, CodeUri: src/, Environment: { Variables: { TABLE: !Ref Things } }, Policies: [{ DynamoDBReadPolicy: { TableName: !Ref Things } }], Events: { Get: { Type: Api, Properties: { Path: /things, Method: get, RestApiId: !Ref Api } } } }
  Things: { Type: AWS::Serverless::SimpleTable }
  Told: { Type: AWS::SNS::Topic }
`;

const first = imported(TEMPLATE).text;
const edits: readonly (readonly [string, string])[] = [
  ['nothing', first],
  ['another size for all functions', first.replace('MemorySize: 256', 'MemorySize: 1024')],
  ['a connection that nothing realizes', first.replace(/\nconnections:\n/, '\nconnections:\n  fn-told: { from: fn, to: told, env: { TOPIC: arn } }\n')],
  ['a part', first.replace('    resource: AWS::SNS::Topic\n', '    resource: AWS::SNS::Topic\n    parts: { Allows: { Type: AWS::SNS::TopicPolicy, Properties: { Topics: [!Ref Told], PolicyDocument: { Statement: [] } } } }\n')],
  ['what the service generates', first.replace('    resource: AWS::SNS::Topic\n', '')],
  ['no runtime', first.replace('Runtime: python3.13, ', '').replace(/ *Runtime: python3.13\n/, '')],
];

describe('an imported design', () => {
  it('is changed by each of the edits below', () => expect(new Set(edits.map(([, text]) => text)).size).toBe(edits.length));

  it.each(edits)('says after %s what it says when it is opened', (_, text) => {
    const analyser = createAnalyser(catalog);
    for (const [, before] of edits) analyser.analyse(before);
    const [edited, opened] = [analyser.analyse(text), createAnalyser(catalog).analyse(text)];
    expect(edited.findings).toEqual(opened.findings);
    expect(edited.bill).toEqual(opened.bill);
  });

  it('gives after every edit the template that it gives when it is opened', () => {
    const [graphOf, build] = [graphMaker(catalog), synthesizer(catalog)];
    for (const [, text] of [...edits, ...edits.toReversed()]) {
      const { design } = parseDocument(text);
      const resolve = createResolver(design);
      expect(build(graphOf(design, resolve), resolve).template).toEqual(synthesize({ design, catalog, resolve }).template);
    }
  });
});
