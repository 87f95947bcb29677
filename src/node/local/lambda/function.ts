import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { limits } from '../../../services/lambda/limits.ts';
import type { LocalEvent } from '../contract.ts';
import { headerOf, type Span, type Tracer } from '../trace.ts';
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
  readonly isNode: boolean;
}

/** What makes a function run. */
export interface Origin {
  readonly cause?: Span | undefined;
  /** `POST /registrations`, `Notification`, `3 records`. */
  readonly what: string;
  /** The route that led to it. */
  readonly by?: string;
  readonly attempt?: number;
}

export interface FunctionWorld {
  /** Environments that this machine is to bear; what exceeds them waits, what exceeds the reserved ones is throttled. */
  readonly most: number;
  readonly tracer: Tracer;
  readonly notify: (event: LocalEvent) => void;
}

/** Milliseconds that an invocation waits for an environment before it starts another. */
const AT_ONCE = 20;

/** Milliseconds that a function may take while somebody debugs it: as long as a timer can be. */
const FOREVER = 2 ** 31 - 1;

/** What became of an invocation, as the Invoke API tells it. */
export type Invoked =
  | { readonly kind: 'done'; readonly requestId: string; readonly payload: string; readonly error?: 'Unhandled'; readonly type?: string }
  | { readonly kind: 'throttled' }
  | { readonly kind: 'too-large' };

interface Ran {
  readonly invoked: Invoked;
  readonly initialization?: number | undefined;
}

const THROTTLED: Ran = { invoked: { kind: 'throttled' } };

interface Answer { readonly payload: string; readonly error?: string }

/** Runs a function: environments are started when they are needed and used again, as many at a time as may be. */
export class LocalFunction {
  readonly spec: FunctionSpec;
  readonly #world: FunctionWorld;
  readonly #notify: (event: LocalEvent) => void;
  readonly #idle: Environment[] = [];
  readonly #all = new Set<Environment>();
  readonly #starting = new Set<Promise<Environment>>();
  readonly #waiting: (() => void)[] = [];
  /** Invocations that wait a moment for an environment before another one is started. */
  readonly #hungry: ((environment: Environment | undefined) => void)[] = [];
  #busy = 0;
  #started = 0;
  #code: string;
  #generation = new WeakMap<Environment, string>();
  #stopped = false;
  #debugging = false;

  constructor(spec: FunctionSpec, code: string, world: FunctionWorld) {
    this.spec = spec;
    this.#code = code;
    this.#world = world;
    this.#notify = world.notify;
  }

  /** Whether somebody debugs it, so that nothing that waits for it gives up. */
  get debugging(): boolean {
    return this.#debugging;
  }

  /** One environment while it is debugged, so that every event passes the same breakpoints. */
  get #most(): number {
    return this.#debugging ? 1 : Math.min(this.#world.most, this.spec.reserved ?? this.#world.most);
  }

  /** Calls the handler with a JSON text. */
  async invoke(payload: string, origin: Origin, requestId: string = randomUUID()): Promise<Invoked> {
    const { cause, what, by, attempt } = origin;
    const call = this.#world.tracer.call({ cause, to: this.spec.node, what, by });
    const { invoked, initialization } = await this.#admitted(payload, requestId, call.span);
    const error = invoked.kind === 'done' ? invoked.type : invoked.kind === 'throttled' ? 'TooManyRequestsException' : 'RequestTooLargeException';
    call.end({ request: payload, response: invoked.kind === 'done' ? invoked.payload : undefined, error, initialization, ...(attempt !== undefined && { attempt }) });
    return invoked;
  }

  async #admitted(payload: string, requestId: string, span: Span): Promise<Ran> {
    if (Buffer.byteLength(payload) > limits['sync-payload-max'].value) return { invoked: { kind: 'too-large' } };
    if (this.#stopped || (this.spec.reserved !== undefined && this.#busy >= this.spec.reserved)) return THROTTLED;
    while (this.#busy >= this.#most && !this.#stopped) await new Promise<void>((resolve) => { this.#waiting.push(resolve); });
    if (this.#stopped) return THROTTLED;
    this.#busy += 1;
    try {
      return await this.#run(payload, requestId, span);
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #run(payload: string, requestId: string, span: Span): Promise<Ran> {
    const environment = await this.#take();
    const initialization = environment.isNew ? environment : undefined;
    this.#log(`START RequestId: ${requestId} Version: $LATEST`);
    const ended = await environment.run(requestId, payload, headerOf(span));
    const took = initialization?.initDuration;
    // What the process wrote before it answered stands in the pipe already.
    await new Promise((resolve) => { setImmediate(resolve); });
    const { payload: answer, error } = this.#answerOf(ended, requestId);
    this.#report(ended, requestId, environment);
    this.#notify({ kind: 'invocation', node: this.spec.node, requestId, milliseconds: ended.milliseconds, ...(error !== undefined && { error }) });
    await this.#put(environment, ended);
    return { invoked: { kind: 'done', requestId, payload: answer, ...(error !== undefined && { error: 'Unhandled' as const, type: error }) }, initialization: took };
  }

  async #take(): Promise<Environment> {
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      if (!idle.gone) return idle;
      await this.#end(idle);
    }
    const freed = this.#all.size + this.#starting.size > 0 ? await this.#freed() : undefined;
    if (freed) return freed;
    const starting = this.#begin();
    this.#starting.add(starting);
    try {
      return await starting;
    } finally {
      this.#starting.delete(starting);
    }
  }

  /** An environment that comes free at once: a function that takes a moment needs few processes, and they are what costs. */
  #freed(): Promise<Environment | undefined> {
    return new Promise((resolve) => {
      const take = (environment: Environment | undefined): void => {
        clearTimeout(timer);
        resolve(environment);
      };
      const timer = setTimeout(() => {
        this.#hungry.splice(this.#hungry.indexOf(take), 1);
        resolve(undefined);
      }, AT_ONCE);
      this.#hungry.push(take);
    });
  }

  environments(): readonly { readonly id: string; readonly state: 'busy' | 'idle' }[] {
    return [...this.#all].map((environment) => ({ id: String(environment.pid ?? ''), state: this.#idle.includes(environment) ? 'idle' : 'busy' }));
  }

  async #begin(): Promise<Environment> {
    const number = this.#started++;
    const { arn, command, variables, folder, timeout } = this.spec;
    const code = this.#code;
    const spec: EnvironmentSpec = {
      command, arguments: this.#debugging ? ['--inspect=127.0.0.1:0', ...this.spec.arguments] : this.spec.arguments, code, arn,
      timeout: this.#debugging ? FOREVER : timeout * 1000, temporary: join(folder, `tmp-${number}`),
      onDebugger: (port, ended) => { this.#notify({ kind: 'debugger', node: this.spec.node, port, ...(ended && { ended: true as const }) }); },
      variables: { ...variables, LAMBDA_TASK_ROOT: code, AWS_LAMBDA_LOG_STREAM_NAME: `local/[$LATEST]${String(number).padStart(32, '0')}` },
      onLine: (line) => { this.#log(line); },
    };
    const environment = await Environment.start(spec);
    this.#all.add(environment);
    this.#generation.set(environment, code);
    return environment;
  }

  async #put(environment: Environment, { kind }: Ended): Promise<void> {
    if (kind === 'answered' && !environment.gone && !this.#stopped && this.#generation.get(environment) === this.#code) {
      const next = this.#hungry.shift();
      if (next) next(environment);
      else this.#idle.push(environment);
    } else await this.#end(environment);
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

  /** With a port for a debugger, or without one, from the next event on. */
  async debug(on: boolean, code: string): Promise<void> {
    this.#debugging = on;
    this.#code = '';
    await this.replace(code);
  }

  /** Ends every environment, the working ones too. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const resume of this.#waiting.splice(0)) resume();
    for (const take of this.#hungry.splice(0)) take(undefined);
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
