import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../core/model/json.ts';
import { foldSam } from './fold.ts';

const CONTEXT = { region: 'us-east-1' };

function lambda(properties: JsonObject = {}): JsonObject {
  return { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs22.x', Handler: 'index.handler', MemorySize: 256, Code: { S3Bucket: 'artifacts', S3Key: 'code.zip' }, Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, ...properties } };
}

const ROLE = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } };

describe('the SAM form of a template', () => {
  it('says once what functions share', () => {
    const { template, folded } = foldSam({ AWSTemplateFormatVersion: '2010-09-09', Resources: { A: lambda(), B: lambda({ MemorySize: 1024 }), C: lambda(), Role: ROLE } }, CONTEXT);
    expect(folded).toEqual(['A', 'B', 'C']);
    expect(Object.keys(template)).toEqual(['AWSTemplateFormatVersion', 'Transform', 'Globals', 'Resources']);
    expect(template['Globals']).toEqual({ Function: { Runtime: 'nodejs22.x', Handler: 'index.handler', MemorySize: 256 } });
    expect(template['Resources']).toEqual({
      A: { Type: 'AWS::Serverless::Function', Properties: { CodeUri: 's3://artifacts/code.zip', Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
      B: { Type: 'AWS::Serverless::Function', Properties: { MemorySize: 1024, CodeUri: 's3://artifacts/code.zip', Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
      C: { Type: 'AWS::Serverless::Function', Properties: { CodeUri: 's3://artifacts/code.zip', Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
      Role: ROLE,
    });
  });

  it('takes the role and the events that are named after a function into it', () => {
    const managed = 'arn:aws:iam::aws:policy/service-role/';
    const trust = { Version: '2012-10-17', Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com'] } }] };
    const document = { Statement: [{ Effect: 'Allow', Action: 'ses:SendEmail', Resource: '*' }] };
    const Resources = {
      Mail: lambda({ Role: { 'Fn::GetAtt': ['MailRole', 'Arn'] } }),
      MailRole: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: trust, ManagedPolicyArns: [`${managed}AWSLambdaBasicExecutionRole`, `${managed}AWSLambdaSQSQueueExecutionRole`], Policies: [{ PolicyName: 'MailRolePolicy0', PolicyDocument: document }] },
      },
      MailJob: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { FunctionName: { Ref: 'Mail' }, EventSourceArn: { 'Fn::GetAtt': ['Jobs', 'Arn'] }, BatchSize: 5 } },
      MailDaily: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'rate(1 day)', Targets: [{ Arn: { 'Fn::GetAtt': ['Mail', 'Arn'] }, Id: 'MailDailyLambdaTarget' }] } },
      MailDailyPermission: { Type: 'AWS::Lambda::Permission', Properties: { Action: 'lambda:InvokeFunction', FunctionName: { Ref: 'Mail' }, Principal: 'events.amazonaws.com', SourceArn: { 'Fn::GetAtt': ['MailDaily', 'Arn'] } } },
      Jobs: { Type: 'AWS::SQS::Queue' },
    };
    expect(foldSam({ Resources }, CONTEXT).template['Resources']).toEqual({
      Mail: {
        Type: 'AWS::Serverless::Function',
        Properties: {
          Runtime: 'nodejs22.x', Handler: 'index.handler', MemorySize: 256, CodeUri: 's3://artifacts/code.zip', Policies: [document],
          Events: { Job: { Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': ['Jobs', 'Arn'] }, BatchSize: 5 } }, Daily: { Type: 'Schedule', Properties: { Schedule: 'rate(1 day)' } } },
        },
      },
      Jobs: { Type: 'AWS::SQS::Queue' },
    });
  });

  it('has a simple table only where it is the same table', () => {
    const table = { AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], BillingMode: 'PAY_PER_REQUEST' };
    const streamed = { ...table, StreamSpecification: { StreamViewType: 'KEYS_ONLY' } };
    const { template } = foldSam({ Resources: { Items: { Type: 'AWS::DynamoDB::Table', DeletionPolicy: 'Retain', Properties: table }, Log: { Type: 'AWS::DynamoDB::Table', Properties: streamed } } }, CONTEXT);
    expect(template['Resources']).toEqual({ Items: { Type: 'AWS::Serverless::SimpleTable', DeletionPolicy: 'Retain', Properties: {} }, Log: { Type: 'AWS::DynamoDB::Table', Properties: streamed } });
  });

  it.each<[string, JsonObject]>([
    ['has nothing shorter to say of', { Resources: { Jobs: { Type: 'AWS::SQS::Queue' } } }],
    ['is longer for', { Resources: { A: lambda(), Role: ROLE } }],
    ['cannot hold a property of', { Resources: { A: lambda({ Code: { S3Bucket: 'a', S3Key: 'b', S3ObjectStorageMode: 'x' } }), Role: ROLE } }],
    ['does not touch', { Transform: 'AWS::Serverless-2016-10-31', Resources: { A: { Type: 'AWS::Serverless::SimpleTable' } } }],
  ])('%s some templates, which stay as they are', (_, template) => {
    expect(foldSam(template, CONTEXT)).toEqual({ template, folded: [] });
  });
});
