import { describe, expect, it } from 'vitest';
import { at, type Json, type JsonObject } from '../core/model/json.ts';
import { expandSam, isSamTemplate } from './expand.ts';

const CODE = { Runtime: 'nodejs22.x', Handler: 'index.handler', CodeUri: 's3://artifacts/code.zip' };

function fn(properties: JsonObject = {}): JsonObject {
  return { Type: 'AWS::Serverless::Function', Properties: { ...CODE, ...properties } };
}

function expanded(Resources: JsonObject, rest: JsonObject = {}, region = 'us-east-1') {
  const result = expandSam({ Transform: 'AWS::Serverless-2016-10-31', Resources, ...rest }, { region });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function problems(Resources: Json, rest: JsonObject = {}): readonly (readonly [path: string, message: string])[] {
  const result = expandSam({ Resources, ...rest }, { region: 'us-east-1' });
  return result.ok ? [] : result.error.map(({ path, message }) => [path.join('.'), message.en] as const);
}

describe('a function', () => {
  it('becomes a Lambda function in a role of its own that may write logs', () => {
    expect(expanded({ Hello: fn() }).template).toEqual({
      Resources: {
        Hello: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Code: { S3Bucket: 'artifacts', S3Key: 'code.zip' }, Handler: 'index.handler', Runtime: 'nodejs22.x', Role: { 'Fn::GetAtt': ['HelloRole', 'Arn'] }, Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }],
          },
        },
        HelloRole: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com'] } }] },
            ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'], Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }],
          },
        },
      },
    });
  });

  it('takes from Globals what it does not say itself; maps are merged, lists joined', () => {
    const Globals = { Function: { Timeout: 5, MemorySize: 512, Layers: ['arn:a'], Environment: { Variables: { A: '1', B: '2' } } } };
    const { template } = expanded({ Hello: fn({ MemorySize: 128, Layers: ['arn:b'], Environment: { Variables: { B: '3' } } }) }, { Globals });
    expect(at(template, ['Resources', 'Hello', 'Properties'])).toMatchObject({ Timeout: 5, MemorySize: 128, Layers: ['arn:a', 'arn:b'], Environment: { Variables: { A: '1', B: '3' } } });
    expect(template).not.toHaveProperty('Globals');
  });

  it('publishes a version whose id changes with the code, behind an alias that references find', () => {
    const outputs = { Outputs: { Live: { Value: { Ref: 'Hello.Alias' } }, Text: { Value: { 'Fn::Sub': '${Hello.Version}' } } } };
    const { template } = expanded({ Hello: fn({ AutoPublishAlias: 'live' }) }, outputs);
    const ids = Object.keys(at(template, ['Resources']) as JsonObject);
    expect(ids).toEqual(['Hello', 'HelloVersion640128d35d', 'HelloAliaslive', 'HelloRole'].map((id) => (id.startsWith('HelloVersion') ? expect.stringMatching(/^HelloVersion[0-9a-f]{10}$/) : id) as string));
    expect(at(template, ['Outputs', 'Live', 'Value'])).toEqual({ Ref: 'HelloAliaslive' });
    expect(at(template, ['Outputs', 'Text', 'Value'])).toEqual({ 'Fn::Sub': `\${${ids[1]}}` });
  });

  it('keeps a path on this computer, which `aws cloudformation package` uploads', () => {
    expect(at(expanded({ Hello: fn({ CodeUri: './src' }) }).template, ['Resources', 'Hello', 'Properties', 'Code'])).toBe('./src');
  });

  it('lies in the partition of its region', () => {
    expect(at(expanded({ Hello: fn() }, {}, 'cn-north-1').template, ['Resources', 'HelloRole', 'Properties', 'ManagedPolicyArns', 0])).toBe('arn:aws-cn:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole');
  });
});

describe('events', () => {
  it('that name no API share one that SAM makes', () => {
    const { template, origins } = expanded({ Hello: fn({ Events: { Get: { Type: 'Api', Properties: { Path: '/hello/{name}', Method: 'get' } } } }) });
    expect(at(template, ['Resources', 'ServerlessRestApiProdStage', 'Properties', 'StageName'])).toBe('Prod');
    expect(at(template, ['Resources', 'HelloGetPermissionProd', 'Properties', 'SourceArn', 'Fn::Sub', 0])).toBe('arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${__ApiId__}/${__Stage__}/GET/hello/*');
    expect(origins.get('HelloGetPermissionProd')).toEqual({ resource: 'Hello' });
    expect(origins.get('ServerlessRestApiProdStage')).toEqual({ resource: 'ServerlessRestApi' });
  });

  it('of a bucket are added to the bucket, which waits for the permission to call', () => {
    const { template, origins } = expanded({ Files: { Type: 'AWS::S3::Bucket' }, Hello: fn({ Events: { New: { Type: 'S3', Properties: { Bucket: { Ref: 'Files' }, Events: 's3:ObjectCreated:*' } } } }) });
    expect(at(template, ['Resources', 'Files'])).toEqual({
      Type: 'AWS::S3::Bucket', DependsOn: ['HelloNewPermission'],
      Properties: { NotificationConfiguration: { LambdaConfigurations: [{ Function: { 'Fn::GetAtt': ['Hello', 'Arn'] }, Event: 's3:ObjectCreated:*' }] } },
    });
    expect(origins.get('Files')).toEqual({ resource: 'Files' });
  });

  it('of a queue give the role what reading the queue takes', () => {
    const { template } = expanded({ Jobs: { Type: 'AWS::SQS::Queue' }, Hello: fn({ Events: { Job: { Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': ['Jobs', 'Arn'] } } } } }) });
    expect(at(template, ['Resources', 'HelloJob', 'Type'])).toBe('AWS::Lambda::EventSourceMapping');
    expect(at(template, ['Resources', 'HelloRole', 'Properties', 'ManagedPolicyArns', 1])).toBe('arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole');
  });
});

describe('a layer', () => {
  it('has an id that changes with it, and references change with the id', () => {
    const { template } = expanded({ Shared: { Type: 'AWS::Serverless::LayerVersion', Properties: { ContentUri: 's3://artifacts/layer.zip' } }, Hello: fn({ Layers: [{ Ref: 'Shared' }] }) });
    const [id] = Object.keys(at(template, ['Resources']) as JsonObject);
    expect(id).toMatch(/^Shared[0-9a-f]{10}$/);
    expect(at(template, ['Resources', 'Hello', 'Properties', 'Layers'])).toEqual([{ Ref: id }]);
    expect(at(template, ['Resources', id as string, 'DeletionPolicy'])).toBe('Retain');
  });
});

describe('what SAM refuses', () => {
  it.each<[string, Json, string, string]>([
    ['no resources', {}, 'Resources', 'This is no SAM template: it has no resources.'],
    ['resources that are a list', [], 'Resources', 'This is no SAM template: it has no resources.'],
    ['an unknown event', { Hello: fn({ Events: { A: { Type: 'Rain' } } }) }, 'Resources.Hello.Properties.Events.A.Type', 'SAM does not know Rain here.'],
    ['an unknown kind of resource', { It: { Type: 'AWS::Serverless::Thing' } }, 'Resources.It.Type', 'SAM does not know AWS::Serverless::Thing here.'],
    ['an unknown property', { Hello: fn({ Memory: 1 }) }, 'Resources.Hello.Properties.Memory', 'AWS::Serverless::Function has no property Memory.'],
    ['a property of another shape', { Hello: fn({ Environment: 'A=1' }) }, 'Resources.Hello.Properties.Environment', 'Environment must be a map.'],
    ['no code', { Hello: { Type: 'AWS::Serverless::Function', Properties: { Runtime: 'nodejs22.x', Handler: 'a.b' } } }, 'Resources.Hello.Properties.CodeUri', 'One of InlineCode, CodeUri must be set.'],
    ['a bucket elsewhere', { Hello: fn({ Events: { A: { Type: 'S3', Properties: { Bucket: 'other', Events: 's3:*' } } } }) }, 'Resources.Hello.Properties.Events.A.Properties.Bucket', 'Bucket must refer to AWS::S3::Bucket in the same template.'],
    ['a policy template without its parameter', { Hello: fn({ Policies: [{ SQSPollerPolicy: {} }] }) }, 'Resources.Hello.Properties.Policies.0.SQSPollerPolicy', 'QueueName is missing; it is required.'],
    ['an id that is taken', { Hello: fn(), HelloRole: { Type: 'AWS::IAM::Role' } }, 'Resources.Hello', 'SAM makes a resource HelloRole here, but the template already has one of that name. Rename one of them.'],
  ])('%s is told with its place', (_, resources, path, message) => {
    expect(problems(resources)).toEqual([[path, message]]);
  });

  it('is told all at once', () => {
    expect(problems({ A: fn({ Timeouts: 1 }), B: fn({ Events: [] }) }).map(([path]) => path)).toEqual(['Resources.A.Properties.Timeouts', 'Resources.B.Properties.Events']);
  });

  it('includes a template that is nested too deeply', () => {
    let deep: Json = 1;
    for (let level = 0; level < 5000; level++) deep = { a: deep };
    expect(problems({ Hello: fn({ Environment: deep }) })).toEqual([['', 'The template is nested too deeply to be expanded.']]);
  });
});

describe('a template', () => {
  it('is SAM where its transform says so, alone or among others', () => {
    expect([{ Transform: 'AWS::Serverless-2016-10-31' }, { Transform: ['Other', 'AWS::Serverless-2016-10-31'] }, { Transform: 'Other' }, {}].map(isSamTemplate)).toEqual([true, true, false, false]);
  });

  it('keeps what is not SAM word for word, also under hostile names', () => {
    const Resources = JSON.parse('{"__proto__":{"Type":"AWS::SQS::Queue"},"constructor":{"Type":"AWS::SNS::Topic","Properties":{"__proto__":{"a":1}}}}') as JsonObject;
    expect(JSON.stringify(expanded(Resources).template['Resources'])).toBe(JSON.stringify(Resources));
  });
});
