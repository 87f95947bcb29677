import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/core/catalog/catalog.ts';
import type { Synthesis } from '../../src/core/cloudformation/contract.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import { at, type Json, type JsonObject, type Path } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { services } from '../../src/services/index.generated.ts';

const catalog = createCatalog(services);

function synthesisOf(text: string): Synthesis {
  const { design } = parseDocument(text);
  return synthesize({ design, catalog, resolve: createResolver(design) });
}

/** The design that cfn-lint judges too: every kind of target that a rule, a schedule and a pipe can have. */
const events = synthesisOf(readFileSync(fileURLToPath(new URL('../outside/designs/events.arch.yaml', import.meta.url)), 'utf8'));

function properties(id: string, ...path: Path): Json | undefined {
  return at(events.template, ['Resources', id, 'Properties', ...path]);
}

function statements(roleId: string): Json | undefined {
  return properties(roleId, 'Policies', 0, 'PolicyDocument', 'Statement');
}

const ARN = (id: string): Json => ({ 'Fn::GetAtt': [id, 'Arn'] });
const RESOURCES = Object.keys(events.template['Resources'] as JsonObject);

it('the whole design becomes a template without a finding', () => expect(events.findings).toEqual([]));

describe('a bus', () => {
  it('gets a name of its own, which functions know by their environment', () => {
    expect(properties('Orders', 'Name')).toEqual({ 'Fn::Sub': '${AWS::StackName}-orders' });
    expect(properties('Shop', 'Environment', 'Variables', 'BUS')).toEqual({ Ref: 'Orders' });
  });

  it('may be published to by the function that is connected to it, and by nobody else', () => {
    expect(statements('ShopRole')).toContainEqual({ Effect: 'Allow', Action: 'events:PutEvents', Resource: ARN('Orders') });
    expect(JSON.stringify(statements('MailerRole'))).not.toContain('PutEvents');
  });

  it('named default is there already: nothing is made for it, and its rules name no bus', () => {
    expect(RESOURCES).not.toContain('Account');
    expect(statements('ShopRole')).toContainEqual({ Effect: 'Allow', Action: 'events:PutEvents', Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default' } });
    expect(properties('TasksStopped', 'EventBusName')).toBeUndefined();
    expect(properties('Placed', 'EventBusName')).toEqual({ Ref: 'Orders' });
  });
});

describe('a rule', () => {
  it('has a target for each connection, with the properties that stand on it', () => {
    const dead = { DeadLetterConfig: { Arn: ARN('Undelivered') } };
    expect(properties('Placed', 'Targets')).toEqual([
      { Id: 'placed-mailer', Arn: ARN('Mailer'), RetryPolicy: { MaximumRetryAttempts: 5, MaximumEventAgeInSeconds: 3600 }, ...dead },
      { Id: 'placed-work', Arn: ARN('Work'), InputPath: '$.detail', ...dead },
      { Id: 'placed-in-order', Arn: ARN('InOrder'), SqsParameters: { MessageGroupId: 'orders' }, ...dead },
      {
        Id: 'placed-news', Arn: { Ref: 'News' }, RoleArn: ARN('PlacedRole'),
        InputTransformer: { InputPathsMap: { id: '$.detail.id' }, InputTemplate: '{"text": "order <id>"}' }, ...dead,
      },
      { Id: 'placed-fulfil', Arn: { Ref: 'Fulfil' }, RoleArn: ARN('PlacedRole'), ...dead },
    ]);
  });

  it('says its pattern as text where it has a null, which CloudFormation takes in no other form', () => {
    const rule = 'version: 1\nname: t\nregion: us-east-1\nnodes:\n  open: { service: eventbridge.rule, properties: { EventPattern: { source: [shop], detail: { paid: [null] } } } }\n';
    const { template, sourceMap } = synthesisOf(rule);
    const path = ['Resources', 'Open', 'Properties', 'EventPattern'];
    expect(JSON.parse(String(at(template, path)))).toEqual({ source: ['shop'], detail: { paid: [null] } });
    expect(sourceMap.origin(path)).toEqual({ node: 'open', path: ['nodes', 'open', 'properties', 'EventPattern'] });
  });

  it('is let in by functions and queues, also by the one that keeps what failed', () => {
    expect(properties('PlacedMailerPermission')).toMatchObject({ Principal: 'events.amazonaws.com', SourceArn: ARN('Placed') });
    for (const [policy, queue] of [['WorkPolicy', 'Work'], ['UndeliveredPolicy', 'Undelivered']] as const) {
      expect(properties(policy, 'PolicyDocument', 'Statement')).toContainEqual({
        Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: ARN(queue), Condition: { ArnEquals: { 'aws:SourceArn': ARN('Placed') } },
      });
    }
  });

  it('calls topics, buses and workflows with a role of its own, which only EventBridge of this account can have', () => {
    expect(statements('PlacedRole')).toEqual([
      { Effect: 'Allow', Action: 'sns:Publish', Resource: { Ref: 'News' } }, { Effect: 'Allow', Action: 'states:StartExecution', Resource: { Ref: 'Fulfil' } },
    ]);
    expect(statements('CopiedRole')).toEqual([{ Effect: 'Allow', Action: 'events:PutEvents', Resource: ARN('Audit') }]);
    expect(properties('PlacedRole', 'AssumeRolePolicyDocument', 'Statement')).toEqual([{
      Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    }]);
    expect(RESOURCES).not.toContain('TasksStoppedRole');
  });

  it('keeps the targets that are written by hand, in front of those that are drawn', () => {
    const { template } = synthesisOf(`version: 1
name: t
region: us-east-1
nodes:
  r: { service: eventbridge.rule, properties: { EventPattern: { source: [shop] }, Targets: [{ Id: logs, Arn: "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/x" }] } }
  q: { service: sqs }
connections:
  r-q: { from: r, to: q, kind: deliver }
`);
    expect((at(template, ['Resources', 'R', 'Properties', 'Targets']) as readonly JsonObject[]).map(({ Id }) => Id)).toEqual(['logs', 'r-q']);
  });
});

describe('a schedule', () => {
  it('calls its one target with a role that may do that, and hand on what failed', () => {
    expect(properties('Hourly', 'Target')).toEqual({
      Input: '{"hour": true}', RetryPolicy: { MaximumRetryAttempts: 3 }, Arn: ARN('Mailer'), RoleArn: ARN('HourlyRole'), DeadLetterConfig: { Arn: ARN('Undelivered') },
    });
    expect(statements('HourlyRole')).toEqual([
      { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: ARN('Mailer') },
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: ARN('Undelivered') },
    ]);
    expect(RESOURCES).not.toContain('HourlyMailerPermission');
  });

  it('sends to a queue, publishes to a topic or an event to a bus', () => {
    expect([properties('Tick', 'Target', 'Arn'), properties('Reminder', 'Target', 'Arn'), properties('Weekly', 'Target', 'Arn')]).toEqual([ARN('Work'), { Ref: 'News' }, ARN('Orders')]);
    expect(properties('Weekly', 'Target', 'EventBridgeParameters')).toEqual({ Source: 'shop', DetailType: 'week.ended' });
  });

  it('starts a workflow', () => {
    expect(properties('Monthly', 'Target')).toEqual({ Input: '{"close": "month"}', Arn: { Ref: 'Fulfil' }, RoleArn: ARN('MonthlyRole') });
    expect(statements('MonthlyRole')).toEqual([{ Effect: 'Allow', Action: 'states:StartExecution', Resource: { Ref: 'Fulfil' } }]);
  });

  it('starts on time where it says nothing of a window', () => {
    expect([properties('Tick', 'FlexibleTimeWindow'), properties('Hourly', 'FlexibleTimeWindow')]).toEqual([{ Mode: 'OFF' }, { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 }]);
  });

  it('without a target is a finding, since AWS refuses it', () => {
    expect(synthesisOf('version: 1\nname: t\nregion: us-east-1\nnodes:\n  s: { service: eventbridge.schedule }\n').findings.map(({ rule }) => rule)).toEqual(['cloudformation.schedule-without-target']);
  });
});

describe('a pipe', () => {
  it('reads a stream, asks a function, and hands on to a bus', () => {
    expect(properties('Changes')).toEqual({
      RoleArn: ARN('ChangesRole'),
      Source: { 'Fn::GetAtt': ['Catalogue', 'StreamArn'] },
      SourceParameters: {
        FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
        DynamoDBStreamParameters: { BatchSize: 10, StartingPosition: 'LATEST', MaximumRetryAttempts: 3, DeadLetterConfig: { Arn: ARN('Undelivered') } },
      },
      Enrichment: ARN('Lookup'),
      Target: ARN('Orders'),
      TargetParameters: { EventBridgeEventBusParameters: { Source: 'shop', DetailType: 'product.changed' } },
    });
    expect((statements('ChangesRole') as readonly JsonObject[]).map(({ Action }) => (Array.isArray(Action) ? Action[0] : Action))).toEqual([
      'dynamodb:DescribeStream', 'lambda:InvokeFunction', 'events:PutEvents', 'sqs:SendMessage',
    ]);
  });

  it('reads a queue, and waits for the function that it hands on to', () => {
    expect(properties('Jobs')).toEqual({
      RoleArn: ARN('JobsRole'), Source: ARN('Work'), SourceParameters: { SqsQueueParameters: { BatchSize: 10, MaximumBatchingWindowInSeconds: 5 } }, Target: ARN('Worker'),
    });
  });

  it('starts a workflow and does not wait for its end', () => {
    expect([properties('Importing', 'Target'), properties('Importing', 'TargetParameters')]).toEqual([{ Ref: 'Fulfil' }, { StepFunctionStateMachineParameters: { InvocationType: 'FIRE_AND_FORGET' } }]);
  });

  it('does not wait for a function that it delivers to', () => {
    const { template } = synthesisOf(`version: 1
name: t
region: us-east-1
nodes:
  q: { service: sqs }
  p: { service: eventbridge.pipe }
  f: { service: lambda, properties: { Runtime: nodejs24.x, Handler: i.h } }
connections:
  q-p: { from: q, to: p }
  p-f: { from: p, to: f, kind: deliver, properties: { InputTemplate: '{"body": <$.body>}' } }
`);
    expect(at(template, ['Resources', 'P', 'Properties', 'TargetParameters'])).toEqual({ InputTemplate: '{"body": <$.body>}', LambdaFunctionParameters: { InvocationType: 'FIRE_AND_FORGET' } });
    expect(Object.keys(template['Resources'] as JsonObject)).not.toContain('PFPermission');
  });

  it('keeps the end and the role that are written by hand, and lets that role do what is drawn', () => {
    const { template, findings } = synthesisOf(`version: 1
name: t
region: us-east-1
nodes:
  p: { service: eventbridge.pipe, properties: { Source: !GetAtt Clicks.Arn, SourceParameters: { KinesisStreamParameters: { StartingPosition: LATEST } }, RoleArn: !GetAtt Reader.Arn } }
  q: { service: sqs }
connections:
  p-q: { from: p, to: q, kind: send }
`);
    expect(at(template, ['Resources', 'P', 'Properties'])).toEqual({
      Source: ARN('Clicks'), SourceParameters: { KinesisStreamParameters: { StartingPosition: 'LATEST' } }, RoleArn: ARN('Reader'), Target: ARN('Q'),
    });
    expect(at(template, ['Resources', 'P', 'DependsOn'])).toBe('PPolicy');
    expect(at(template, ['Resources', 'PPolicy', 'Properties'])).toMatchObject({ Roles: [{ Ref: 'Reader' }], PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: ARN('Q') }] } });
    expect(findings.map(({ rule }) => rule)).not.toContain('cloudformation.pipe-incomplete');
  });

  it('without a source or a target is a finding', () => {
    expect(synthesisOf('version: 1\nname: t\nregion: us-east-1\nnodes:\n  p: { service: eventbridge.pipe }\n').findings.map(({ rule }) => rule)).toEqual(['cloudformation.pipe-incomplete']);
  });
});
