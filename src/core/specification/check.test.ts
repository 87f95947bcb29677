import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { synthesize } from '../cloudformation/synthesize.ts';
import { parseDocument } from '../document/parser.ts';
import type { Finding } from '../model/finding.ts';
import { createResolver } from '../resolve/resolver.ts';
import { checkTemplate } from './check.ts';
import { readSpecification } from './read.ts';

const specification = readSpecification(readFileSync(fileURLToPath(new URL('../../../media/specification/resource-types.txt', import.meta.url)), 'utf8'));
const catalog = createCatalog([]);

function findings(text: string): readonly Finding[] {
  const { design } = parseDocument(`version: 1\nname: t\nregion: us-east-1\n${text}`);
  const resolve = createResolver(design);
  return checkTemplate({ design, resolve, specification, synthesis: synthesize({ design, catalog, resolve }) });
}

/** A design of one node of a type, its properties in flow style. */
function about(type: string, properties: string, rest = ''): readonly Finding[] {
  return findings(`nodes:\n  it: { resource: "${type}", properties: ${properties} }\n${rest}`);
}

/** Rule and place of each finding, the place below the node's properties. */
function brief(found: readonly Finding[]): readonly string[] {
  return found.map(({ rule, path }) => [rule, (path ?? []).join('.').replace('nodes.it.properties.', '')].join(' '));
}

const QUEUE = 'AWS::SQS::Queue';
const TABLE = 'AWS::DynamoDB::Table';
const KEYS = 'AttributeDefinitions: [{ AttributeName: id, AttributeType: S }], KeySchema: [{ AttributeName: id, KeyType: HASH }]';

describe('a property', () => {
  it('that the type does not have is unknown, with the nearest name', () => {
    const [finding] = about(QUEUE, '{ VisibilityTimout: 30 }');
    expect(finding).toMatchObject({ rule: 'property.unknown', severity: 'error', node: 'it', path: ['nodes', 'it', 'properties', 'VisibilityTimout'] });
    expect(finding?.message.en).toBe('AWS::SQS::Queue has no property “VisibilityTimout”. Did you mean “VisibilityTimeout”?');
    expect(finding?.message.ko).toBe('AWS::SQS::Queue에는 ‘VisibilityTimout’ 속성이 없습니다. ‘VisibilityTimeout’을(를) 뜻했나요?');
    expect(finding?.source?.url).toBe('https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html');
  });

  it('is looked for inside others too', () => {
    expect(brief(about(TABLE, `{ ${KEYS}, BillingMode: PAY_PER_REQUEST, StreamSpecification: { ViewType: NEW_IMAGE } }`))).toContain('property.unknown StreamSpecification.ViewType');
  });

  it('may have any name where the type leaves names to the user', () => {
    expect(about('AWS::Lambda::Function', '{ Code: { ZipFile: x }, Role: "arn:aws:iam::123456789012:role/r", Runtime: nodejs24.x, Handler: a.b, Environment: { Variables: { ANY: x } } }')).toEqual([]);
  });

  it('of the wrong kind is found; what CloudFormation takes for the same is not', () => {
    expect(brief(about(QUEUE, '{ VisibilityTimeout: soon }'))).toEqual(['property.type VisibilityTimeout']);
    expect(brief(about(QUEUE, '{ VisibilityTimeout: [30] }'))).toEqual(['property.type VisibilityTimeout']);
    expect(about(QUEUE, '{ VisibilityTimeout: "30", FifoQueue: "true", QueueName: mails.fifo }')).toEqual([]);
    expect(about('AWS::SSM::Parameter', '{ Type: String, Value: 1 }')).toEqual([]);
  });

  it('that should be a list of what it is can be made one', () => {
    const [finding] = about('AWS::Lambda::Function', '{ Code: { ZipFile: x }, Role: "arn:aws:iam::123456789012:role/r", Runtime: nodejs24.x, Handler: a.b, Architectures: arm64 }');
    expect(finding).toMatchObject({ rule: 'property.type', fix: { path: ['nodes', 'it', 'properties', 'Architectures'], value: ['arm64'] } });
  });

  it('that is required is missed at the object that lacks it', () => {
    expect(brief(about(TABLE, '{ KeySchema: [{ AttributeName: id, KeyType: HASH }], SSESpecification: {}, BillingMode: PAY_PER_REQUEST }'))).toEqual(['property.required SSESpecification']);
    expect(brief(findings('nodes:\n  it: { resource: "AWS::SNS::Subscription" }\n'))).toEqual(['property.required nodes.it', 'property.required nodes.it']);
  });

  it('outside the allowed list is told the list, and the nearest value can be taken', () => {
    const [finding] = about(TABLE, `{ ${KEYS}, BillingMode: PAY_PER_REQUESTS }`);
    expect(finding).toMatchObject({ rule: 'property.value-not-allowed', fix: { path: ['nodes', 'it', 'properties', 'BillingMode'], value: 'PAY_PER_REQUEST' } });
    expect(finding?.message.en).toBe('BillingMode takes PAY_PER_REQUEST, PROVISIONED; “PAY_PER_REQUESTS” is not among them. Did you mean “PAY_PER_REQUEST”?');
  });

  it('of one letter is no misspelt other letter', () => {
    const [finding] = about(TABLE, '{ BillingMode: PAY_PER_REQUEST, AttributeDefinitions: [{ AttributeName: id, AttributeType: X }], KeySchema: [{ AttributeName: id, KeyType: HASH }] }');
    expect(finding?.message.en).toBe('AttributeDefinitions.0.AttributeType takes B, N, S; “X” is not among them. Choose one of them.');
    expect(finding?.fix).toBeUndefined();
  });

  it('outside its range is told the range', () => {
    const [finding] = about(QUEUE, '{ MessageRetentionPeriod: 30 }');
    expect(finding?.rule).toBe('property.out-of-range');
    expect(finding?.message.en).toBe('MessageRetentionPeriod is 30; AWS takes 60 to 1209600. Change it.');
  });

  it('with a text of the wrong length or form is told what is right', () => {
    expect(brief(about('AWS::Events::Rule', `{ ScheduleExpression: rate(1 day), Name: ${'a'.repeat(65)} }`))).toEqual(['property.length Name']);
    expect(brief(about('AWS::Lambda::Function', '{ Code: { ZipFile: x }, Role: r, Runtime: nodejs24.x, Handler: a.b }'))).toEqual(['property.pattern Role']);
  });

  it('that is a list of too few, or with the same entry twice, is found', () => {
    expect(brief(about(TABLE, '{ AttributeDefinitions: [], KeySchema: [], BillingMode: PAY_PER_REQUEST }'))).toContain('property.count KeySchema');
    expect(brief(about(TABLE, `{ BillingMode: PAY_PER_REQUEST, AttributeDefinitions: [{ AttributeName: id, AttributeType: S }], KeySchema: [{ AttributeName: id, KeyType: HASH }, { AttributeName: id, KeyType: RANGE }] }`))).toEqual(['property.duplicate KeySchema']);
  });

  it('that excludes another is found at the other', () => {
    expect(brief(about('AWS::Lambda::Function', '{ Code: { ImageUri: x }, PackageType: Image, Handler: a.b, Role: "arn:aws:iam::123456789012:role/r" }'))).toEqual(['property.excludes Handler']);
    expect(brief(about('AWS::SQS::Queue', '{ ContentBasedDeduplication: true }'))).toEqual(['property.excludes ContentBasedDeduplication']);
  });

  it('that needs another is found', () => {
    expect(brief(about(TABLE, `{ ${KEYS} }`))).toEqual(['property.required nodes.it']);
    expect(brief(about('AWS::Events::Rule', '{ Name: x }'))).toEqual(['property.requires nodes.it']);
  });

  it('that only AWS sets is a warning', () => {
    const [finding] = about(QUEUE, '{ QueueUrl: "https://x" }');
    expect(finding).toMatchObject({ rule: 'property.read-only', severity: 'warning', path: ['nodes', 'it', 'properties', 'QueueUrl'] });
  });
});

describe('what deployment decides', () => {
  it.each([
    ['an attribute', 'VisibilityTimeout: !GetAtt Other.Arn'],
    ['a parameter without a default', 'VisibilityTimeout: !Ref Given'],
    ['an import', 'VisibilityTimeout: !ImportValue x'],
    ['a secret', 'QueueName: "{{resolve:ssm:name}}"'],
    ['a transform', 'Fn::Transform: { Name: M }'],
    ['a macro beside others', 'Fn::Transform: { Name: M }, Whatever: 1'],
    ['no value', 'VisibilityTimeout: !Ref AWS::NoValue'],
    ['an unknown property without a value', 'Whatever: !Ref AWS::NoValue'],
    ['an empty default', 'VisibilityTimeout: !Ref Empty'],
    ['a placeholder', 'QueueName: !Sub "${Given} what"'],
    ['a key without a value, of which cloudformation.null-value speaks', 'VisibilityTimeout: null'],
  ])('gives no finding: %s', (_what, properties) => {
    expect(about(QUEUE, `{ ${properties} }`, '  other: { resource: "AWS::SQS::Queue" }\nparameters:\n  Given: { type: String }\n  Empty: { type: String, default: "" }\n')).toEqual([]);
  });

  it('is held to the type where it is known: a parameter by its default, as a warning', () => {
    const [finding] = about(QUEUE, '{ VisibilityTimeout: !Ref Wait }', 'parameters:\n  Wait: { type: Number, default: 90000 }\n');
    expect(finding).toMatchObject({ rule: 'property.out-of-range', severity: 'warning', path: ['nodes', 'it', 'properties', 'VisibilityTimeout'] });
  });

  it('is held to the type in each branch of a condition', () => {
    expect(brief(about(QUEUE, '{ VisibilityTimeout: !If [Fast, 90000, 30] }', 'template: { Conditions: { Fast: !Equals [a, !Ref "AWS::Region"] } }\n'))).toEqual(['property.out-of-range VisibilityTimeout.Fn::If.1']);
  });

  it('may be the required property', () => {
    expect(about('AWS::SNS::Subscription', '{ Protocol: sqs, TopicArn: !If [Here, !Ref Given, !Ref "AWS::NoValue"] }', 'parameters: { Given: { type: String } }\n')).toEqual([]);
  });

  it('leaves open which of several forms is meant', () => {
    expect(about('AWS::SQS::Queue', '{ FifoQueue: !Ref Given, ContentBasedDeduplication: true }', 'parameters: { Given: { type: String } }\n')).toEqual([]);
  });
});

describe('a resource', () => {
  it('of a type that does not exist is found, with the nearest type', () => {
    const [finding] = about('AWS::SQS::Que', '{}');
    expect(finding).toMatchObject({ rule: 'resource.unknown-type', node: 'it' });
    expect(finding?.message.en).toBe('CloudFormation has no resource type AWS::SQS::Que. Did you mean AWS::SQS::Queue?');
    expect(finding?.source?.url).toBe('https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html');
  });

  it('of a service that AWS has ended is found', () => {
    const [finding] = about('AWS::CodeStar::GitHubRepository', '{ RepositoryName: a, RepositoryOwner: b }');
    expect(finding).toMatchObject({ rule: 'resource.service-ended', severity: 'error', node: 'it' });
    expect(finding?.message.en).toBe('AWS shut down the service behind AWS::CodeStar::GitHubRepository on 2024-07-25, so it cannot be created. Replace it.');
  });

  it.each(['Custom::Thing', 'Acme::Own::Type', 'AWS::Serverless::Function', 'Acme::Own::Type::MODULE'])('of a type that others make is let be: %s', (type) => {
    expect(about(type, '{ ServiceToken: x, Any: 1 }')).toEqual([]);
  });

  it('written below template: or as a part is held to its type at its place', () => {
    expect(findings('nodes:\n  a:\n    resource: AWS::SQS::Queue\n    parts: { P: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: 901 } } }\ntemplate: { Resources: { T: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: -1 } } } }\n').map(({ rule, path }) => [rule, path])).toEqual([
      ['property.out-of-range', ['nodes', 'a', 'parts', 'P', 'Properties', 'DelaySeconds']],
      ['property.out-of-range', ['template', 'Resources', 'T', 'Properties', 'DelaySeconds']],
    ]);
  });

  it('may be asked for the attributes that it has only', () => {
    const text = (value: string): string => `nodes:\n  it: { resource: "AWS::SQS::Queue", properties: { QueueName: ${value} } }\n  other: { resource: "AWS::SNS::Topic" }\n`;
    expect(findings(text('!GetAtt Other.TopicName'))).toEqual([]);
    const [finding] = findings(text('!Sub "${Other.TopcName}"'));
    expect(finding).toMatchObject({ rule: 'reference.unknown-attribute', path: ['nodes', 'it', 'properties', 'QueueName', 'Fn::Sub'] });
    expect(finding?.message.en).toBe('AWS::SNS::Topic gives no attribute “TopcName”. Did you mean “TopicName”?');
  });

  it('may name only what the template has', () => {
    expect(findings('nodes:\n  it: { resource: "AWS::SQS::Queue", properties: { QueueName: !Ref Othr }, attributes: { DependsOn: Gone } }\n  other: { resource: "AWS::SNS::Topic" }\n').map(({ rule, path }) => [rule, path])).toEqual([
      ['reference.unknown-name', ['nodes', 'it', 'properties', 'QueueName', 'Ref']],
      ['reference.unknown-name', ['nodes', 'it', 'attributes', 'DependsOn']],
    ]);
    expect(findings('nodes:\n  it: { resource: "AWS::SQS::Queue", properties: { QueueName: !Sub ["${A}-${AWS::Region}-${!B}", { A: x }] } }\n')).toEqual([]);
  });

  it('under a transform may name what only the transform makes', () => {
    expect(findings('nodes:\n  it: { resource: "AWS::SQS::Queue", properties: { QueueName: !Ref Made } }\ntemplate: { Transform: M }\n')).toEqual([]);
  });
});

describe('hostile files', () => {
  it('are judged by their own keys only', () => {
    expect(brief(about(QUEUE, '{ __proto__: 1, constructor: 2, toString: 3 }'))).toEqual(['property.unknown __proto__', 'property.unknown constructor', 'property.unknown toString']);
    expect(brief(about('AWS::__proto__::constructor', '{}'))).toEqual(['resource.unknown-type nodes.it']);
  });
});
