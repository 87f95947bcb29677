import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../../src/core/analysis/analyse.ts';
import { catalog } from '../../../src/services/catalog.ts';
import { service } from '../../../src/services/stepfunctions/service.ts';
import { specifyRules } from './rule-cases.ts';

/** A state machine with a definition and further properties, both as YAML flow. */
const machine = (definition: string, properties = '', rest = '') =>
  `nodes:\n  flow: { service: stepfunctions, properties: { Definition: ${definition}${properties === '' ? '' : `, ${properties}`} } }\n${rest}`;
const one = (state: string, top = '') => `{ StartAt: Go, ${top}States: { Go: { ${state} } } }`;
const END = 'Type: Pass, End: true';
const FUNCTION = '  check: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler } }\nconnections:\n  flow-check: { from: flow, to: check }\n';
const callsOf = (name: string) => `Type: Task, Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName: "${name}" }, Catch: [], End: true`;
const TABLE = (access: string) => '  table: { service: dynamodb, properties: { BillingMode: PAY_PER_REQUEST, AttributeDefinitions: [{ AttributeName: id, AttributeType: S }], KeySchema: [{ AttributeName: id, KeyType: HASH }] } }\n'
  + `connections:\n  flow-table: { from: flow, to: table, access: [${access}] }\n`;
const puts = one('Type: Task, Resource: "arn:aws:states:::dynamodb:putItem", Parameters: { TableName: "${TableName}" }, End: true');
const RETRY = [{
  ErrorEquals: ['Lambda.ClientExecutionTimeoutException', 'Lambda.ServiceException', 'Lambda.AWSLambdaException', 'Lambda.SdkClientException'],
  IntervalSeconds: 2, MaxAttempts: 6, BackoffRate: 2,
}];
/** A machine that is started so often. */
const started = (rate: string, definition: string, properties = '', assume = '') => `nodes:
  client: { service: client, traffic: { all: { requests: ${rate} } } }
  begin: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler } }
  flow: { service: stepfunctions, properties: { Definition: ${definition}${properties} }, assume: { ${assume} } }
connections:
  client-begin: { from: client, to: begin, kind: invoke }
  begin-flow: { from: begin, to: flow, kind: start }
`;
const mapOf = (config: string, rest = '') => one(`Type: Map, ${rest}ItemProcessor: { ${config}StartAt: Each, States: { Each: { Type: Task, Resource: "arn:aws:states:::sns:publish", End: true } } }, End: true`);

specifyRules(service, [
  {
    rule: 'stepfunctions.no-definition', at: 'nodes.flow',
    design: 'nodes:\n  flow: { service: stepfunctions }\n  check: { service: lambda }\n  jobs: { service: sqs }\nconnections:\n  flow-check: { from: flow, to: check }\n  flow-jobs: { from: flow, to: jobs }\n',
    says: '“flow” has no definition, so nothing can be deployed. Write Definition in the Amazon States Language, or begin with one made from its connections.',
    fix: {
      at: 'nodes.flow.properties.Definition',
      value: {
        StartAt: 'Check',
        States: {
          Check: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: '${CheckArn}', 'Payload.$': '$' }, OutputPath: '$.Payload', Retry: RETRY, Next: 'Jobs' },
          Jobs: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { QueueUrl: '${JobsUrl}', 'MessageBody.$': '$' }, ResultPath: null, End: true },
        },
      },
    },
    fine: 'nodes:\n  flow: { service: stepfunctions, properties: { DefinitionS3Location: { Bucket: code, Key: flow.json } } }\n',
  },
  {
    rule: 'stepfunctions.definition-invalid', at: 'nodes.flow.properties.DefinitionString', design: 'nodes:\n  flow: { service: stepfunctions, properties: { DefinitionString: "{ StartAt }" } }\n',
    says: 'The definition of “flow” does not hold: it is not JSON.', fine: 'nodes:\n  flow: { service: stepfunctions, properties: { DefinitionString: !ImportValue Flow } }\n',
  },
  {
    rule: 'stepfunctions.definition-invalid', at: 'nodes.flow.properties.Definition', design: machine('{ States: { Go: { Type: Pass, End: true } } }'),
    says: 'The definition of “flow” does not hold: StartAt names no state.', fine: machine(one(END)),
  },
  {
    rule: 'stepfunctions.definition-invalid', at: 'nodes.flow.properties.Definition.States.Go.Branches.0', design: machine(one('Type: Parallel, Branches: [{ StartAt: X }], End: true')),
    says: 'The definition of “flow” does not hold: it has no States.',
  },
  {
    rule: 'stepfunctions.definition-too-large', at: 'nodes.flow.properties.Definition', design: machine(one(`${END}, Comment: ${'가'.repeat(349_600)}`)),
    says: 'The definition of “flow” has 1,048,872 bytes; Step Functions takes 1,048,576 at most. Move a part of it to a state machine that this one starts.',
    limit: { id: 'stepfunctions.definition-max' }, fine: machine(one(`${END}, Comment: ${'가'.repeat(349_400)}`)),
  },
  {
    rule: 'stepfunctions.name-too-long', at: 'nodes.flow.properties.StateMachineName', design: machine(one(END), `StateMachineName: ${'n'.repeat(81)}`),
    says: 'StateMachineName has 81 characters; Step Functions allows at most 80. Shorten it.', limit: { id: 'stepfunctions.name-length-max', needed: 81 },
    fine: machine(one(END), `StateMachineName: ${'n'.repeat(80)}`),
  },
  {
    rule: 'stepfunctions.name-too-long', at: `nodes.flow.properties.Definition.States.${'s'.repeat(81)}`, design: machine(`{ StartAt: ${'s'.repeat(81)}, States: { ${'s'.repeat(81)}: { ${END} } } }`),
    says: 'The name of the state “ssssssssssssssssssss…” has 81 characters; Step Functions allows at most 80. Shorten it.',
  },
  {
    rule: 'stepfunctions.name-invalid', at: 'nodes.flow.properties.StateMachineName', design: machine(one(END), 'StateMachineName: "order: flow"'),
    says: 'StateMachineName holds “:”, which Step Functions refuses.', fix: { value: 'order--flow' }, fine: machine(one(END), 'StateMachineName: order_flow'),
  },
  {
    rule: 'stepfunctions.unknown-name', at: 'nodes.flow.properties.Definition.States.Go.Parameters.FunctionName', design: machine(one(callsOf('${ChekcArn}')), '', FUNCTION),
    says: 'Nothing gives “${ChekcArn}” a value. Did you mean “${CheckArn}”?', fix: { value: '${CheckArn}' }, fine: machine(one(callsOf('${CheckArn}')), '', FUNCTION),
  },
  {
    rule: 'stepfunctions.unknown-name', at: 'nodes.flow.properties.Definition.States.Go.Parameters.FunctionName', design: machine(one(callsOf('${Other}'))),
    says: 'Nothing gives “${Other}” a value. Connect “flow” to what it stands for, or add it to DefinitionSubstitutions.',
    fine: machine(one(callsOf('${Other}')), 'DefinitionSubstitutions: { Other: arn }'),
  },
  {
    rule: 'stepfunctions.definition-does-nothing', at: 'nodes.flow.properties.Definition', design: machine(one(END), '', FUNCTION),
    says: 'No state of “flow” calls anything, though it is connected to “check”. Write the steps, or begin with a definition made from the connections.',
    fix: {
      value: {
        StartAt: 'Check',
        States: { Check: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: '${CheckArn}', 'Payload.$': '$' }, OutputPath: '$.Payload', Retry: RETRY, End: true } },
      },
    },
    fine: machine(one(END)),
  },
  {
    rule: 'stepfunctions.unused-connection', at: 'connections.flow-check', design: machine(one('Type: Wait, Seconds: 5, End: true'), '', FUNCTION),
    says: 'No state of “flow” names “check”. Use it in the definition, for example as ${CheckArn}, or remove the connection.',
    fine: machine(one(callsOf('!GetAtt Check.Arn').replace('"!GetAtt Check.Arn"', '!GetAtt Check.Arn')), '', FUNCTION),
  },
  {
    rule: 'stepfunctions.access-missing', at: 'connections.flow-table.access', design: machine(puts, '', TABLE('get')),
    says: 'The state “Go” calls dynamodb:PutItem, which the access [get] to “table” does not allow. Add put.', fix: { value: ['get', 'put'] }, fine: machine(puts, '', TABLE('write')),
  },
  {
    rule: 'stepfunctions.express-unsupported', at: 'nodes.flow.properties.Definition.States.Go.Resource',
    design: machine(one('Type: Task, Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken", End: true'), 'StateMachineType: EXPRESS'),
    says: 'The state “Go” needs a callback (.waitForTaskToken), which express workflows do not have. Make “flow” a standard workflow, or call without it.',
    fine: machine(one('Type: Task, Resource: "arn:aws:states:::sqs:sendMessage", End: true'), 'StateMachineType: EXPRESS'),
  },
  {
    rule: 'stepfunctions.express-unsupported', at: 'nodes.flow.properties.Definition.States.Go', design: machine(mapOf('ProcessorConfig: { Mode: DISTRIBUTED }, '), 'StateMachineType: EXPRESS'),
    says: 'The state “Go” needs a distributed Map, which express workflows do not have. Make “flow” a standard workflow, or call without it.',
    fine: machine(mapOf('ProcessorConfig: { Mode: INLINE }, '), 'StateMachineType: EXPRESS'),
  },
  {
    rule: 'stepfunctions.timeout-too-long', at: 'nodes.flow.properties.Definition.TimeoutSeconds', design: machine(one(END, 'TimeoutSeconds: 900, '), 'StateMachineType: EXPRESS'),
    says: 'TimeoutSeconds is 900 s, but an express execution ends after 300 s.', fix: { value: 300 }, limit: { id: 'stepfunctions.express-duration-max', needed: 900 },
    fine: machine(one(END, 'TimeoutSeconds: 900, ')),
  },
  {
    rule: 'stepfunctions.timeout-too-long', at: 'nodes.flow.properties.Definition.TimeoutSeconds', design: machine(one(END, 'TimeoutSeconds: 40000000, ')),
    says: 'TimeoutSeconds is 40,000,000 s, but a standard execution ends after 31,536,000 s.', fix: { value: 31536000 },
  },
  {
    rule: 'stepfunctions.express-without-log', at: 'nodes.flow.properties.LoggingConfiguration.Level', design: machine(one(END), 'StateMachineType: EXPRESS'),
    says: '“flow” logs nothing, and an express workflow keeps no other history. Log at least errors; ALL costs more and shows every step.', fix: { value: 'ERROR' }, fine: machine(one(END)),
  },
  {
    rule: 'stepfunctions.state-never-entered', at: 'nodes.flow.properties.Definition.States.A',
    design: machine('{ StartAt: Go, States: { Go: { Type: Pass, End: true }, A: { Type: Choice, Choices: [{ Variable: $.x, IsPresent: true, Next: A }], Default: Go } } }'),
    says: 'No way from StartAt leads to the state “A”. Let a state before it lead there, or remove it.',
    fine: machine('{ StartAt: Go, States: { Go: { Type: Task, Resource: "arn:aws:states:::sns:publish", Catch: [{ ErrorEquals: [States.ALL], Next: A }], End: true }, A: { Type: Pass, End: true } } }'),
  },
  {
    rule: 'stepfunctions.choice-without-default', at: 'nodes.flow.properties.Definition.States.Go', design: machine(one('Type: Choice, Choices: [{ Variable: $.x, IsPresent: true, Next: Go }]')),
    says: 'The Choice “Go” has no Default: an input that matches none of its rules fails the execution.',
    fine: machine(one('Type: Choice, Choices: [{ Variable: $.x, IsPresent: true, Next: Go }], Default: Go')),
  },
  {
    rule: 'stepfunctions.waits-for-ever', at: 'nodes.flow.properties.Definition.States.Go', design: machine(one('Type: Task, Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken", End: true')),
    says: 'The state “Go” waits until somebody answers, for a year if nobody does. Set TimeoutSeconds or HeartbeatSeconds.',
    fine: machine(one('Type: Task, Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken", HeartbeatSeconds: 600, End: true')),
  },
  {
    rule: 'stepfunctions.lambda-without-retry', at: 'nodes.flow.properties.Definition.States.Go', design: machine(one('Type: Task, Resource: "arn:aws:states:::lambda:invoke", End: true')),
    says: 'The state “Go” of “flow” calls a function without Retry or Catch, so a passing error of Lambda fails the execution.',
    fix: { at: 'nodes.flow.properties.Definition.States.Go.Retry', value: RETRY }, fine: machine(one('Type: Task, Resource: "arn:aws:states:::sns:publish", End: true')),
  },
  {
    rule: 'stepfunctions.lambda-without-retry', at: 'nodes.flow.properties.Definition.States.Go', design: machine(one('Type: Task, Resource: "${CheckArn}", End: true'), '', FUNCTION),
    says: 'The state “Go” of “flow” calls a function without Retry or Catch, so a passing error of Lambda fails the execution.',
    fix: { at: 'nodes.flow.properties.Definition.States.Go.Retry', value: RETRY },
  },
  {
    rule: 'stepfunctions.http-task-too-long', at: 'nodes.flow.properties.Definition.States.Go.TimeoutSeconds', design: machine(one('Type: Task, Resource: "arn:aws:states:::http:invoke", TimeoutSeconds: 120, End: true')),
    says: 'TimeoutSeconds of “Go” is 120 s, but an HTTP task ends after 60 s. Call what takes longer from a function, or wait for a callback.', fix: { value: 60 },
    limit: { id: 'stepfunctions.http-task-duration-max', needed: 120 }, fine: machine(one('Type: Task, Resource: "arn:aws:states:::http:invoke", TimeoutSeconds: 60, End: true')),
  },
  {
    rule: 'stepfunctions.map-too-wide', at: 'nodes.flow.properties.Definition.States.Go.MaxConcurrency', design: machine(mapOf('ProcessorConfig: { Mode: DISTRIBUTED }, ', 'MaxConcurrency: 20000, ')),
    says: 'MaxConcurrency of “Go” is 20,000; a run of a distributed Map has at most 10,000 executions at a time.', fix: { value: 10000 },
    limit: { id: 'stepfunctions.map-concurrency-max', needed: 20000 }, fine: machine(mapOf('', 'MaxConcurrency: 20000, ')),
  },
  {
    rule: 'stepfunctions.starts-above-rate', at: 'nodes.flow', design: started('400/s', one(END)),
    says: 'At the peak 400 standard executions are started each second; the account may start 300 in this Region. Start them through a queue, make short work express, or have the quota raised and write it under account.quotas.',
    limit: { id: 'stepfunctions.start-rate', needed: 400 }, fine: started('300/s', one(END)),
  },
  {
    rule: 'stepfunctions.starts-above-rate', at: 'nodes.flow', design: started('7000/s', one(END), ', StateMachineType: EXPRESS'),
    says: 'At the peak 7,000 express executions are started each second; the account may start 6,000 in this Region. Start them through a queue, or have the quota raised and write it under account.quotas.',
    limit: { id: 'stepfunctions.express-start-rate', needed: 7000 }, fine: started('6000/s', one(END), ', StateMachineType: EXPRESS'),
  },
  {
    rule: 'stepfunctions.transitions-above-rate', at: 'nodes.flow', design: started('200/s', one(END), '', 'transitions: 30'),
    says: 'At the peak 6,000 states are entered each second; the standard workflows of an account may enter 5,000 in this Region. Use fewer states, make short work express, or have the quota raised and write it under account.quotas.',
    limit: { id: 'stepfunctions.transition-rate', needed: 6000 }, fine: started('200/s', one(END), '', 'transitions: 25'),
  },
  {
    rule: 'stepfunctions.too-many-open-executions', at: 'nodes.flow', design: started('100/s', one(END), '', 'duration: 3 h'),
    says: 'On average 1,080,000 standard executions are open at a time; the account may have 1,000,000 in this Region. Let them end sooner, or have the quota raised and write it under account.quotas.',
    limit: { id: 'stepfunctions.open-executions', needed: 1080000 }, fine: started('100/s', one(END), '', 'duration: 2 h'),
  },
  {
    rule: 'stepfunctions.history-too-long', at: 'nodes.flow.properties.Definition.States.Go', design: started('1/h', mapOf(''), '', 'items: 4k'),
    // Two for the execution, four for the Map, and for each item two and the five of its task.
    says: 'One execution of “flow” has about 28,006 events with 4,000 items in each Map; its history holds 25,000, and then it fails. Let the Map run distributed, or start a machine for a part of the work.',
    fix: { at: 'nodes.flow.properties.Definition.States.Go.ItemProcessor.ProcessorConfig', value: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
    limit: { id: 'stepfunctions.history-max', needed: 28006 }, fine: started('1/h', mapOf(''), '', 'items: 3k'),
  },
]);

describe('findings about a definition that is JSON text', () => {
  it('stand at their place inside the text', () => {
    const text = `version: 1
name: case
region: us-east-1
nodes:
  flow:
    service: stepfunctions
    properties:
      DefinitionString: !Sub |
        {
          "StartAt": "Wait",
          "States": { "Wait": { "Type": "Task", "Resource": "arn:\${AWS::Partition}:states:::sqs:sendMessage.waitForTaskToken", "End": true } }
        }
`;
    const finding = createAnalyser(catalog).analyse(text).findings.find(({ rule }) => rule === 'stepfunctions.waits-for-ever');
    expect(finding?.range && text.slice(finding.range.start, finding.range.end)).toBe('"Wait"');
    expect(finding?.range?.start).toBe(text.indexOf('"Wait": {'));
  });
});

describe('what a workflow tells the rules about connections', () => {
  const called = (kind: string, sends: string, seconds = 20) => `version: 1
name: case
region: us-east-1
nodes:
  shop: { service: client, traffic: { order: { requests: 1000/month, path: POST /, sends: ${sends} } } }
  api: { service: apigateway.http }
  flow: { service: stepfunctions, properties: { StateMachineType: EXPRESS, Definition: ${one(END, `TimeoutSeconds: ${seconds}, `)} } }
connections:
  shop-api: { from: shop, to: api }
  api-flow: { from: api, to: flow, kind: ${kind} }
`;
  const said = (text: string, rule: string) => createAnalyser(catalog).analyse(text).findings.filter((finding) => finding.rule === rule).map(({ message, source }) => [message.en, source?.url]);

  it.each(['start', 'invoke'])('holds the input of an execution to 256 KiB (%s)', (kind) => {
    expect(said(called(kind, '300 KB'), 'topology.payload-above-limit')).toEqual([[
      expect.stringContaining('but “flow” takes 256 KB at most'),
      'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',
    ]]);
    expect(said(called(kind, '256 KB'), 'topology.payload-above-limit')).toEqual([]);
  });

  it('may take longer than its caller waits', () => {
    expect(said(called('invoke', '1 KB', 60), 'topology.caller-gives-up-first')).toHaveLength(1);
    expect(said(called('invoke', '1 KB', 30), 'topology.caller-gives-up-first')).toEqual([]);
    expect(said(called('start', '1 KB', 60), 'topology.caller-gives-up-first')).toEqual([]);
  });
});
