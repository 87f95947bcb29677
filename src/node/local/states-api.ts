import { own, type Json, type JsonObject } from '../../core/model/json.ts';
import type { Execution } from './execution.ts';
import { json, type Answering, type HttpAnswer } from './http.ts';
import type { StateMachines } from './state-machines.ts';
import type { Span, Tracer } from './trace.ts';

/** The actions of Step Functions that functions and tools call. https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html */
export function statesApi(machines: StateMachines, tracer: Tracer): Answering {
  return async ({ headers, body }) => {
    const action = (headers['x-amz-target'] ?? '').replace('AWSStepFunctions.', '');
    const asked = JSON.parse(body.toString() || '{}') as JsonObject;
    const act = ACTIONS.get(action);
    if (!act) return refused('NoLocalForm', `${action} has no local form.`, 501);
    return act(asked, machines, tracer.read(headers['x-amzn-trace-id']));
  };
}

type Act = (asked: JsonObject, machines: StateMachines, cause: Span | undefined) => HttpAnswer | Promise<HttpAnswer>;

const ACTIONS: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['StartExecution', (asked, machines, cause) => begun(asked, machines, cause, ({ arn, startDate }) => told({ executionArn: arn, startDate: startDate / 1000 }))],
  ['StartSyncExecution', (asked, machines, cause) => begun(asked, machines, cause, async (execution) => {
    await execution.done;
    return told({ ...described(execution), billingDetails: {} });
  })],
  ['DescribeExecution', (asked, machines) => found(asked, machines, (execution) => told(described(execution)))],
  ['StopExecution', (asked, machines) => found(asked, machines, ({ arn }) => {
    machines.stopExecution(arn);
    return told({ stopDate: Date.now() / 1000 });
  })],
  ['ListExecutions', (asked, machines) => told({ executions: machines.executions(text(asked, 'stateMachineArn')).map(({ arn, name, machine, status, startDate }) => ({ executionArn: arn, name, stateMachineArn: machine, status, startDate: startDate / 1000 })) })],
  ['SendTaskSuccess', (asked, machines) => answered(machines.tasks.succeed(text(asked, 'taskToken'), JSON.parse(text(asked, 'output')) as Json))],
  ['SendTaskFailure', (asked, machines) => answered(machines.tasks.fail(text(asked, 'taskToken'), text(asked, 'error') || 'States.TaskFailed', text(asked, 'cause')))],
  ['SendTaskHeartbeat', (asked, machines) => answered(machines.tasks.isWaiting(text(asked, 'taskToken')))],
]);

function begun(asked: JsonObject, machines: StateMachines, cause: Span | undefined, then: (execution: Execution) => HttpAnswer | Promise<HttpAnswer>): HttpAnswer | Promise<HttpAnswer> {
  const arn = text(asked, 'stateMachineArn');
  if (!machines.find(arn)) return refused('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  const input = text(asked, 'input') || '{}';
  try {
    JSON.parse(input);
  } catch {
    return refused('InvalidExecutionInput', `Invalid State Machine Execution Input: '${input.slice(0, 100)}'`);
  }
  const name = text(asked, 'name');
  return then(machines.start(arn, input, { cause, ...(name !== '' && { name }) }));
}

function found(asked: JsonObject, machines: StateMachines, then: (execution: Execution) => HttpAnswer): HttpAnswer {
  const arn = text(asked, 'executionArn');
  const execution = machines.execution(arn);
  return execution ? then(execution) : refused('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
}

function described({ arn, name, machine, input, status, startDate, stopDate, output, error, cause }: Execution): object {
  return { executionArn: arn, name, stateMachineArn: machine, input, status, startDate: startDate / 1000, ...(stopDate !== undefined && { stopDate: stopDate / 1000 }), ...(output !== undefined && { output }), ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

function text(asked: JsonObject, key: string): string {
  const value = own(asked, key);
  return typeof value === 'string' ? value : '';
}

function answered(known: boolean): HttpAnswer {
  return known ? told({}) : refused('TaskTimedOut', 'Task Timed Out: the token is not one that is waited for.');
}

function told(content: object): HttpAnswer {
  return json(200, content, { 'content-type': 'application/x-amz-json-1.0' });
}

function refused(type: string, message: string, status = 400): HttpAnswer {
  return json(status, { __type: type, message }, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': type });
}
