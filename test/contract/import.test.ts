import { describe, expect, it } from 'vitest';
import { importTemplate } from '../../src/core/cloudformation/import/import-template.ts';
import { nestedLocations } from '../../src/core/cloudformation/import/nested.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import { logicalIdOf } from '../../src/core/model/design.ts';
import { samImport } from '../../src/sam/import/sam-import.ts';
import { catalog } from '../../src/services/catalog.ts';
import { imported } from '../support/corpus.ts';

/** `From -> To kind access`, by logical ids. */
function connectionsOf(text: string): readonly string[] {
  const { design } = imported(text);
  const names = new Map(design.nodes.map((node) => [node.id, logicalIdOf(node)]));
  return design.connections.map(({ from, to, kind, access }) => [`${names.get(from)} -> ${names.get(to)}`, kind, access.join('+')].filter((part) => part !== undefined && part !== '').join(' '));
}

function resources(text: string): string {
  return `Resources:\n${text}`;
}

const TABLE = `
  Orders:
    Type: AWS::DynamoDB::Table
    Properties: { KeySchema: [{ AttributeName: id, KeyType: HASH }] }`;

describe('nodes', () => {
  it('writes the type, and the logical id where it does not follow from the id', () => {
    const { text } = imported(resources('  SNSTopic: { Type: "AWS::SNS::Topic" }\n  Alerts: { Type: "AWS::SNS::Topic" }\n'));
    expect(text).toBe(`version: 1
name: test
region: us-east-1

nodes:
  sns-topic:
    service: sns
    resource: AWS::SNS::Topic
    logicalId: SNSTopic
  alerts:
    service: sns
    resource: AWS::SNS::Topic
`);
  });

  it('takes types without a service over as they are', () => {
    const { design: { nodes } } = imported(resources('  Stream:\n    Type: AWS::Kinesis::Stream\n    Properties: { ShardCount: 1 }\n'));
    expect(nodes).toEqual([expect.objectContaining({ id: 'stream', service: 'resource', resource: 'AWS::Kinesis::Stream', properties: { ShardCount: 1 } })]);
  });

  it('keeps comments and short forms where they stand', () => {
    const { text } = imported(`Resources:
  # Keeps every order.
  Orders: # for seven years
    Type: AWS::DynamoDB::Table
    DeletionPolicy: Retain # the law
    Properties:
      # by id only
      TableName: !Sub "\${AWS::StackName}-orders"
`);
    expect(text).toContain(`  # Keeps every order.
  # for seven years
  orders:
    service: dynamodb
    resource: AWS::DynamoDB::Table
    properties:
      # by id only
      TableName: !Sub "\${AWS::StackName}-orders"
    attributes:
      DeletionPolicy: Retain
`);
  });

  it('tells APIs of one type apart, and functions that a distribution runs', () => {
    const { design } = imported(resources(`
  Http: { Type: "AWS::ApiGatewayV2::Api", Properties: { ProtocolType: HTTP } }
  Socket: { Type: "AWS::ApiGatewayV2::Api", Properties: { ProtocolType: WEBSOCKET } }
  Guard: { Type: "AWS::Lambda::Function" }
  GuardVersion: { Type: "AWS::Lambda::Version", Properties: { FunctionName: !Ref Guard } }
  Site:
    Type: AWS::CloudFront::Distribution
    Properties: { DistributionConfig: { DefaultCacheBehavior: { LambdaFunctionAssociations: [{ EventType: viewer-request, LambdaFunctionARN: !Ref GuardVersion }] } } }
`));
    expect(design.nodes.map(({ id, service }) => `${id}: ${service}`)).toEqual(['http: apigateway.http', 'socket: apigateway.websocket', 'guard: lambda.edge', 'site: cloudfront']);
  });

  it('gives two logical ids that become the same id numbers', () => {
    const { design } = imported(resources('  A: { Type: "AWS::SNS::Topic" }\n  a: { Type: "AWS::SNS::Topic" }\n'));
    expect(design.nodes.map(({ id, logicalId }) => [id, logicalId])).toEqual([['a', undefined], ['a-2', 'a']]);
  });
});

describe('what belongs to a node', () => {
  it('is a part of it: its role, what is attached to that, its logs', () => {
    const { design } = imported(resources(`
  Handler: { Type: "AWS::Lambda::Function", Properties: { Role: !GetAtt HandlerRole.Arn } }
  HandlerRole: { Type: "AWS::IAM::Role" }
  HandlerPolicy: { Type: "AWS::IAM::Policy", Properties: { Roles: [!Ref HandlerRole] } }
  HandlerLogs: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: !Sub "/aws/lambda/\${Handler}" } }
`));
    expect(Object.keys(design.nodes[0]?.parts ?? {})).toEqual(['HandlerRole', 'HandlerPolicy', 'HandlerLogs']);
    expect(design.template).toEqual({});
  });

  it('stays in the template where several nodes share it', () => {
    const { design } = imported(resources(`
  One: { Type: "AWS::Lambda::Function", Properties: { Role: !GetAtt Shared.Arn } }
  Two: { Type: "AWS::Lambda::Function", Properties: { Role: !GetAtt Shared.Arn } }
  Shared: { Type: "AWS::IAM::Role" }
`));
    expect(design.template).toEqual({ Resources: { Shared: { Type: 'AWS::IAM::Role' } } });
  });

  it('leaves every other section word for word, in its order', () => {
    const { design } = imported('Outputs: { Name: { Value: !Ref Orders } }\nParameters: { Stage: { Type: String } }\nConditions: { Prod: !Equals [!Ref Stage, prod] }\nResources:\n  Orders: { Type: "AWS::SQS::Queue", Condition: Prod }\n');
    expect(Object.entries(design.template)).toEqual([
      ['Outputs', { Name: { Value: { Ref: 'Orders' } } }],
      ['Parameters', { Stage: { Type: 'String' } }],
      ['Conditions', { Prod: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } }],
    ]);
    expect(design.nodes[0]?.attributes).toEqual({ Condition: 'Prod' });
  });
});

describe('permissions as evidence', () => {
  const policy = (actions: string, resource: string): string => `PolicyDocument: { Statement: [{ Effect: Allow, Action: [${actions}], Resource: ${resource} }] }`;

  it('proves what a role of the function’s own names by reference', () => {
    expect(connectionsOf(resources(`${TABLE}
  Handler: { Type: "AWS::Lambda::Function", Properties: { Role: !GetAtt Role.Arn } }
  Role: { Type: "AWS::IAM::Role", Properties: { Policies: [{ PolicyName: p, ${policy('"dynamodb:GetItem"', '!GetAtt Orders.Arn')} }] } }
`))).toEqual(['Handler -> Orders read']);
  });

  it('proves what it names by the name that the resource has', () => {
    expect(connectionsOf(resources(`
  Orders: { Type: "AWS::DynamoDB::Table", Properties: { TableName: !Ref OrdersName } }
  Handler: { Type: "AWS::Lambda::Function", Properties: { Role: !GetAtt Role.Arn } }
  Role: { Type: "AWS::IAM::Role", Properties: { Policies: [{ PolicyName: p, ${policy('"dynamodb:PutItem"', '!Sub "arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${OrdersName}"')} }] } }
`))).toEqual(['Handler -> Orders write']);
  });

  it('proves nothing where it allows everything, denies, or is about another service', () => {
    const shared = (statement: string): readonly string[] => connectionsOf(resources(`${TABLE}
  Handler: { Type: "AWS::Lambda::Function", Properties: { Role: !GetAtt Role.Arn } }
  Role: { Type: "AWS::IAM::Role", Properties: { Policies: [{ PolicyName: p, PolicyDocument: { Statement: [${statement}] } }] } }
`));
    expect(shared('{ Effect: Allow, Action: "dynamodb:*", Resource: "*" }')).toEqual([]);
    expect(shared('{ Effect: Deny, Action: "dynamodb:*", Resource: !GetAtt Orders.Arn }')).toEqual([]);
    expect(shared('{ Effect: Allow, Action: "application-autoscaling:*", Resource: !GetAtt Orders.Arn }')).toEqual([]);
  });

  it('proves nothing by a role that several functions share, unless a function’s own environment names the resource', () => {
    expect(connectionsOf(resources(`${TABLE}
  One: { Type: "AWS::Lambda::Function", Properties: { Role: !GetAtt Role.Arn, Environment: { Variables: { TABLE: !Ref Orders } } } }
  Two: { Type: "AWS::Lambda::Function", Properties: { Role: !GetAtt Role.Arn } }
  Role: { Type: "AWS::IAM::Role", Properties: { Policies: [{ PolicyName: p, ${policy('"dynamodb:Query"', '!GetAtt Orders.Arn')} }] } }
`))).toEqual(['One -> Orders read']);
  });

  it('takes permissions to poll for the poll that they belong to', () => {
    expect(connectionsOf(resources(`
  Jobs: { Type: "AWS::SQS::Queue" }
  Worker: { Type: "AWS::Lambda::Function", Properties: { Role: !GetAtt Role.Arn, Environment: { Variables: { QUEUE: !Ref Jobs } } } }
  Mapping: { Type: "AWS::Lambda::EventSourceMapping", Properties: { FunctionName: !Ref Worker, EventSourceArn: !GetAtt Jobs.Arn } }
  Role: { Type: "AWS::IAM::Role", Properties: { Policies: [{ PolicyName: p, ${policy('"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"', '!GetAtt Jobs.Arn')} }] } }
`))).toEqual(['Jobs -> Worker poll']);
  });

  it('takes a callback to a workflow for no call', () => {
    expect(connectionsOf(resources(`
  Flow: { Type: "AWS::StepFunctions::StateMachine" }
  Handler: { Type: "AWS::Lambda::Function", Properties: { Role: !GetAtt Role.Arn } }
  Role: { Type: "AWS::IAM::Role", Properties: { Policies: [{ PolicyName: p, ${policy('"states:SendTaskSuccess"', '!Ref Flow')} }] } }
`))).toEqual([]);
  });
});

describe('environment variables as evidence', () => {
  it('prove by reference and by a literal name', () => {
    expect(connectionsOf(resources(`
  Orders: { Type: "AWS::DynamoDB::Table", Properties: { TableName: all-orders } }
  Jobs: { Type: "AWS::SQS::Queue" }
  Handler: { Type: "AWS::Lambda::Function", Properties: { Environment: { Variables: { TABLE: all-orders, QUEUE_URL: !Ref Jobs } } } }
`))).toEqual(['Handler -> Orders read+write', 'Handler -> Jobs']);
  });

  it('prove nothing of whom the function lets in', () => {
    expect(connectionsOf(resources(`
  Site: { Type: "AWS::CloudFront::Distribution", Properties: { DistributionConfig: {} } }
  Handler: { Type: "AWS::Lambda::Function", Properties: { Environment: { Variables: { ALLOW_ORIGIN: !GetAtt Site.DomainName, SITE: !GetAtt Site.DomainName } } } }
`))).toEqual([]);
  });

  it('prove nothing where all functions have them, unless the function is allowed something there', () => {
    expect(connectionsOf(`Globals: { Function: { Environment: { Variables: { TABLE: !Ref Orders } } } }
Resources:${TABLE}
  One: { Type: "AWS::Serverless::Function", Properties: { Policies: [{ DynamoDBReadPolicy: { TableName: !Ref Orders } }] } }
  Two: { Type: "AWS::Serverless::Function" }
`)).toEqual(['One -> Orders read']);
  });
});

describe('connecting resources', () => {
  it.each([
    ['a redrive policy', '  Dead: { Type: "AWS::SQS::Queue" }\n  Jobs: { Type: "AWS::SQS::Queue", Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn } } }', ['Jobs -> Dead on-failure']],
    ['a subscription', '  News: { Type: "AWS::SNS::Topic" }\n  Jobs: { Type: "AWS::SQS::Queue" }\n  Sub: { Type: "AWS::SNS::Subscription", Properties: { TopicArn: !Ref News, Protocol: sqs, Endpoint: !GetAtt Jobs.Arn } }', ['News -> Jobs deliver']],
    ['a notification', '  In: { Type: "AWS::S3::Bucket", Properties: { NotificationConfiguration: { QueueConfigurations: [{ Event: "s3:ObjectCreated:*", Queue: !GetAtt Jobs.Arn }] } } }\n  Jobs: { Type: "AWS::SQS::Queue" }', ['In -> Jobs notify']],
    ['a notification as the CDK sets it', '  In: { Type: "AWS::S3::Bucket" }\n  Fn: { Type: "AWS::Lambda::Function" }\n  Set: { Type: "Custom::S3BucketNotifications", Properties: { BucketName: !Ref In, NotificationConfiguration: { LambdaFunctionConfigurations: [{ Events: ["s3:ObjectCreated:*"], LambdaFunctionArn: !GetAtt Fn.Arn }] } } }', ['In -> Fn notify']],
    ['an origin', '  Site: { Type: "AWS::CloudFront::Distribution", Properties: { DistributionConfig: { Origins: [{ Id: s, DomainName: !GetAtt Files.RegionalDomainName }] } } }\n  Files: { Type: "AWS::S3::Bucket" }', ['Site -> Files origin']],
    ['a trigger', '  Users: { Type: "AWS::Cognito::UserPool", Properties: { LambdaConfig: { PostConfirmation: !GetAtt Fn.Arn } } }\n  Fn: { Type: "AWS::Lambda::Function" }', ['Users -> Fn trigger']],
    ['a rule on a bus', '  Bus: { Type: "AWS::Events::EventBus", Properties: { Name: bus } }\n  Rule: { Type: "AWS::Events::Rule", Properties: { EventBusName: !Ref Bus, Targets: [{ Id: t, Arn: !GetAtt Fn.Arn }] } }\n  Fn: { Type: "AWS::Lambda::Function" }', ['Bus -> Rule deliver', 'Rule -> Fn']],
    ['a pattern that names a bucket', '  In: { Type: "AWS::S3::Bucket" }\n  Rule: { Type: "AWS::Events::Rule", Properties: { EventPattern: { source: [aws.s3], detail: { bucket: { name: [!Ref In] } } }, Targets: [{ Id: t, Arn: !GetAtt Jobs.Arn }] } }\n  Jobs: { Type: "AWS::SQS::Queue" }', ['In -> Rule', 'Rule -> Jobs']],
    ['a pipe', '  In: { Type: "AWS::SQS::Queue" }\n  Pipe: { Type: "AWS::Pipes::Pipe", Properties: { Source: !GetAtt In.Arn, Target: !Ref Flow } }\n  Flow: { Type: "AWS::StepFunctions::StateMachine" }', ['In -> Pipe poll', 'Pipe -> Flow']],
    ['a task', '  Flow: { Type: "AWS::StepFunctions::StateMachine", Properties: { DefinitionSubstitutions: { Fn: !GetAtt Fn.Arn } } }\n  Fn: { Type: "AWS::Lambda::Function" }', ['Flow -> Fn']],
    ['a task by name in a definition', '  Flow: { Type: "AWS::StepFunctions::StateMachine", Properties: { DefinitionString: \'{"States":{"A":{"Parameters":{"FunctionName":"resize"}}}}\' } }\n  Fn: { Type: "AWS::Lambda::Function", Properties: { FunctionName: resize } }', ['Flow -> Fn']],
    ['a method', '  Api: { Type: "AWS::ApiGateway::RestApi" }\n  Get: { Type: "AWS::ApiGateway::Method", Properties: { RestApiId: !Ref Api, Integration: { Uri: !Sub "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations" } } }\n  Fn: { Type: "AWS::Lambda::Function" }', ['Api -> Fn']],
    ['an action whose request names the resource', '  Api: { Type: "AWS::ApiGateway::RestApi" }\n  Post: { Type: "AWS::ApiGateway::Method", Properties: { RestApiId: !Ref Api, Integration: { Uri: !Sub "arn:aws:apigateway:${AWS::Region}:dynamodb:action/PutItem", RequestTemplates: { application/json: !Sub "{ \\"TableName\\": \\"${Orders}\\" }" } } } }' + TABLE, ['Api -> Orders']],
    ['an authorizer', '  Api: { Type: "AWS::ApiGateway::RestApi" }\n  Auth: { Type: "AWS::ApiGateway::Authorizer", Properties: { RestApiId: !Ref Api, ProviderARNs: [!GetAtt Users.Arn] } }\n  Users: { Type: "AWS::Cognito::UserPool" }', ['Users -> Api authorize']],
    ['an API that says what it calls, rather than a permission', '  Api: { Type: "AWS::ApiGateway::RestApi" }\n  Fn: { Type: "AWS::Lambda::Function" }\n  May: { Type: "AWS::Lambda::Permission", Properties: { FunctionName: !Ref Fn, Principal: apigateway.amazonaws.com, SourceArn: !Sub "arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*" } }', []],
    ['a permission, where the API stands in another file', '  Api: { Type: "AWS::ApiGateway::RestApi", Properties: { BodyS3Location: { Bucket: b, Key: k } } }\n  Fn: { Type: "AWS::Lambda::Function" }\n  May: { Type: "AWS::Lambda::Permission", Properties: { FunctionName: !Ref Fn, Principal: apigateway.amazonaws.com, SourceArn: !Sub "arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*" } }', ['Api -> Fn']],
    ['no order of creation', '  One: { Type: "AWS::SQS::Queue", DependsOn: Two }\n  Two: { Type: "AWS::SQS::Queue" }', []],
  ])('%s', (_what, text, expected) => {
    expect(connectionsOf(resources(text))).toEqual(expected);
  });
});

describe('SAM', () => {
  it('draws the API and the rules that the transform makes', () => {
    const { design } = imported(resources(`
  Show:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Get: { Type: Api, Properties: { Path: /, Method: get } }
        Nightly: { Type: Schedule, Properties: { Schedule: rate(1 day) } }
`));
    expect(design.nodes.map((node) => [logicalIdOf(node), node.service, node.generated])).toEqual([
      ['Show', 'lambda', undefined], ['ServerlessRestApi', 'apigateway.rest', true], ['ShowNightly', 'eventbridge.rule', true],
    ]);
    expect(design.nodes[2]?.properties).toEqual({ ScheduleExpression: 'rate(1 day)' });
    expect(design.connections.map(({ from, to, realizedBy }) => [from, to, realizedBy])).toEqual([
      ['serverless-rest-api', 'show', ['Show.Properties.Events.Get']], ['show-nightly', 'show', ['Show.Properties.Events.Nightly']],
    ]);
  });

  it.each([
    ['a queue', 'Queue', 'AWS::SQS::Queue', '{ Type: SQS, Properties: { Queue: !GetAtt Source.Arn } }', ['Source -> Fn poll']],
    ['a table’s stream', 'Table', 'AWS::DynamoDB::Table', '{ Type: DynamoDB, Properties: { Stream: !GetAtt Source.StreamArn } }', ['Source -> Fn poll']],
    ['a bucket', 'Bucket', 'AWS::S3::Bucket', '{ Type: S3, Properties: { Bucket: !Ref Source } }', ['Source -> Fn notify']],
    ['a topic', 'Topic', 'AWS::SNS::Topic', '{ Type: SNS, Properties: { Topic: !Ref Source } }', ['Source -> Fn deliver']],
    ['an API of its own', 'Api', 'AWS::Serverless::HttpApi', '{ Type: HttpApi, Properties: { ApiId: !Ref Source } }', ['Source -> Fn']],
  ])('takes events from %s', (_what, _name, type, event, expected) => {
    expect(connectionsOf(resources(`  Source: { Type: "${type}" }\n  Fn: { Type: "AWS::Serverless::Function", Properties: { Events: { E: ${event} } } }\n`))).toEqual(expected);
  });

  it('reads policy templates, connectors and authorizers', () => {
    expect(connectionsOf(resources(`${TABLE}
  Files: { Type: "AWS::S3::Bucket" }
  Users: { Type: "AWS::Cognito::UserPool" }
  Api: { Type: "AWS::Serverless::Api", Properties: { StageName: v1, Auth: { Authorizers: { U: { UserPoolArn: !GetAtt Users.Arn } } } } }
  Fn:
    Type: AWS::Serverless::Function
    Connectors: { Files: { Properties: { Destination: { Id: Files }, Permissions: [Read] } } }
    Properties: { Policies: [DynamoDBCrudPolicy: { TableName: !Ref Orders }] }
`))).toEqual(['Users -> Api authorize', 'Fn -> Files read', 'Fn -> Orders read+write']);
  });
});

describe('nested stacks', () => {
  const OUTER = 'Resources:\n  Queues: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: queues.yaml } }\n  Far: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: "https://example.com/x.yaml" } }\n';
  const INNER = 'Globals: { Function: { Timeout: 9 } }\nResources:\n  Jobs: { Type: "AWS::SQS::Queue" }\n  Worker: { Type: "AWS::Serverless::Function", Properties: { Events: { J: { Type: SQS, Properties: { Queue: !GetAtt Jobs.Arn } } } } }\n';

  it('are groups of what their templates would make', () => {
    expect(nestedLocations(OUTER)).toEqual(['queues.yaml']);
    const result = importTemplate({ text: OUTER, name: 'x', catalog, dialects: [samImport], nested: new Map([['queues.yaml', INNER]]) });
    const { design, text } = 'imported' in result ? result.imported : imported('');
    expect(design.nodes.map(({ id, service, generated }) => [id, service, generated])).toEqual([
      ['queues', 'resource', undefined], ['far', 'resource', undefined], ['queues-jobs', 'sqs', true], ['queues-worker', 'lambda', true],
    ]);
    expect(design.nodes[3]?.properties).toMatchObject({ Timeout: 9 });
    expect(design.connections.map(({ from, to, realizedBy }) => [from, to, realizedBy])).toEqual([['queues-jobs', 'queues-worker', ['Queues']]]);
    expect(design.groups).toEqual([{ id: 'queues', label: 'Queues', contains: ['queues', 'queues-jobs', 'queues-worker'], collapsed: false }]);
    expect(parseDocument(text).design).toEqual(design);
  });

  it('are their stack alone where the template cannot be read, and a notice says why', () => {
    const result = importTemplate({ text: OUTER, name: 'x', catalog, dialects: [samImport], nested: new Map([['queues.yaml', '[']]) });
    const { design, notices } = 'imported' in result ? result.imported : imported('');
    expect(design.nodes.map(({ id }) => id)).toEqual(['queues', 'far']);
    expect(notices.map(({ code }) => code)).toEqual(['import.nested-unreadable']);
  });
});

describe('texts that are hard to read', () => {
  it('takes the last of duplicate keys, as CloudFormation does, and says so', () => {
    const { design, notices } = imported('Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: 1\n      DelaySeconds: 2\n');
    expect(design.nodes[0]?.properties).toEqual({ DelaySeconds: 2 });
    expect(notices.map(({ code, line }) => [code, line])).toEqual([['import.duplicate-key', 6], ['import.rewritten', 4]]);
  });

  it('reads lists that close at the left, and loses no resource', () => {
    const { design, notices } = imported('Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: !Join ["-", [\n        a,\n        b\n    ]]\n  Next:\n    Type: AWS::SQS::Queue\n');
    expect(design.nodes.map(({ properties }) => properties)).toEqual([{ QueueName: { 'Fn::Join': ['-', ['a', 'b']] } }, {}]);
    expect(notices.map(({ code }) => code)).toEqual(['import.rewritten']);
  });

  it('reads JSON, tabs and all, and what the CDK wrote', () => {
    const { design } = imported('{\n\t"Resources": {\n\t\t"JobsA1B2C3D4": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Ref": "Name" } }, "Metadata": { "aws:cdk:path": "Stack/Jobs/Resource" } }\n\t}\n}');
    expect(design.nodes).toEqual([expect.objectContaining({ id: 'jobs', logicalId: 'JobsA1B2C3D4', properties: { QueueName: { Ref: 'Name' } }, attributes: { Metadata: { 'aws:cdk:path': 'Stack/Jobs/Resource' } } })]);
  });

  it('keeps account ids and versions as they are written', () => {
    const { design, text } = imported('Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      # whose\n      Name: 012345678901\n      Version: 2.0\n');
    expect(design.nodes[0]?.properties).toEqual({ Name: '012345678901', Version: '2.0' });
    expect(text).toContain('      # whose\n      Name: "012345678901"\n      Version: "2.0"\n');
  });

  it.each([
    ['what is neither YAML nor JSON', 'Resources:\n  A: [\n', 'import.unreadable', 3],
    ['what has no resources', 'version: 1\nnodes: {}\n', 'import.no-resources', 1],
    ['nothing', '', 'import.no-resources', 1],
    ['what nests too deep', '['.repeat(5_000), 'import.too-deep', 1],
  ])('refuses %s', (_what, text, code, line) => {
    expect(importTemplate({ text, name: 'x', catalog, dialects: [samImport] })).toEqual({ fault: expect.objectContaining({ code, line }) });
  });

  it('leaves below template: what is no resource', () => {
    const { design, notices } = imported('Resources:\n  Fn::Transform: { Name: AWS::Include }\n  Odd: { Properties: {} }\n  Jobs: { Type: "AWS::SQS::Queue" }\n');
    expect(design.template).toEqual({ Resources: { 'Fn::Transform': { Name: 'AWS::Include' }, Odd: { Properties: {} } } });
    expect(notices.map(({ code, logicalId }) => [code, logicalId])).toEqual([['import.no-resource', 'Fn::Transform'], ['import.no-resource', 'Odd']]);
  });

  it('takes hostile names for names', () => {
    const { design } = imported('{"Resources":{"constructor":{"Type":"AWS::SQS::Queue","Properties":{"__proto__":{"a":1},"QueueName":{"Ref":"toString"}}}}}');
    expect(design.nodes.map(({ id }) => id)).toEqual(['constructor']);
    expect(Object.keys(design.nodes[0]?.properties ?? {})).toEqual(['__proto__', 'QueueName']);
  });
});
