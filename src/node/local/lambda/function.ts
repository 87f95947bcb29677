import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { limits } from '../../../services/lambda/limits.ts';
import type { LocalEvent } from '../contract.ts';
import { Environment, type Ended, type EnvironmentSpec } from './environment.ts';

/** A function of the template as this machine runs it. */
export interface FunctionSpec {
  readonly node: string;
  readonly name: string;
  readonly arn: string;
  /** MB. */
  readonly memory: number;
  /** Seconds. */
  readonly timeout: number;
  /** Environments that may work at the same time; undefined where none are reserved. */
  readonly reserved: number | undefined;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  /** A folder of its own. */
  readonly folder: string;
}

/** What became of an invocation, as the Invoke API tells it. */
export type Invoked =
  | { readonly kind: 'done'; readonly requestId: string; readonly payload: string; readonly error?: 'Unhandled' }
  | { readonly kind: 'throttled' }
  | { readonly kind: 'too-large' };

interface Answer { readonly payload: string; readonly error?: string }

/** Runs a function: environments are started when they are needed and used again, as many at a time as may be. */
export class LocalFunction {
  readonly spec: FunctionSpec;
  readonly #most: number;
  readonly #notify: (event: LocalEvent) => void;
  readonly #idle: Environment[] = [];
  readonly #all = new Set<Environment>();
  readonly #starting = new Set<Promise<Environment>>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #started = 0;
  #code: string;
  #generation = new WeakMap<Environment, string>();
  #stopped = false;

  /** @param most environments that this machine is to bear; what exceeds them waits, what exceeds the reserved ones is throttled. */
  constructor(spec: FunctionSpec, code: string, most: number, notify: (event: LocalEvent) => void) {
    this.spec = spec;
    this.#code = code;
    this.#most = Math.min(most, spec.reserved ?? most);
    this.#notify = notify;
  }

  /** Calls the handler with a JSON text. */
  async invoke(payload: string, requestId: string = randomUUID()): Promise<Invoked> {
    if (Buffer.byteLength(payload) > limits['sync-payload-max'].value) return { kind: 'too-large' };
    if (this.#stopped || (this.spec.reserved !== undefined && this.#busy >= this.spec.reserved)) return { kind: 'throttled' };
    while (this.#busy >= this.#most && !this.#stopped) await new Promise<void>((resolve) => { this.#waiting.push(resolve); });
    if (this.#stopped) return { kind: 'throttled' };
    this.#busy += 1;
    try {
      return await this.#run(payload, requestId);
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #run(payload: string, requestId: string): Promise<Invoked> {
    const environment = await this.#take();
    this.#log(`START RequestId: ${requestId} Version: $LATEST`);
    const ended = await environment.run(requestId, payload);
    // What the process wrote before it answered stands in the pipe already.
    await new Promise((resolve) => { setImmediate(resolve); });
    const { payload: answer, error } = this.#answerOf(ended, requestId);
    this.#report(ended, requestId, environment);
    this.#notify({ kind: 'invocation', node: this.spec.node, requestId, milliseconds: ended.milliseconds, ...(error !== undefined && { error }) });
    await this.#put(environment, ended);
    return { kind: 'done', requestId, payload: answer, ...(error !== undefined && { error: 'Unhandled' as const }) };
  }

  async #take(): Promise<Environment> {
    const idle = this.#idle.pop();
    if (idle && !idle.gone) return idle;
    if (idle) await this.#end(idle);
    const starting = this.#begin();
    this.#starting.add(starting);
    try {
      return await starting;
    } finally {
      this.#starting.delete(starting);
    }
  }

  async #begin(): Promise<Environment> {
    const number = this.#started++;
    const { arn, command, variables, folder, timeout } = this.spec;
    const code = this.#code;
    const spec: EnvironmentSpec = {
      command, arguments: this.spec.arguments, code, arn, timeout: timeout * 1000, temporary: join(folder, `tmp-${number}`),
      variables: { ...variables, LAMBDA_TASK_ROOT: code, AWS_LAMBDA_LOG_STREAM_NAME: `local/[$LATEST]${String(number).padStart(32, '0')}` },
      onLine: (line) => { this.#log(line); },
    };
    const environment = await Environment.start(spec);
    this.#all.add(environment);
    this.#generation.set(environment, code);
    return environment;
  }

  async #put(environment: Environment, { kind }: Ended): Promise<void> {
    if (kind === 'answered' && !environment.gone && !this.#stopped && this.#generation.get(environment) === this.#code) this.#idle.push(environment);
    else await this.#end(environment);
  }

  async #end(environment: Environment): Promise<void> {
    await environment.stop();
    this.#all.delete(environment);
  }

  #answerOf(ended: Ended, requestId: string): Answer {
    if (ended.kind === 'timed-out') {
      const message = `${new Date().toISOString()} ${requestId} Task timed out after ${this.spec.timeout.toFixed(2)} seconds`;
      this.#log(message);
      return failure('Sandbox.Timedout', `RequestId: ${requestId} Error: Task timed out after ${this.spec.timeout.toFixed(2)} seconds`);
    }
    if (ended.kind === 'exited') return ended.initError === undefined ? failure('Runtime.ExitError', `RequestId: ${requestId} Error: Runtime exited with error: ${ended.how}`) : { payload: ended.initError, error: typeOf(ended.initError) };
    const most = limits['sync-response-max'].value;
    if (ended.size > most) return failure('Function.ResponseSizeTooLarge', `Response payload size exceeded maximum allowed payload size (${most} bytes).`);
    return { payload: ended.payload, ...(ended.failed && { error: typeOf(ended.payload) }) };
  }

  #report(ended: Ended, requestId: string, environment: Environment): void {
    const { memory } = this.spec;
    const used = ended.kind === 'answered' ? ended.memory : undefined;
    const init = environment.initDuration;
    environment.initDuration = undefined;
    this.#log(`END RequestId: ${requestId}`);
    this.#log([
      `REPORT RequestId: ${requestId}`, `Duration: ${ended.milliseconds.toFixed(2)} ms`, `Billed Duration: ${Math.ceil(ended.milliseconds + (init ?? 0))} ms`,
      `Memory Size: ${memory} MB`, ...(used === undefined ? [] : [`Max Memory Used: ${used} MB`]), ...(init === undefined ? [] : [`Init Duration: ${init.toFixed(2)} ms`]),
      ...(ended.kind === 'timed-out' ? ['Status: timeout'] : []),
    ].join('\t'));
  }

  #log(line: string): void {
    this.#notify({ kind: 'log', node: this.spec.node, line });
  }

  /** From the next invocation on, the code of another folder; what works at the moment ends with its own. */
  async replace(code: string): Promise<void> {
    this.#code = code;
    await Promise.all(this.#idle.splice(0).map((environment) => this.#end(environment)));
  }

  /** Ends every environment, the working ones too. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const resume of this.#waiting.splice(0)) resume();
    await Promise.allSettled([...this.#starting]);
    await Promise.all([...this.#all].map((environment) => this.#end(environment)));
  }
}

function failure(errorType: string, errorMessage: string): Answer {
  return { payload: JSON.stringify({ errorType, errorMessage }), error: errorType };
}

function typeOf(payload: string): string {
  try {
    return String((JSON.parse(payload) as { readonly errorType?: unknown }).errorType ?? 'Error');
  } catch {
    return 'Error';
  }
}
