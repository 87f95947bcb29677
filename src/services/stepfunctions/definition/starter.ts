import { logicalIdOf, type Node } from '../../../core/model/design.ts';
import type { Json, JsonObject } from '../../../core/model/json.ts';
import type { Edge, RuleContext } from '../../../core/rules/contract.ts';
import { substitutionName } from './uses.ts';

/** The errors of Lambda itself that pass. https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception */
export const LAMBDA_RETRY: Json = [{
  ErrorEquals: ['Lambda.ClientExecutionTimeoutException', 'Lambda.ServiceException', 'Lambda.AWSLambdaException', 'Lambda.SdkClientException'],
  IntervalSeconds: 2, MaxAttempts: 6, BackoffRate: 2,
}];

/** A valid definition that does nothing yet. */
export const EMPTY: JsonObject = { StartAt: 'Done', States: { Done: { Type: 'Pass', End: true } } };

/** What a task does with a resource of each type, `arn` (or `url`) standing for the placeholder. */
const TASKS: ReadonlyMap<string, (logicalId: string) => JsonObject> = new Map([
  ['AWS::Lambda::Function', (id) => task('lambda:invoke', { FunctionName: arn(id), 'Payload.$': '$' }, { OutputPath: '$.Payload', Retry: LAMBDA_RETRY })],
  ['AWS::SNS::Topic', (id) => task('sns:publish', { TopicArn: arn(id), 'Message.$': '$' }, { ResultPath: null })],
  ['AWS::SQS::Queue', (id) => task('sqs:sendMessage', { QueueUrl: `\${${substitutionName(id, 'url')}}`, 'MessageBody.$': '$' }, { ResultPath: null })],
  ['AWS::StepFunctions::StateMachine', (id) => task('states:startExecution', { StateMachineArn: arn(id), 'Input.$': '$' }, { ResultPath: null })],
  ['AWS::Events::EventBus', (id) => task('events:putEvents', { Entries: [{ EventBusName: arn(id), Source: 'workflow', DetailType: 'Step', 'Detail.$': '$' }] }, { ResultPath: null })],
]);

function task(action: string, parameters: JsonObject, rest: JsonObject): JsonObject {
  return { Type: 'Task', Resource: `arn:aws:states:::${action}`, Parameters: parameters, ...rest };
}

function arn(logicalId: string): string {
  return `\${${substitutionName(logicalId, 'arn')}}`;
}

/**
 * A valid definition to begin with: one step after another for what the machine is connected to, in the
 * order of the file. Tables and buckets are left out, since what to do with them cannot be guessed.
 */
export function starterFor(node: Node, context: RuleContext): JsonObject {
  const steps = context.outgoing(node).flatMap((edge) => {
    const body = bodyOf(edge, context);
    return body ? [{ name: logicalIdOf(edge.to), body }] : [];
  });
  const distinct = [...new Map(steps.map((step) => [step.name, step])).values()];
  if (distinct.length === 0) return EMPTY;
  const states = distinct.map(({ name, body }, at): readonly [string, JsonObject] => {
    const next = distinct[at + 1]?.name;
    return [name, { ...body, ...(next === undefined ? { End: true } : { Next: next }) }];
  });
  return { StartAt: distinct[0]?.name ?? '', States: Object.fromEntries(states) };
}

function bodyOf({ to, kind }: Edge, { catalog }: RuleContext): JsonObject | undefined {
  const type = catalog.kind(to.service)?.resourceType ?? '';
  const logicalId = logicalIdOf(to);
  if (type === 'AWS::StepFunctions::StateMachine' && kind === 'invoke') return task('aws-sdk:sfn:startSyncExecution', { StateMachineArn: arn(logicalId), 'Input.$': 'States.JsonToString($)' }, {});
  return kind === 'access' ? undefined : TASKS.get(type)?.(logicalId);
}
