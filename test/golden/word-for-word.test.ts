import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/core/catalog/catalog.ts';
import type { Synthesis } from '../../src/core/cloudformation/contract.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import type { JsonObject } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { services } from '../../src/services/index.generated.ts';

/** Nodes with `resource:`: docs/adr/0006-word-for-word.md. */

const catalog = createCatalog(services);

function synthesisOf(text: string): Synthesis {
  const { design, findings } = parseDocument(`version: 1\nname: imported\nregion: us-east-1\n${text}`);
  expect(findings).toEqual([]);
  return synthesize({ design, catalog, resolve: createResolver(design) });
}

function resourcesOf(text: string): JsonObject {
  return synthesisOf(text).template['Resources'] as JsonObject;
}

const FUNCTION = `
  handler:
    service: lambda
    resource: AWS::Lambda::Function
    logicalId: HandlerFn
    properties: { Runtime: python3.13, Handler: app.handler, Role: !GetAtt Shared.Arn, Code: { ZipFile: 'pass' }, Environment: { Variables: { MODE: fast } } }
    attributes: { DeletionPolicy: Retain, DependsOn: Shared }
    parts: { Shared: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {} } } }`;

const WRITTEN = {
  HandlerFn: {
    Type: 'AWS::Lambda::Function', DeletionPolicy: 'Retain', DependsOn: 'Shared',
    Properties: { Runtime: 'python3.13', Handler: 'app.handler', Role: { 'Fn::GetAtt': ['Shared', 'Arn'] }, Code: { ZipFile: 'pass' }, Environment: { Variables: { MODE: 'fast' } } },
  },
  Shared: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
};

describe('a node with resource', () => {
  it('is exported as it is written, with its parts, and nothing beside it', () => {
    const { template, findings } = synthesisOf(`nodes:${FUNCTION}\n`);
    expect(template).toEqual({ AWSTemplateFormatVersion: '2010-09-09', Resources: WRITTEN });
    expect(findings).toEqual([]);
  });

  it.each(['s3', 'dynamodb', 'sns', 'sqs', 'apigateway.rest', 'apigateway.http', 'apigateway.websocket', 'cognito.user-pool', 'cognito.identity-pool', 'cloudfront', 'eventbridge.bus', 'eventbridge.rule', 'eventbridge.schedule', 'eventbridge.pipe', 'stepfunctions'])('of service %s is nothing but its type, where nothing else is written', (service) => {
    const type = catalog.kind(service)?.resourceType ?? '';
    expect(resourcesOf(`nodes:\n  one: { service: ${service}, resource: ${type} }\n`)).toEqual({ One: { Type: type } });
  });

  it('has the type that it says, such as one of SAM', () => {
    expect(resourcesOf('nodes:\n  fn: { service: lambda, resource: AWS::Serverless::Function, properties: { CodeUri: src/ } }\n')).toEqual({ Fn: { Type: 'AWS::Serverless::Function', Properties: { CodeUri: 'src/' } } });
  });

  it('gets nothing from a connection that something else realizes', () => {
    const text = `nodes:${FUNCTION}\n  table: { service: dynamodb, resource: AWS::DynamoDB::Table }\nconnections:\n  reads: { from: handler, to: table, access: [read], env: { TABLE: name }, realizedBy: [Shared] }\n`;
    expect(resourcesOf(text)).toEqual({ ...WRITTEN, Table: { Type: 'AWS::DynamoDB::Table' } });
  });
});

describe('a connection drawn to a node with resource', () => {
  const TABLE = '\n  table: { service: dynamodb, resource: AWS::DynamoDB::Table }';

  it('is granted by a policy of its own on the role that several may share, and adds its variable', () => {
    const resources = resourcesOf(`nodes:${FUNCTION}${TABLE}\nconnections:\n  reads: { from: handler, to: table, access: [read], env: { TABLE: name } }\n`);
    expect(Object.keys(resources)).toEqual(['HandlerFn', 'HandlerFnPolicy', 'Shared', 'Table']);
    expect(resources['HandlerFn']).toEqual({ ...WRITTEN.HandlerFn, Properties: { ...WRITTEN.HandlerFn.Properties, Environment: { Variables: { MODE: 'fast', TABLE: { Ref: 'Table' } } } } });
    expect(resources['HandlerFnPolicy']).toMatchObject({ Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'Shared' }], PolicyDocument: { Statement: [{ Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } }] } } });
  });

  it('is granted on the role that SAM makes', () => {
    const resources = resourcesOf(`nodes:\n  fn: { service: lambda, resource: AWS::Serverless::Function, properties: { CodeUri: src/ } }${TABLE}\nconnections:\n  reads: { from: fn, to: table, access: [read] }\n`);
    expect(Object.keys(resources)).toEqual(['Fn', 'FnPolicy', 'Table']);
    expect(resources['Fn']).toEqual({ Type: 'AWS::Serverless::Function', Properties: { CodeUri: 'src/' } });
    expect(resources['FnPolicy']).toMatchObject({ Properties: { Roles: [{ Ref: 'FnRole' }] } });
  });

  it('says so where the role is not known', () => {
    const { findings } = synthesisOf(`nodes:\n  fn: { service: lambda, resource: AWS::Lambda::Function }${TABLE}\nconnections:\n  reads: { from: fn, to: table, access: [read] }\n`);
    expect(findings.map(({ rule, node }) => [rule, node])).toEqual([['cloudformation.role-not-in-template', 'fn']]);
  });

  it('is a resource of its own where the kind is one, and leaves both ends as they are', () => {
    const resources = resourcesOf(`nodes:${FUNCTION}\n  topic: { service: sns, resource: AWS::SNS::Topic }\nconnections:\n  tells: { from: topic, to: handler }\n`);
    expect(Object.keys(resources).toSorted()).toEqual(['HandlerFn', 'Shared', 'TellsPermission', 'TellsSubscription', 'Topic']);
    expect(resources['HandlerFn']).toEqual(WRITTEN.HandlerFn);
  });

  it('adds its entry to what the node announces, and keeps the name of the bucket', () => {
    const resources = resourcesOf(`nodes:${FUNCTION}\n  bucket: { service: s3, resource: AWS::S3::Bucket, attributes: { DependsOn: Shared } }\nconnections:\n  tells: { from: bucket, to: handler }\n`);
    expect(resources['Bucket']).toEqual({
      Type: 'AWS::S3::Bucket', DependsOn: ['Shared', 'TellsPermission'],
      Properties: { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: { 'Fn::GetAtt': ['HandlerFn', 'Arn'] } }] } },
    });
  });

  it('puts no second policy in the place of the one that is written, and says so', () => {
    const { template, findings } = synthesisOf(`nodes:
  topic: { service: sns, resource: AWS::SNS::Topic }
  queue: { service: sqs, resource: AWS::SQS::Queue, parts: { Allows: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: [!Ref Queue], PolicyDocument: { Statement: [] } } } } }
connections:
  tells: { from: topic, to: queue }
`);
    expect(Object.keys(template['Resources'] as JsonObject).toSorted()).toEqual(['Allows', 'Queue', 'TellsSubscription', 'Topic']);
    expect(findings.map(({ rule, path }) => [rule, path])).toEqual([['cloudformation.connection-not-built', ['nodes', 'queue', 'parts', 'Allows']]]);
  });

  it('closes no circle by the permission of a bucket whose name nobody knows before', () => {
    const written = (name: string): JsonObject => resourcesOf(`nodes:${FUNCTION}\n  bucket: { service: s3, resource: AWS::S3::Bucket${name} }\nconnections:\n  tells: { from: bucket, to: handler }\n`);
    expect(written('')['TellsPermission']).toMatchObject({ Properties: { SourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::*' }, SourceAccount: { Ref: 'AWS::AccountId' } } });
    expect(written(', properties: { BucketName: photos }')['TellsPermission']).toMatchObject({ Properties: { SourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::photos' } } });
  });

  it('brings the resources of paths that its new routes need, and no stage', () => {
    const resources = resourcesOf(`nodes:${FUNCTION}\n  api: { service: apigateway.rest, resource: AWS::ApiGateway::RestApi, routes: { old: GET /old, new: GET /things/new } }\nconnections:\n  old: { from: api, to: handler, routes: [old], realizedBy: [OldMethod] }\n  new: { from: api, to: handler, routes: [new] }\n`);
    expect(Object.keys(resources).toSorted()).toEqual(['Api', 'ApiNewMethod', 'ApiThingsNewResource', 'ApiThingsResource', 'HandlerFn', 'NewNewPermission', 'Shared']);
  });
});

it('what somebody draws beside imported nodes is complete', () => {
  const resources = resourcesOf(`nodes:${FUNCTION}\n  made: { service: lambda, properties: { Runtime: nodejs24.x, Handler: i.h } }\n`);
  expect(Object.keys(resources)).toEqual(['HandlerFn', 'Shared', 'Made', 'MadeRole', 'MadeLogGroup']);
});
