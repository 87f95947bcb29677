import { describe, expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { parseDocument } from '../document/parser.ts';
import type { Finding } from '../model/finding.ts';
import { createResolver } from '../resolve/resolver.ts';
import { limitChecker } from './check-limits.ts';
import { LIMIT_CHECKS } from './limit-checks.ts';
import { utf8Length } from '../model/utf8.ts';
import { leastCharacters } from './sizes.ts';
import { synthesize } from './synthesize.ts';

const catalog = createCatalog([]);

function findings(text: string): readonly Finding[] {
  const { design } = parseDocument(`version: 1\nname: t\nregion: us-east-1\n${text}`);
  return limitChecker()(design, synthesize({ design, catalog, resolve: createResolver(design) }));
}

function rules(text: string): readonly string[] {
  return findings(text).map(({ rule }) => rule);
}

/** `count` lines made of a number. */
function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join('');
}

const queues = (count: number): string => `nodes:\n${lines(count, (at) => `  q${at}: { resource: "AWS::SQS::Queue" }\n`)}`;
const role = (properties: string): string => `nodes:\n  worker: { resource: "AWS::IAM::Role", properties: ${properties} }\n`;
const TRUST = 'AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [] }';
const statements = (count: number): string => `{ Statement: [${lines(count, (at) => `{ Effect: Allow, Action: "sqs:SendMessage", Resource: "arn:aws:sqs:us-east-1:123456789012:queue-${at}" }, `)}] }`;

describe('a template', () => {
  it('of 500 resources is fine, of 501 is told who makes most of them', () => {
    expect(rules(queues(500))).toEqual([]);
    const [finding] = findings(queues(501));
    expect(finding).toMatchObject({ rule: 'cloudformation.too-many-resources', severity: 'error', limit: { id: 'cloudformation.resources-max', kind: 'hard', current: 500, needed: 501 } });
    expect(finding?.message.en).toBe('The template has 501 resources; CloudFormation takes 500. q0 makes 1 of them. Divide the design into several stacks.');
  });

  it.each([
    ['parameters', 'cloudformation.too-many-parameters', (count: number) => `template:\n  Parameters:\n${lines(count, (at) => `    P${at}: { Type: String }\n`)}`],
    ['outputs', 'cloudformation.too-many-outputs', (count: number) => `template:\n  Outputs:\n${lines(count, (at) => `    O${at}: { Value: ${at} }\n`)}`],
    ['mappings', 'cloudformation.too-many-mappings', (count: number) => `template:\n  Mappings:\n${lines(count, (at) => `    M${at}: { a: { b: 1 } }\n`)}`],
  ])('may have 200 %s and no more', (_what, rule, text) => {
    expect(rules(text(200))).toEqual([]);
    expect(rules(text(201))).toEqual([rule]);
  });

  it('larger than a request takes needs a bucket, larger than a megabyte is refused', () => {
    const sized = (bytes: number): string => `nodes:\n  q: { resource: "AWS::SQS::Queue", properties: { Text: ${'x'.repeat(bytes)} } }\n`;
    expect(rules(sized(50_000))).toEqual([]);
    expect(findings(sized(52_000)).map(({ rule, severity }) => [rule, severity])).toEqual([['cloudformation.template-needs-bucket', 'info']]);
    // A text of this size is not read; what it would make is.
    const { design } = parseDocument(sized(1));
    const large = { ...design, nodes: design.nodes.map((node) => ({ ...node, properties: { Text: 'x'.repeat(1_048_576) } })) };
    const found = limitChecker()(large, synthesize({ design: large, catalog, resolve: createResolver(large) }));
    expect(found.map(({ rule }) => rule)).toEqual(['cloudformation.template-too-large']);
  });

  it('may hold 60 dynamic references', () => {
    const text = (count: number): string => `nodes:\n${lines(count, (at) => `  q${at}: { resource: "AWS::SQS::Queue", properties: { QueueName: "{{resolve:ssm:/q/${at}}}" } }\n`)}`;
    expect(rules(text(60))).toEqual([]);
    expect(rules(text(61))).toEqual(['cloudformation.too-many-dynamic-references']);
  });

  it('has no parameter whose default is longer than 4,096 bytes', () => {
    const text = (length: number): string => `parameters: { Text: { default: ${'x'.repeat(length)} } }\nnodes:\n  q: { resource: "AWS::SQS::Queue", properties: { QueueName: !Ref Text } }\n`;
    expect(rules(text(4096))).toEqual([]);
    expect(findings(text(4097)).map(({ rule, path }) => [rule, path])).toEqual([['cloudformation.parameter-value-too-long', ['parameters', 'Text', 'default']]]);
  });
});

describe('a role', () => {
  it('may have 10,240 characters of inline policies, those put on it from beside counted', () => {
    const inline = (count: number): string => role(`{ ${TRUST}, Policies: [{ PolicyName: a, PolicyDocument: ${statements(count)} }] }`);
    expect(rules(inline(90))).toEqual([]);
    const [finding] = findings(inline(110));
    expect(finding).toMatchObject({ rule: 'iam.role-policies-too-large', node: 'worker', limit: { id: 'iam.role-policies-max', current: 10240 } });
    expect(rules(`${inline(60)}  beside: { resource: "AWS::IAM::Policy", properties: { PolicyName: b, Roles: [!Ref Worker], PolicyDocument: ${statements(60)} } }\n`)).toEqual(['iam.role-policies-too-large']);
  });

  it('may have 20 managed policies, or as many as the account was given', () => {
    const text = (count: number, account = ''): string => `${role(`{ ${TRUST}, ManagedPolicyArns: [${lines(count, (at) => `"arn:aws:iam::aws:policy/P${at}", `)}] }`)}${account}`;
    expect(rules(text(20))).toEqual([]);
    expect(findings(text(21))[0]?.limit).toEqual({ id: 'iam.managed-policies-per-role', kind: 'adjustable', current: 20, needed: 21 });
    expect(rules(text(21, 'account: { quotas: { iam.managed-policies-per-role: 25 } }\n'))).toEqual([]);
  });

  it('has a name of 64 characters at most', () => {
    expect(rules(role(`{ ${TRUST}, RoleName: ${'r'.repeat(64)} }`))).toEqual([]);
    expect(findings(role(`{ ${TRUST}, RoleName: ${'r'.repeat(65)} }`)).map(({ rule, path }) => [rule, path])).toEqual([['iam.name-too-long', ['nodes', 'worker', 'properties', 'RoleName']]]);
  });

  it('has a trust policy of 2,048 characters at most', () => {
    const trust = (count: number): string => role(`{ AssumeRolePolicyDocument: ${statements(count)} }`);
    expect(rules(trust(15))).toEqual([]);
    expect(rules(trust(30))).toEqual(['iam.trust-policy-too-large']);
  });
});

describe('a managed policy', () => {
  it('may have 6,144 characters', () => {
    const policy = (count: number): string => `nodes:\n  p: { resource: "AWS::IAM::ManagedPolicy", properties: { PolicyDocument: ${statements(count)} } }\n`;
    expect(rules(policy(50))).toEqual([]);
    expect(rules(policy(70))).toEqual(['iam.managed-policy-too-large']);
  });
});

describe('sizes', () => {
  it('are counted in bytes of UTF-8', () => {
    for (const text of ['abc', 'é', '한글', '😀', 'a한😀']) expect(utf8Length(text), text).toBe(new TextEncoder().encode(text).length);
  });

  it('of policies are the characters of their JSON without white space', () => {
    const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['a:B', 'a:C'], Resource: '*' }] };
    expect(leastCharacters(document)).toBe(JSON.stringify(document).length);
  });

  it('count what only deployment tells as little as it can be', () => {
    expect(leastCharacters({ 'Fn::GetAtt': ['Q', 'Arn'] })).toBeLessThan('"arn:aws:sqs:us-east-1:123456789012:q"'.length);
    expect(leastCharacters({ 'Fn::Sub': '${Q.Arn}/index/*' })).toBe(2 + 16 + '/index/*'.length);
    expect(leastCharacters({ Ref: 'Given' })).toBe(2);
  });
});

describe('every check of a limit', () => {
  it('says why it cannot be mended with one click, in both languages', () => {
    for (const { id, unfixable } of LIMIT_CHECKS) expect([unfixable.en, unfixable.ko].every((text) => text.length > 10), id).toBe(true);
  });
});
