import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import type { Analysis } from '../../src/core/analysis/contract.ts';
import { readSpecification } from '../../src/core/specification/read.ts';
import { catalog } from '../../src/services/catalog.ts';
import { imported } from '../support/corpus.ts';

/** What is right in a template is right in the design that it becomes. */

const specification = readSpecification(readFileSync(fileURLToPath(new URL('../../media/specification/resource-types.txt', import.meta.url)), 'utf8'));

function analysisOf(template: string): Analysis {
  return createAnalyser(catalog, undefined, () => specification).analyse(imported(template).text);
}

function errorsIn(template: string): readonly string[] {
  return analysisOf(template).findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
}

const SAM = 'Transform: AWS::Serverless-2016-10-31\n';
const FUNCTION = '    Properties: { Runtime: nodejs24.x, Handler: i.h, Role: "arn:aws:iam::123456789012:role/r", Code: { S3Bucket: artifacts, S3Key: code.zip } }\n';

describe('a resource of SAM', () => {
  const function_ = `${SAM}Globals:\n  Function: { Runtime: python3.13, MemorySize: 512, Environment: { Variables: { MODE: fast } } }\nResources:\n  Fn:\n    Type: AWS::Serverless::Function\n    Properties: { Handler: app.handler, CodeUri: src/, Tracing: Active, Environment: { Variables: { LEVEL: info } } }\n`;

  it('has what Globals say', () => {
    expect(errorsIn(function_)).toEqual([]);
    expect(errorsIn(function_.replace('Runtime: python3.13, ', ''))).toEqual(['lambda.runtime-or-handler-missing']);
    expect(errorsIn(function_.replace('python3.13', 'python2.7'))).toEqual(['lambda.runtime-blocked']);
  });

  it('is billed by what Globals say', () => {
    const { bill } = analysisOf(function_);
    expect(bill.lines.filter(({ node }) => node === 'fn').map(({ how }) => how.en)).toContain('0 invocations × 100 ms on average (default) × 0.5 GB');
  });

  it('says in words of its own what the service says in others', () => {
    expect(errorsIn(`${SAM}Resources:\n  Flow: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: flow.asl.json } }\n  Things: { Type: AWS::Serverless::SimpleTable, Properties: { PrimaryKey: { Name: sku, Type: Number } } }\n`)).toEqual([]);
  });

  it('may be mentioned by what it mentions: of what SAM makes of it, only some needs the other', () => {
    expect(errorsIn(`${SAM}Resources:\n  Api:\n    Type: AWS::Serverless::Api\n    Properties: { StageName: live, AccessLogSetting: { DestinationArn: !GetAtt Logs.Arn } }\n  Logs: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub "/api/\${Api}" } }\n`)).toEqual([]);
  });
});

describe('a connection that the template realizes', () => {
  it('is possible, whether or not it could be drawn', () => {
    const template = `Resources:
  Queue: { Type: AWS::SQS::Queue, Properties: { MessageRetentionPeriod: 60 } }
  Role: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: apigateway.amazonaws.com }, Action: "sts:AssumeRole" }] } } }
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: a, ProtocolType: HTTP } }
  Put: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Api, IntegrationType: AWS_PROXY, IntegrationSubtype: SQS-SendMessage, PayloadFormatVersion: "1.0", CredentialsArn: !GetAtt Role.Arn, RequestParameters: { QueueUrl: !Ref Queue, MessageBody: $request.body } } }
`;
    expect(imported(template).design.connections.map(({ id }) => id)).toEqual(['api-queue']);
    expect(errorsIn(template)).toEqual([]);
  });

  it('is counted once: where it is realized', () => {
    const two = `Resources:
  A:\n    Type: AWS::Lambda::Function\n${FUNCTION}  B:\n    Type: AWS::Lambda::Function\n${FUNCTION}  Bucket: { Type: AWS::S3::Bucket, Properties: { NotificationConfiguration: { LambdaConfigurations: [{ Event: "s3:ObjectCreated:*", Function: !GetAtt A.Arn }] } } }
  Pool: { Type: AWS::Cognito::UserPool, Properties: { LambdaConfig: { PreSignUp: !GetAtt A.Arn, PostConfirmation: !GetAtt B.Arn } } }
`;
    expect(imported(two).design.connections).toHaveLength(3);
    expect(errorsIn(two)).toEqual([]);
  });

  it('has its settings there too', () => {
    expect(errorsIn(`Resources:
  Queue: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true } }
  Rule: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [shop] }, Targets: [{ Id: q, Arn: !GetAtt Queue.Arn, SqsParameters: { MessageGroupId: all } }] } }
`)).toEqual([]);
  });

  it('to what enriches is no second target of a pipe', () => {
    expect(errorsIn(`Resources:
  Fn:\n    Type: AWS::Lambda::Function\n${FUNCTION}  In: { Type: AWS::SQS::Queue, Properties: { MessageRetentionPeriod: 60 } }
  Out: { Type: AWS::SQS::Queue, Properties: { MessageRetentionPeriod: 60 } }
  Pipe: { Type: AWS::Pipes::Pipe, Properties: { RoleArn: "arn:aws:iam::123456789012:role/r", Source: !GetAtt In.Arn, Enrichment: !GetAtt Fn.Arn, Target: !GetAtt Out.Arn } }
`)).toEqual([]);
  });
});

it('a resource whose condition does not hold is not there', () => {
  const template = (pattern: string): string => `Parameters: { Pattern: { Type: String, Default: "${pattern}" } }
Conditions: { HasPattern: !Not [!Equals [!Ref Pattern, ""]] }
Resources:
  Rule: { Type: AWS::Events::Rule, Condition: HasPattern, Properties: { EventPattern: !Ref Pattern, Targets: [{ Id: a, Arn: "arn:aws:lambda:us-east-1:123456789012:function:f" }] } }
`;
  expect(errorsIn(template(''))).toEqual([]);
  expect(errorsIn(template('{'))).toContain('eventbridge.pattern-invalid');
});

it('a path of this computer stands for code until the template is packaged', () => {
  expect(errorsIn('Resources:\n  Fn: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs24.x, Handler: i.h, Role: "arn:aws:iam::123456789012:role/r", Code: package/ } }\n')).toEqual([]);
});
