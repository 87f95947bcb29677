import { describe, expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { notModelled, type NodeKind } from '../catalog/service.ts';
import { parseDocument } from '../document/parser.ts';
import { verbatim } from '../model/text.ts';
import type { JsonObject } from '../model/json.ts';
import { createResolver } from '../resolve/resolver.ts';
import type { CloudFormationPart, Synthesis } from './contract.ts';
import { getAtt, ref } from './intrinsics.ts';
import { accessPermits, policyDocument, statementOf } from './permits.ts';
import { synthesize } from './synthesize.ts';

const NONE = notModelled('not needed here');

function kind(service: string, cloudformation: CloudFormationPart, ports: NodeKind['ports']): NodeKind {
  return {
    service, cloudformation, ports, resourceType: 'Test::Thing',
    about: { title: verbatim(service), short: verbatim(service), category: 'compute', description: verbatim(''), docs: 'https://docs.example', initial: {}, summary: () => verbatim('') },
    properties: NONE, keys: [], facts: {}, traffic: NONE, cost: NONE, simulation: NONE, local: NONE,
  };
}

const verbs = {
  read: { actions: ['box:Get', 'box:List'], on: ['', '/*'], effect: 'read', title: verbatim('') },
  write: { actions: ['box:Put'], on: ['/*'], effect: 'write', title: verbatim('') },
} as const;

/** A worker has a role and variables; a box stores things. */
const catalog = createCatalog([{
  family: 'test', limits: {}, rules: [], prices: NONE,
  kinds: [
    kind('test.worker', {
      build: (_node, context) => {
        const statements = context.permits().map(({ permit }) => statementOf(permit));
        context.primary({ Type: 'Test::Worker', DependsOn: `${context.logicalId}Role`, Properties: { ...context.properties, Variables: context.environment() } });
        context.resource(`${context.logicalId}Role`, { Type: 'Test::Role', Properties: { Policy: policyDocument(statements) } });
      },
    }, { out: [{ kind: 'access' }], in: [] }),
    kind('test.box', {
      references: ({ logicalId }) => ({ name: ref(logicalId), arn: getAtt(logicalId, 'Arn') }),
      asTarget: { access: ({ logicalId }, connection) => ({ permits: accessPermits(verbs, connection, getAtt(logicalId, 'Arn')) }) },
      build: (_node, context) => context.primary({ Type: 'Test::Box', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain', Properties: context.properties }),
    }, { out: [], in: [{ kind: 'access' }], access: verbs, references: ['name', 'arn'] }),
  ],
}]);

function synthesisOf(text: string): Synthesis {
  const { design } = parseDocument(`version: 1\nname: test\nregion: us-east-1\n${text}`);
  return synthesize({ design, catalog, resolve: createResolver(design) });
}

function resourcesOf(text: string): JsonObject {
  return synthesisOf(text).template['Resources'] as JsonObject;
}

function rulesOf(text: string): readonly string[] {
  return synthesisOf(text).findings.map(({ rule }) => rule.replace('cloudformation.', ''));
}

const WORKER_AND_BOX = 'nodes:\n  worker: { service: test.worker }\n  box: { service: test.box }\n';

describe('connections', () => {
  it('permit what their verbs mean on exactly the target', () => {
    expect(resourcesOf(`${WORKER_AND_BOX}connections:\n  c: { from: worker, to: box, access: [read, write] }\n`)['WorkerRole']).toEqual({
      Type: 'Test::Role',
      Properties: {
        Policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['box:Get', 'box:List'], Resource: [{ 'Fn::GetAtt': ['Box', 'Arn'] }, { 'Fn::Sub': '${Box.Arn}/*' }] },
            { Effect: 'Allow', Action: 'box:Put', Resource: { 'Fn::Sub': '${Box.Arn}/*' } },
          ],
        },
      },
    });
  });

  it('give their source the variables they name', () => {
    expect(resourcesOf(`${WORKER_AND_BOX}connections:\n  c: { from: worker, to: box, access: [read], env: { BOX: name, ARN: arn } }\n`)['Worker']).toEqual({
      Type: 'Test::Worker', DependsOn: 'WorkerRole', Properties: { Variables: { BOX: { Ref: 'Box' }, ARN: { 'Fn::GetAtt': ['Box', 'Arn'] } } },
    });
  });

  it('generate nothing where something else realizes them', () => {
    const resources = resourcesOf(`${WORKER_AND_BOX}connections:\n  c: { from: worker, to: box, access: [read], env: { BOX: name }, realizedBy: [Policy] }\n`);
    expect(resources['WorkerRole']).toEqual({ Type: 'Test::Role', Properties: { Policy: { Version: '2012-10-17', Statement: [] } } });
    expect(resources['Worker']).toEqual({ Type: 'Test::Worker', DependsOn: 'WorkerRole', Properties: { Variables: {} } });
  });

  it('grant nothing for a verb that the target does not know', () => {
    expect(resourcesOf(`${WORKER_AND_BOX}connections:\n  c: { from: worker, to: box, access: [fly, constructor, write] }\n`)['WorkerRole']).toMatchObject({
      Properties: { Policy: { Statement: [{ Effect: 'Allow', Action: 'box:Put', Resource: { 'Fn::Sub': '${Box.Arn}/*' } }] } },
    });
  });

  it('give a variable that two of them name the value of the first', () => {
    const text = `${WORKER_AND_BOX}connections:\n  a: { from: worker, to: box, access: [read], env: { BOX: name } }\n  b: { from: worker, to: box, access: [read], env: { BOX: arn } }\n`;
    expect(resourcesOf(text)['Worker']).toMatchObject({ Properties: { Variables: { BOX: { Ref: 'Box' } } } });
  });

  it.each([
    ['gives variables to what has none', 'c: { from: box, to: worker, kind: access, env: { A: name } }', 'env-not-used'],
    ['is of a kind that neither end answers for', 'c: { from: box, to: worker, kind: access }', 'connection-not-built'],
    ['leads to a resource that no service stands for', 'c: { from: worker, to: key }', 'connection-not-built'],
  ])('are a finding where one %s', (_what, connection, rule) => {
    expect(rulesOf(`${WORKER_AND_BOX}  key: { resource: "AWS::KMS::Key" }\nconnections:\n  ${connection}\n`)).toContain(rule);
  });

  it('to any other resource give its variables', () => {
    const text = `${WORKER_AND_BOX}  key: { resource: "AWS::KMS::Key" }\nconnections:\n  c: { from: worker, to: key, env: { KEY: id, ARN: arn } }\n`;
    expect(resourcesOf(text)['Worker']).toMatchObject({ Properties: { Variables: { KEY: { Ref: 'Key' }, ARN: { 'Fn::GetAtt': ['Key', 'Arn'] } } } });
    expect(rulesOf(text)).toEqual([]);
  });
});

describe('nodes', () => {
  it('of any other type pass through as they are', () => {
    expect(resourcesOf('nodes:\n  key: { resource: AWS::KMS::Key, properties: { Enabled: true }, attributes: { Condition: IsProd } }\n')).toEqual({
      Key: { Type: 'AWS::KMS::Key', Condition: 'IsProd', Properties: { Enabled: true } },
    });
  });

  it('lay their attributes over what is generated; one of the two policies counts for both, and DependsOn adds up', () => {
    expect(resourcesOf('nodes:\n  box: { service: test.box, attributes: { DeletionPolicy: Delete } }\n')['Box']).toEqual({
      Type: 'Test::Box', DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete', Properties: {},
    });
    expect(resourcesOf('nodes:\n  worker: { service: test.worker, attributes: { DependsOn: [Box] } }\n')['Worker']).toMatchObject({ DependsOn: ['Box', 'WorkerRole'] });
  });

  it('put their parts in the place of what would be generated under the same logical id', () => {
    const text = 'nodes:\n  worker:\n    service: test.worker\n    parts: { WorkerRole: { Type: Mine }, Further: { Type: Also } }\n';
    expect(Object.entries(resourcesOf(text)).map(([id, value]) => [id, (value as JsonObject)['Type']])).toEqual([['Worker', 'Test::Worker'], ['WorkerRole', 'Mine'], ['Further', 'Also']]);
    expect(synthesisOf(text).sourceMap.origin(['Resources', 'WorkerRole', 'Type'])).toEqual({ node: 'worker', path: ['nodes', 'worker', 'parts', 'WorkerRole', 'Type'] });
  });

  it('that a transform makes are left to it', () => {
    expect(synthesisOf('nodes:\n  box: { service: test.box, generated: true }\n').template).not.toHaveProperty('Resources');
  });

  it('whose logical ids meet are a finding, and the first keeps the id', () => {
    const text = 'nodes:\n  worker: { service: test.worker }\n  worker-role: { service: test.box }\n';
    expect(rulesOf(text)).toEqual(['duplicate-logical-id']);
    expect(resourcesOf(text)['WorkerRole']).toMatchObject({ Type: 'Test::Role' });
  });

  it('whose logical id CloudFormation would refuse are a finding', () => {
    expect(rulesOf('nodes:\n  box: { service: test.box, logicalId: "my box" }\n')).toEqual(['bad-logical-id']);
  });

  it('that need each other are a finding with the whole circle', () => {
    const { findings } = synthesisOf('nodes:\n  a: { resource: X::Y::Z, properties: { Other: !Ref B } }\n  b: { resource: X::Y::Z, properties: { Other: !Sub "${A.Arn}/x" } }\n');
    expect(findings.map(({ rule, message }) => [rule, message.en.includes('A → B → A')])).toEqual([['cloudformation.circular-reference', true]]);
  });
});

describe('parameters', () => {
  it('become CloudFormation parameters', () => {
    const text = 'parameters:\n  Stage: { default: dev, allowed: [dev, prod], description: Which }\n  Size: 128\nnodes:\n  box: { service: test.box, properties: { Stage: !Ref Stage, Size: !Sub "${Size}" } }\n';
    expect(synthesisOf(text).template['Parameters']).toEqual({
      Stage: { Type: 'String', Default: 'dev', AllowedValues: ['dev', 'prod'], Description: 'Which' }, Size: { Type: 'Number', Default: 128 },
    });
    expect(rulesOf(text)).toEqual([]);
  });

  it('that nothing uses are repeated as outputs, or left out where they are secret', () => {
    const text = 'parameters:\n  Stage: { default: dev }\n  Token: { secret: true }\nnodes:\n  box: { service: test.box }\n';
    const { template } = synthesisOf(text);
    expect(template['Parameters']).toEqual({ Stage: { Type: 'String', Default: 'dev' } });
    expect(template['Outputs']).toEqual({ Stage: { Description: 'Value of the parameter Stage', Value: { Ref: 'Stage' } } });
    expect(rulesOf(text)).toEqual(['parameter-not-used', 'parameter-not-used']);
  });
});

describe('template:', () => {
  it('is merged word for word, in the order in which AWS documents the sections', () => {
    const { template } = synthesisOf('nodes:\n  box: { service: test.box }\ntemplate:\n  Custom: 1\n  Outputs: { A: { Value: 1 } }\n  Conditions: { C: !Equals [a, b] }\n  Resources: { Extra: { Type: T } }\n  Description: By hand\n');
    expect(Object.keys(template)).toEqual(['AWSTemplateFormatVersion', 'Description', 'Conditions', 'Resources', 'Outputs', 'Custom']);
    expect(template).toMatchObject({ Description: 'By hand', Conditions: { C: { 'Fn::Equals': ['a', 'b'] } }, Resources: { Box: { Type: 'Test::Box' }, Extra: { Type: 'T' } }, Outputs: { A: { Value: 1 } } });
  });

  it('keeps its resource where a node would have the same logical id', () => {
    const text = 'nodes:\n  box: { service: test.box }\ntemplate:\n  Resources: { Box: { Type: T } }\n';
    expect(resourcesOf(text)).toEqual({ Box: { Type: 'T' } });
    expect(rulesOf(text)).toEqual(['duplicate-logical-id']);
  });

  it('leads back to the file', () => {
    const { sourceMap } = synthesisOf('template:\n  Resources: { Extra: { Type: T, Properties: { A: [1, 2] } } }\n');
    expect(sourceMap.origin(['Resources', 'Extra', 'Properties', 'A', 1])).toEqual({ path: ['template', 'Resources', 'Extra', 'Properties', 'A', 1] });
    expect(sourceMap.origin(['Mappings'])).toBeUndefined();
  });
});

describe('hostile files', () => {
  it('keep keys such as __proto__ as data', () => {
    const resources = resourcesOf('nodes:\n  box: { service: test.box, properties: { __proto__: { polluted: true }, constructor: x } }\n');
    expect(JSON.stringify(resources['Box'])).toBe('{"Type":"Test::Box","DeletionPolicy":"Retain","UpdateReplacePolicy":"Retain","Properties":{"__proto__":{"polluted":true},"constructor":"x"}}');
    expect(({} as JsonObject)['polluted']).toBeUndefined();
  });

  it('have their description cut to what CloudFormation takes', () => {
    const { template, findings } = synthesisOf(`description: ${'한'.repeat(400)}\n`);
    expect(template['Description']).toBe('한'.repeat(341));
    expect(findings.map(({ rule }) => rule)).toEqual(['cloudformation.description-too-long']);
  });
});
