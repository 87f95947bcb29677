import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { callDynamo, callQueue, callTopic } from './calls.ts';
import type { TargetWorld } from './targets.ts';
import type { Span } from './trace.ts';

export interface TaskWorld {
  readonly targets: () => TargetWorld;
}

export interface Task {
  readonly state: string;
  readonly resource: string;
  readonly input: Json;
  readonly token: string;
  readonly cause: Span;
  /** Milliseconds. */
  readonly timeout: number | undefined;
}

/** An error under the name that `Retry` and `Catch` match. */
function failure(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

interface Waiting {
  readonly resolve: (output: Json) => void;
  readonly reject: (error: Error) => void;
}

/** What stands on this machine for the resources of tasks. https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html */
export class StateTasks {
  readonly #world: TaskWorld;
  readonly #waiting = new Map<string, Waiting>();

  constructor(world: TaskWorld) {
    this.#world = world;
  }

  /** Does a task; with `.waitForTaskToken` its result is what comes back under the token. @throws under the error's own name */
  async run(task: Task): Promise<Json> {
    const [resource = '', pattern] = task.resource.replace(/^arn:[^:]+:states:[^:]*:[^:]*:/, '').split(/\.(?=waitForTaskToken|sync)/);
    const back = pattern === 'waitForTaskToken' ? new Promise<Json>((resolve, reject) => { this.#waiting.set(task.token, { resolve, reject }); }) : undefined;
    const working = this.#do(resource, pattern, task).then((result) => back ?? result);
    try {
      return await inTime(working, task.timeout);
    } finally {
      this.#waiting.delete(task.token);
    }
  }

  /** What `SendTaskSuccess` brings. False: nobody waits under this token. */
  succeed(token: string, output: Json): boolean {
    const waiting = this.#waiting.get(token);
    waiting?.resolve(output);
    return waiting !== undefined;
  }

  fail(token: string, error: string, cause: string): boolean {
    const waiting = this.#waiting.get(token);
    waiting?.reject(failure(error, cause));
    return waiting !== undefined;
  }

  isWaiting(token: string): boolean {
    return this.#waiting.has(token);
  }

  #do(resource: string, pattern: string | undefined, task: Task): Promise<Json> {
    const input: JsonObject = isObject(task.input) ? task.input : {};
    if (/^arn:[^:]+:lambda:/.test(resource)) return this.#invoke(resource, task.input, task);
    const [service, action = ''] = resource.replace(/^aws-sdk:/, '').split(':');
    switch (service) {
      case 'lambda': return this.#invoke(String(own(input, 'FunctionName')), own(input, 'Payload') ?? {}, task).then((Payload) => ({ ExecutedVersion: '$LATEST', StatusCode: 200, Payload }));
      case 'dynamodb': return this.#called('DynamoDB', () => callDynamo(this.#world.targets().stores.dynamo, action.replace(/^./, (first) => first.toUpperCase()), input, task));
      case 'sqs': return this.#called('Sqs', () => callQueue(this.#world.targets().stores.messages, 'SendMessage', { ...input, MessageBody: textOf(own(input, 'MessageBody')) }, task));
      case 'sns': return this.#called('Sns', async () => {
        const told = await callTopic(this.#world.targets().stores.messages, { ...Object.fromEntries(Object.entries(input).map(([key, value]) => [key, textOf(value)])), Action: 'Publish' }, task);
        return { MessageId: /<MessageId>([^<]+)/.exec(told)?.[1] ?? '' };
      });
      case 'events': return Promise.resolve(this.#put(input, task));
      case 'states': return this.#nested(input, pattern, task);
      default: return Promise.reject(failure('States.Runtime', `${task.resource} has no local form.`));
    }
  }

  async #invoke(name: string, payload: Json, { state, cause }: Task): Promise<Json> {
    const invoked = await this.#world.targets().functions.invoke(name, JSON.stringify(payload), { what: state, cause });
    if (!invoked) throw failure('Lambda.ResourceNotFoundException', `No function ${name} runs here.`);
    if (invoked.kind !== 'done') throw failure(invoked.kind === 'throttled' ? 'Lambda.TooManyRequestsException' : 'States.DataLimitExceeded', name);
    const answer = JSON.parse(invoked.payload) as Json;
    if (invoked.error === undefined) return answer;
    const type = isObject(answer) ? String(own(answer, 'errorType')) : 'Error';
    throw failure(type === 'Sandbox.Timedout' ? 'States.Timeout' : type, invoked.payload);
  }

  /** A service's refusal under the name that Step Functions gives it: `DynamoDB.ConditionalCheckFailedException`. */
  async #called(service: string, call: () => Promise<JsonObject>): Promise<Json> {
    try {
      return await call();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw failure(`${service}.${/(?:#|<Code>|"__type":")([A-Za-z.]+)/.exec(message)?.[1] ?? 'SdkClientException'}`, message);
    }
  }

  #put(input: JsonObject, { cause }: Task): Json {
    const listed = own(input, 'Entries');
    const entries = (Array.isArray(listed) ? (listed as readonly Json[]) : []).filter(isObject);
    const ids = entries.map((entry) => this.#world.targets().buses.put(String(own(entry, 'EventBusName') ?? 'default'), { source: String(own(entry, 'Source')), type: String(own(entry, 'DetailType')), detail: own(entry, 'Detail') ?? {} }, cause));
    return { FailedEntryCount: 0, Entries: ids.map((EventId) => ({ EventId })) };
  }

  async #nested(input: JsonObject, pattern: string | undefined, { cause }: Task): Promise<Json> {
    const execution = this.#world.targets().machines.start(String(own(input, 'StateMachineArn')), textOf(own(input, 'Input') ?? {}), { cause });
    if (pattern?.startsWith('sync') !== true) return { ExecutionArn: execution.arn, StartDate: new Date(execution.startDate).toISOString() };
    await execution.done;
    if (execution.status !== 'SUCCEEDED') throw failure('States.TaskFailed', execution.cause ?? execution.status);
    const output = execution.output ?? 'null';
    return { ExecutionArn: execution.arn, Status: execution.status, Output: pattern === 'sync:2' ? (JSON.parse(output) as Json) : output };
  }
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

async function inTime(working: Promise<Json>, timeout: number | undefined): Promise<Json> {
  if (timeout === undefined) return working;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => { timer = setTimeout(() => { reject(failure('States.Timeout', 'The task took longer than TimeoutSeconds.')); }, timeout); });
  try {
    return await Promise.race([working, late]);
  } finally {
    clearTimeout(timer);
  }
}
