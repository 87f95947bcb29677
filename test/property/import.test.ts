import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { placesIn } from '../../src/core/cloudformation/import/assemble.ts';
import { importTemplate } from '../../src/core/cloudformation/import/import-template.ts';
import { differencesBetween } from '../../src/core/cloudformation/import/same-meaning.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import type { Json, JsonObject } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { samImport } from '../../src/sam/import/sam-import.ts';
import { catalog } from '../../src/services/catalog.ts';
import { imported } from '../support/corpus.ts';

const IDS = ['Handler', 'Orders', 'SNSTopic', 'jobs', 'Jobs', 'Role', 'A1', 'Policy', 'constructor'];
const TYPES = [
  'AWS::Lambda::Function', 'AWS::Serverless::Function', 'AWS::DynamoDB::Table', 'AWS::SQS::Queue', 'AWS::SNS::Topic', 'AWS::S3::Bucket', 'AWS::Events::Rule',
  'AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::Lambda::Permission', 'AWS::Lambda::EventSourceMapping', 'AWS::SNS::Subscription', 'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Method', 'AWS::StepFunctions::StateMachine', 'AWS::Kinesis::Stream', 'AWS::EC2::VPC', 'Custom::Thing',
];
const KEYS = ['FunctionName', 'Role', 'Roles', 'Policies', 'Environment', 'Variables', 'TableName', 'TopicArn', 'Endpoint', 'Events', 'Type', 'Properties', 'RestApiId', 'Targets', 'Arn', 'Tags', '__proto__', 'a b', '#'];

const id = fc.constantFrom(...IDS);
const text = fc.oneof(fc.constantFrom('', 'orders', 'yes', '0123', '2.0', '# no', 'a: b', '${Orders}', 'arn:aws:sqs:${AWS::Region}:1:jobs', ' lead', 'two\nlines\n', 'SQS', '*', '!Ref x'), fc.string({ maxLength: 12 }));
const intrinsic: fc.Arbitrary<JsonObject> = fc.oneof(
  id.map((name) => ({ Ref: name })),
  id.map((name) => ({ 'Fn::GetAtt': [name, 'Arn'] })),
  fc.tuple(text, id).map(([lead, name]) => ({ 'Fn::Sub': `${lead}\${${name}.Arn}` })),
  id.map((name) => ({ 'Fn::Join': ['-', [{ Ref: name }, 'x']] })),
);
const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.boolean(), intrinsic, fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 4 })),
})).value;
const properties = fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 5 });
const template: fc.Arbitrary<JsonObject> = fc.dictionary(id, fc.record({ Type: fc.constantFrom(...TYPES), Properties: properties, DependsOn: id }, { requiredKeys: ['Type'] }), { minKeys: 1 })
  .chain((Resources) => fc.record({ Resources: fc.constant(Resources), Parameters: fc.constant({ Stage: { Type: 'String' } }), Outputs: fc.constant({ O: { Value: 'x' } }) }, { requiredKeys: ['Resources'] })) as fc.Arbitrary<JsonObject>;
const written = fc.tuple(template, fc.constantFrom('json', 'block', 'indented', 'quoted')).map(([data, form]) => ({
  data: JSON.parse(JSON.stringify(data)) as JsonObject,
  text: form === 'json' ? JSON.stringify(data) : stringify(data, { indent: form === 'indented' ? 4 : 2, lineWidth: 0, aliasDuplicateObjects: false, ...(form === 'quoted' && { defaultStringType: 'QUOTE_DOUBLE' as const }) }),
}));

describe('any template', () => {
  it('is in the design once, resource by resource', () => {
    fc.assert(fc.property(written, ({ text: source, data }) => {
      const places = placesIn(imported(source).design);
      expect([...places.keys()].sort()).toEqual(Object.keys(data['Resources'] as JsonObject).sort());
      expect([...places.values()].filter((found) => found.length !== 1)).toEqual([]);
    }), { numRuns: 200 });
  });

  it('gives a file that says what the design says', () => {
    fc.assert(fc.property(written, ({ text: source }) => {
      const { design, text: file } = imported(source);
      const document = parseDocument(file);
      expect(document.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(document.design).toEqual(design);
    }), { numRuns: 200 });
  });

  it('is the same template in meaning on the way back', () => {
    fc.assert(fc.property(written, ({ text: source, data }) => {
      const { design } = parseDocument(imported(source).text);
      expect(differencesBetween(data, synthesize({ design, catalog, resolve: createResolver(design) }).template)).toEqual([]);
    }), { numRuns: 200 });
  });
});

describe('any text', () => {
  it('is imported or refused with its place, and nothing throws', () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom('Resources:\n', '  A:\n', '    Type: AWS::SQS::Queue\n', '    Properties:\n', '      - x\n', '{', '}', '[', '&a ', '*a', '<<: *a\n', '!Sub ', '!GetAtt a\n', '"', "'", '|\n', '\t', '---\n', '? ', '# c\n', ': ', '\u0000'), fc.string({ maxLength: 6 })), { maxLength: 25 });
    fc.assert(fc.property(pieces.map((all) => all.join('')), (source) => {
      const result = importTemplate({ text: source, name: 'x', catalog, dialects: [samImport] });
      if ('fault' in result) expect(result.fault.line).toBeGreaterThanOrEqual(1);
      else expect(parseDocument(result.imported.text).design).toEqual(result.imported.design);
    }), { numRuns: 1_000 });
  });
});
