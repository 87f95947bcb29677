import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/core/catalog/catalog.ts';
import { isModelled } from '../../src/core/catalog/service.ts';
import type { Synthesis } from '../../src/core/cloudformation/contract.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import { EMPTY_DESIGN, type Node } from '../../src/core/model/design.ts';
import { at, type Json, type JsonObject, type Path } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { services } from '../../src/services/index.generated.ts';

const catalog = createCatalog(services);

function synthesisOf(text: string): Synthesis {
  const { design } = parseDocument(text);
  return synthesize({ design, catalog, resolve: createResolver(design) });
}

/** The designs that cfn-lint judges too. */
function designOf(name: string): Synthesis {
  return synthesisOf(readFileSync(fileURLToPath(new URL(`../outside/designs/${name}.arch.yaml`, import.meta.url)), 'utf8'));
}

function resource(synthesis: Synthesis, id: string, ...path: Path): Json | undefined {
  return at(synthesis.template, ['Resources', id, ...path]);
}

function statements(synthesis: Synthesis, roleId: string): Json | undefined {
  return resource(synthesis, roleId, 'Properties', 'Policies', 0, 'PolicyDocument', 'Statement');
}

const HEAD = 'version: 1\nname: t\nregion: us-east-1\n';
const ARN = (id: string): Json => ({ 'Fn::GetAtt': [id, 'Arn'] });

describe('every port', () => {
  /** Kinds that need nothing from this end: browsers are outside, mappings read from the source, roles act for themselves. */
  const silentTargets = new Set(['request', 'sign-in', 'poll']);
  const silentSources = new Set(['request', 'sign-in', 'start', 'access', 'publish', 'send', 'on-failure']);
  const parts = services.flatMap((service) => service.kinds).flatMap(({ service, ports, cloudformation }) => (isModelled(cloudformation) ? [{ service, ports, cloudformation }] : []));

  it('that takes connections has its end of the contract', () => {
    expect(parts.flatMap(({ service, ports, cloudformation }) => ports.in
      .filter(({ kind, when }) => !silentTargets.has(kind) && JSON.stringify(when) !== '{"any":[]}' && cloudformation.asTarget?.[kind] === undefined)
      .map(({ kind }) => `${service} takes ${kind}`))).toEqual([]);
  });

  it('that offers connections has its end of the contract', () => {
    expect(parts.flatMap(({ service, ports, cloudformation }) => ports.out
      .filter(({ kind }) => !silentSources.has(kind) && cloudformation.asSource?.[kind] === undefined)
      .map(({ kind }) => `${service} offers ${kind}`))).toEqual([]);
  });

  it('promises only references that the template has', () => {
    const resolve = createResolver(EMPTY_DESIGN);
    expect(parts.flatMap(({ service, ports, cloudformation }) => {
      const node = { ...parseDocument(`${HEAD}nodes:\n  a: { service: ${service} }\n`).design.nodes[0] } as Node;
      const known = cloudformation.references?.({ node, logicalId: 'A', resolve, starting: () => [], ending: () => [] }) ?? {};
      return (ports.references ?? []).filter((reference) => known[reference] === undefined).map((reference) => `${service}: ${reference}`);
    })).toEqual([]);
  });
});

describe('invoke', () => {
  it('lets an HTTP API call a function for one method and path of one stage', () => {
    const { template } = designOf('http');
    expect(at(template, ['Resources', 'OldHelloAnyPermission', 'Properties', 'SourceArn'])).toEqual({
      'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Old}/legacy/*/old/*',
    });
  });

  it('gives the routes that no connection names to the one that names none', () => {
    const rest = designOf('rest');
    expect(resource(rest, 'OrdersApiFilesMethod', 'Properties', 'Integration', 'Uri')).toEqual({
      'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Files.Arn}/invocations',
    });
  });

  it('changes the id of a REST deployment when a method changes, and only then', () => {
    const design = (timeout: number, route: string): string => `${HEAD}nodes:\n  api: { service: apigateway.rest, routes: { a: { route: ${route} } } }\n  f: { service: lambda, properties: { Timeout: ${timeout} } }\nconnections:\n  api-f: { from: api, to: f }\n`;
    const deployment = (text: string): string | undefined => Object.keys(synthesisOf(text).template['Resources'] as JsonObject).find((id) => id.startsWith('ApiDeployment'));
    expect(deployment(design(3, 'GET /a'))).toBe(deployment(design(9, 'GET /a')));
    expect(deployment(design(3, 'GET /a'))).not.toBe(deployment(design(3, 'POST /a')));
  });

  it('serves each action of a WebSocket API', () => {
    const { template } = designOf('websocket');
    expect(at(template, ['Resources', 'ChatConnectRoute', 'Properties'])).toEqual({
      ApiId: { Ref: 'Chat' }, RouteKey: '$connect', Target: { 'Fn::Sub': 'integrations/${ChatPresenceIntegration}' },
    });
  });

  it('lets a function post to the clients of a WebSocket API, in its stage', () => {
    expect(statements(designOf('websocket'), 'MessagesRole')).toContainEqual({
      Effect: 'Allow', Action: 'execute-api:ManageConnections', Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Chat}/live/POST/@connections/*' },
    });
  });

  it('lets a function call a function by its own role', () => {
    const synthesis = synthesisOf(`${HEAD}nodes:\n  a: { service: lambda }\n  b: { service: lambda }\nconnections:\n  a-b: { from: a, to: b, kind: invoke }\n`);
    expect(statements(synthesis, 'ARole')).toContainEqual({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: ARN('B') });
    expect(Object.keys(synthesis.template['Resources'] as JsonObject)).not.toContain('ABPermission');
  });
});

describe('access', () => {
  it('reaches the indexes of a table that has some, and no indexes of one that has none', () => {
    const onOrders = statements(designOf('rest'), 'OrdersRole') as readonly JsonObject[];
    expect(onOrders.map(({ Resource }) => Resource)).toContainEqual([ARN('Table'), { 'Fn::Sub': '${Table.Arn}/index/*' }]);
    expect(statements(designOf('websocket'), 'MessagesRole')).toContainEqual({ Effect: 'Allow', Action: 'dynamodb:Query', Resource: ARN('Connections') });
  });

  it('to a pool that triggers the function is a policy of its own, since the role comes before the pool', () => {
    const synthesis = designOf('identities');
    expect(resource(synthesis, 'WelcomePolicy', 'Properties', 'Roles')).toEqual([{ Ref: 'WelcomeRole' }]);
    expect(statements(synthesis, 'WelcomeRole')).toHaveLength(1);
    expect(synthesis.findings).toEqual([]);
  });

  it('of a function with a role of its own is a policy on that role', () => {
    const synthesis = designOf('by-hand');
    expect(resource(synthesis, 'HelloPolicy', 'Properties', 'Roles')).toEqual([{ Ref: 'Shared' }]);
    expect(resource(synthesis, 'HelloRole')).toBeUndefined();
  });

  it('of a function whose role is elsewhere is a finding', () => {
    const { findings } = synthesisOf(`${HEAD}nodes:\n  f: { service: lambda, properties: { Role: "arn:aws:iam::123456789012:role/x" } }\n`);
    expect(findings.map(({ rule }) => rule)).toEqual(['cloudformation.role-not-in-template']);
  });
});

describe('origin', () => {
  const origins = at(designOf('http').template, ['Resources', 'Cdn', 'Properties', 'DistributionConfig', 'Origins']) as readonly JsonObject[];

  it('of a private bucket is signed', () => {
    expect(origins[0]).toEqual({
      Id: 'site', DomainName: { 'Fn::GetAtt': ['Site', 'RegionalDomainName'] }, S3OriginConfig: { OriginAccessIdentity: '' },
      OriginAccessControlId: { 'Fn::GetAtt': ['CdnOriginAccessControl', 'Id'] },
    });
  });

  it('of an API has the stage in front of the path, unless the pattern brings it or there is none', () => {
    expect(origins.slice(1).map(({ Id, OriginPath }) => [Id, OriginPath])).toEqual([['default-stage', undefined], ['v1', undefined], ['old', '/legacy']]);
  });

  it('asks behaviours in their order, whatever the order of the file', () => {
    const behaviours = at(designOf('http').template, ['Resources', 'Cdn', 'Properties', 'DistributionConfig', 'CacheBehaviors']) as readonly JsonObject[];
    expect(behaviours.map(({ PathPattern }) => PathPattern)).toEqual(['/v1/*', '/plain/*', '/old/*']);
  });

  it('that is missing for everything else is a finding, since AWS refuses such a distribution', () => {
    expect(synthesisOf(`${HEAD}nodes:\n  cdn: { service: cloudfront }\n`).findings.map(({ rule }) => rule)).toEqual(['cloudformation.no-default-origin']);
  });
});

describe('deliver', () => {
  it('is a subscription with the properties of the connection, and lets the topic in', () => {
    const synthesis = designOf('messages');
    expect(resource(synthesis, 'OrdersWorkSubscription', 'Properties')).toEqual({
      FilterPolicy: { kind: ['paid', { prefix: 'vip-' }] }, RawMessageDelivery: true,
      TopicArn: { Ref: 'Orders' }, Protocol: 'sqs', Endpoint: ARN('Work'), RedrivePolicy: { deadLetterTargetArn: ARN('Dead') },
    });
    expect(resource(synthesis, 'WorkPolicy', 'Properties', 'PolicyDocument', 'Statement')).toEqual([{
      Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: ARN('Work'), Condition: { ArnEquals: { 'aws:SourceArn': { Ref: 'Orders' } } },
    }]);
    expect(resource(synthesis, 'OrdersMailerPermission', 'Properties', 'SourceArn')).toEqual({ Ref: 'Orders' });
  });
});

describe('poll', () => {
  it('is an event source mapping, and the role may read the queue', () => {
    const synthesis = designOf('messages');
    expect(resource(synthesis, 'WorkWorkerMapping', 'Properties')).toEqual({
      BatchSize: 10, FunctionResponseTypes: ['ReportBatchItemFailures'], EventSourceArn: ARN('Work'), FunctionName: { Ref: 'Worker' },
    });
    expect(statements(synthesis, 'WorkerRole')).toContainEqual({ Effect: 'Allow', Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], Resource: ARN('Work') });
  });

  it('of a stream hands what failed to the function\'s last resort, and no asynchronous call is configured', () => {
    const synthesis = designOf('changes');
    expect(resource(synthesis, 'CatalogueIndexMapping', 'Properties', 'DestinationConfig')).toEqual({ OnFailure: { Destination: ARN('Lost') } });
    expect(resource(synthesis, 'IndexLostEventConfig')).toBeUndefined();
  });
});

describe('notify', () => {
  const synthesis = designOf('changes');

  it('is part of the bucket, which waits for those it announces to', () => {
    expect(resource(synthesis, 'Uploads', 'DependsOn')).toEqual(['UploadsThumbnailPermission', 'InboxPolicy', 'NewsPolicy']);
    expect(resource(synthesis, 'Uploads', 'Properties', 'NotificationConfiguration', 'LambdaConfigurations')).toEqual([{
      Event: 's3:ObjectCreated:*', Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'in/' }, { Name: 'suffix', Value: '.jpg' }] } }, Function: ARN('Thumbnail'),
    }]);
  });

  it('needs nothing in a circle, though the function uses the bucket: the name is known beforehand', () => {
    const name = { 'Fn::Sub': ['uploads-${StackGuid}', { StackGuid: { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] } }] };
    expect(resource(synthesis, 'Uploads', 'Properties', 'BucketName')).toEqual(name);
    expect(resource(synthesis, 'Thumbnail', 'Properties', 'Environment', 'Variables', 'BUCKET')).toEqual(name);
    expect(synthesis.findings).toEqual([]);
  });

  it('lets the bucket in, of this account only', () => {
    expect(resource(synthesis, 'UploadsThumbnailPermission', 'Properties')).toMatchObject({ Principal: 's3.amazonaws.com', SourceAccount: { Ref: 'AWS::AccountId' } });
  });
});

describe('on-failure', () => {
  it('of a function is the destination of its asynchronous calls', () => {
    expect(resource(designOf('messages'), 'MailerComplaintsEventConfig', 'Properties')).toEqual({
      MaximumRetryAttempts: 1, FunctionName: { Ref: 'Mailer' }, Qualifier: '$LATEST', DestinationConfig: { OnFailure: { Destination: { Ref: 'Complaints' } } },
    });
  });

  it('of a queue is its redrive policy', () => {
    expect(resource(designOf('messages'), 'Work', 'Properties', 'RedrivePolicy')).toEqual({ deadLetterTargetArn: ARN('Dead'), maxReceiveCount: 7 });
  });
});

describe('authorize', () => {
  it('of an HTTP API is a JWT authorizer on the named routes only', () => {
    const synthesis = designOf('http');
    expect(resource(synthesis, 'PeopleDefaultAuthorizer', 'Properties', 'JwtConfiguration')).toEqual({ Issuer: { 'Fn::Sub': 'https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${People}' }, Audience: [{ Ref: 'PeopleClient' }] });
    expect(resource(synthesis, 'DefaultStageRestRoute', 'Properties')).toMatchObject({ AuthorizationType: 'JWT', AuthorizerId: { Ref: 'PeopleDefaultAuthorizer' }, AuthorizationScopes: ['orders/read'] });
    expect(resource(synthesis, 'DefaultStageHelloRoute', 'Properties')).not.toHaveProperty('AuthorizationType');
  });

  it('of a REST API is an authorizer for user pools', () => {
    expect(resource(designOf('rest'), 'OrdersApiCreateMethod', 'Properties')).toMatchObject({ AuthorizationType: 'COGNITO_USER_POOLS', AuthorizerId: { Ref: 'StaffApiAuthorizer' }, ApiKeyRequired: true });
  });
});

describe('trigger and federate', () => {
  const synthesis = designOf('identities');

  it('name the function at the step of the pool', () => {
    expect(resource(synthesis, 'People', 'Properties', 'LambdaConfig')).toEqual({ PreSignUp: ARN('Check'), PostConfirmation: ARN('Welcome') });
  });

  it('let the identity pool trust the pool\'s client', () => {
    expect(resource(synthesis, 'Visitors', 'Properties', 'CognitoIdentityProviders')).toEqual([{ ProviderName: { 'Fn::GetAtt': ['People', 'ProviderName'] }, ClientId: { Ref: 'PeopleClient' }, ServerSideTokenCheck: true }]);
  });
});

describe('a part', () => {
  const parts = designOf('parts');

  it('says what differs: what it does not say is generated', () => {
    expect(resource(parts, 'ThingsLogGroup')).toEqual({
      Type: 'AWS::Logs::LogGroup', DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete',
      Properties: { RetentionInDays: 7, LogGroupName: { 'Fn::Sub': '/aws/lambda/${AWS::StackName}-things' } },
    });
    expect(resource(parts, 'ApiStage', 'Properties')).toMatchObject({ RestApiId: { Ref: 'Api' }, StageName: 'live', CacheClusterSize: '0.5' });
  });

  it('of another type takes the place of what is generated, whole', () => {
    const synthesis = synthesisOf(`${HEAD}nodes:\n  f: { service: lambda, parts: { FLogGroup: { Type: AWS::CloudFormation::WaitConditionHandle } } }\n`);
    expect(resource(synthesis, 'FLogGroup')).toEqual({ Type: 'AWS::CloudFormation::WaitConditionHandle' });
  });

  it('leads home, whether a value is written or made for it', () => {
    expect(parts.sourceMap.origin(['Resources', 'ThingsLogGroup', 'Properties', 'RetentionInDays'])?.path).toEqual(['nodes', 'things', 'parts', 'ThingsLogGroup', 'Properties', 'RetentionInDays']);
    expect(parts.sourceMap.origin(['Resources', 'ThingsLogGroup', 'Properties', 'LogGroupName'])).toEqual({ node: 'things', path: ['nodes', 'things', 'parts', 'ThingsLogGroup'] });
  });

  it.each([
    ['Refused', { ResponseType: 'THROTTLED', StatusCode: '429', RestApiId: { Ref: 'Api' } }],
    ['PeopleDomain', { Domain: { 'Fn::Sub': '${AWS::StackName}-people' }, UserPoolId: { Ref: 'People' } }],
    ['StockReads', { ScalableDimension: 'dynamodb:table:ReadCapacityUnits', MinCapacity: 5, MaxCapacity: 100, ServiceNamespace: 'dynamodb', ResourceId: { 'Fn::Sub': 'table/${Stock}' } }],
    ['StockWritesPolicy', {
      ScalingTargetId: { Ref: 'StockWrites' }, PolicyName: 'StockWritesPolicy', PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: { TargetValue: 70, PredefinedMetricSpecification: { PredefinedMetricType: 'DynamoDBWriteCapacityUtilization' } },
    }],
  ])('%s is completed with its owner', (id, properties) => expect(resource(parts, id, 'Properties')).toEqual(properties));
});

describe('a function with an alias', () => {
  const parts = designOf('parts');
  const version = Object.keys(parts.template['Resources'] as JsonObject).find((id) => id.startsWith('ThingsVersion')) ?? '';

  it('has a version for it, which follows settings and code', () => {
    expect(version).toMatch(/^ThingsVersion[0-9a-f]{10}$/);
    expect(resource(parts, version, 'Properties')).toEqual({ FunctionName: { Ref: 'Things' }, Description: { Ref: 'ThingsCodeKey' } });
    expect(resource(parts, 'ThingsAlias', 'Properties', 'FunctionVersion')).toEqual({ 'Fn::GetAtt': [version, 'Version'] });
  });

  it('is called through it, by everybody', () => {
    expect(resource(parts, 'HttpThingsIntegration', 'Properties', 'IntegrationUri')).toEqual({ Ref: 'ThingsAlias' });
    expect(resource(parts, 'HttpThingsShowPermission', 'Properties', 'FunctionName')).toEqual({ Ref: 'ThingsAlias' });
    expect(resource(parts, 'WorkThingsMapping', 'Properties', 'FunctionName')).toEqual({ Ref: 'ThingsAlias' });
    expect(resource(parts, 'Judge', 'Properties', 'Environment', 'Variables', 'THINGS')).toEqual({ 'Fn::Sub': '${Things}:live' });
    expect(statements(parts, 'JudgeRole')).toContainEqual({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: { Ref: 'ThingsAlias' } });
  });

  it('is waited for by what names it by its name', () => {
    expect(resource(parts, 'ThingsLostEventConfig')).toMatchObject({ DependsOn: 'ThingsAlias', Properties: { Qualifier: 'live' } });
    expect(resource(parts, 'ThingsScaling')).toMatchObject({ DependsOn: 'ThingsAlias', Properties: { ResourceId: { 'Fn::Sub': 'function:${Things}:live' } } });
  });
});

describe('a function that authorizes', () => {
  const parts = designOf('parts');

  it('is asked by the API, for that authorizer only', () => {
    expect(resource(parts, 'JudgeHttpPermission', 'Properties', 'SourceArn')).toEqual({
      'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Http}/authorizers/${JudgeHttpAuthorizer}',
    });
  });

  it('judges the routes that the connection names: of an HTTP and a REST API', () => {
    expect(resource(parts, 'HttpShowRoute', 'Properties')).toMatchObject({ AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'JudgeHttpAuthorizer' } });
    expect(resource(parts, 'ApiBuyMethod', 'Properties')).toMatchObject({ AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'JudgeApiAuthorizer' } });
    expect(resource(parts, 'ApiLookMethod', 'Properties')).toMatchObject({ AuthorizationType: 'NONE' });
  });

  it('judges who connects to a WebSocket API, and nothing after that', () => {
    expect(resource(parts, 'ChatConnectRoute', 'Properties')).toMatchObject({ AuthorizationType: 'CUSTOM' });
    expect(resource(parts, 'ChatRestRoute', 'Properties', 'AuthorizationType')).toBeUndefined();
  });
});

it('an identity pool that lets guests in has a role for them, which may do nothing', () => {
  const parts = designOf('parts');
  expect(resource(parts, 'GuestsRoles', 'Properties', 'Roles')).toEqual({ authenticated: ARN('GuestsAuthenticatedRole'), unauthenticated: ARN('GuestsUnauthenticatedRole') });
  expect(resource(parts, 'GuestsUnauthenticatedRole', 'Properties', 'Policies')).toBeUndefined();
});

describe('a node with a condition', () => {
  const synthesis = synthesisOf(`${HEAD}nodes:
  f: { service: lambda, properties: { Runtime: nodejs24.x, Handler: i.h }, attributes: { Condition: IsProd } }
  t: { service: sns }
connections:
  t-f: { from: t, to: f }
template: { Conditions: { IsProd: !Equals [!Ref "AWS::Region", eu-west-1] } }
`);

  it('has all of its own resources under it', () => {
    expect(['F', 'FRole', 'FLogGroup'].map((id) => resource(synthesis, id, 'Condition'))).toEqual(['IsProd', 'IsProd', 'IsProd']);
    expect(resource(synthesis, 'T', 'Condition')).toBeUndefined();
  });

  it('has the resources of its connections under it, whichever end makes them', () => {
    expect(['TFPermission', 'TFSubscription'].map((id) => resource(synthesis, id, 'Condition'))).toEqual(['IsProd', 'IsProd']);
  });
});

it('an output of a node with a condition is there with the node', () => {
  const { template } = synthesisOf(`${HEAD}nodes:\n  q: { service: sqs, attributes: { Condition: IsProd } }\n`);
  expect(at(template, ['Outputs', 'QQueueUrl'])).toEqual({ Description: 'URL of the queue q', Value: { Ref: 'Q' }, Condition: 'IsProd' });
});
