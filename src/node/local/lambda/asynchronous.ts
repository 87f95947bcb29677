import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ASYNC_ERROR_WAITS, ASYNC_THROTTLE_WAIT } from '../../../services/lambda/latencies.ts';
import { limits } from '../../../services/lambda/limits.ts';
import type { LocalEvent } from '../contract.ts';
import type { Span } from '../trace.ts';
import type { Invoked, LocalFunction, Origin } from './function.ts';

/** What the template says about a function's asynchronous events. */
export interface AsynchronousSpec {
  readonly retries: number;
  /** ARN; gets a record about the event. */
  readonly onFailure: string | undefined;
  readonly onSuccess: string | undefined;
  /** ARN; gets the event itself. */
  readonly deadLetter: string | undefined;
}

/** Sends a text to whatever has the ARN. */
export type SendTo = (arn: string, text: string, cause?: Span) => Promise<void>;

type Done = Extract<Invoked, { readonly kind: 'done' }>;

/** Lambda's own queue of asynchronous events: attempts, waits and where in the end the event goes. */
export class AsynchronousQueue {
  readonly #function: LocalFunction;
  readonly #spec: AsynchronousSpec;
  readonly #timeScale: number;
  readonly #notify: (event: LocalEvent) => void;
  readonly #send: SendTo;
  readonly #stop = new AbortController();
  readonly #underway = new Set<Promise<void>>();

  constructor(of: LocalFunction, spec: AsynchronousSpec, { timeScale, notify, send }: { readonly timeScale: number; readonly notify: (event: LocalEvent) => void; readonly send: SendTo }) {
    this.#function = of;
    this.#spec = spec;
    this.#timeScale = timeScale;
    this.#notify = notify;
    this.#send = send;
  }

  /** Takes an event; false where it is larger than an event may be. */
  accept(payload: string, origin: Origin): boolean {
    if (Buffer.byteLength(payload) > limits['async-payload-max'].value) return false;
    const delivery = this.#deliver(payload, origin, randomUUID()).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      if (!this.#stop.signal.aborted) this.#notify({ kind: 'notice', node: this.#function.spec.node, text: { en: `An event did not reach its destination: ${why}`, ko: `이벤트가 대상에 전달되지 않았습니다: ${why}` } });
    }).finally(() => this.#underway.delete(delivery));
    this.#underway.add(delivery);
    return true;
  }

  async #deliver(payload: string, origin: Origin, requestId: string): Promise<void> {
    const { node } = this.#function.spec;
    let invoked: Done | undefined;
    let attempt = 1;
    for (; ; attempt++) {
      invoked = await this.#attempt(payload, { ...origin, attempt }, requestId);
      if (invoked?.error === undefined || attempt > this.#spec.retries) break;
      const waits = (ASYNC_ERROR_WAITS[attempt - 1] ?? 0) * this.#timeScale;
      this.#notify({ kind: 'retry', node, requestId, attempt: attempt + 1, waits, timeScale: this.#timeScale });
      await wait(waits, undefined, { signal: this.#stop.signal });
    }
    if (invoked !== undefined) await this.#conclude(payload, invoked, attempt, origin.cause);
  }

  /** A throttled event waits and comes back without counting as an attempt. */
  async #attempt(payload: string, origin: Origin, requestId: string): Promise<Done | undefined> {
    for (let pause: number = ASYNC_THROTTLE_WAIT; ; pause = Math.min(pause * 2, limits['async-backoff-max'].value * 1000)) {
      const invoked = await this.#function.invoke(payload, origin, requestId);
      if (invoked.kind === 'done') return invoked;
      if (invoked.kind === 'too-large') return undefined;
      await wait(pause * this.#timeScale, undefined, { signal: this.#stop.signal });
    }
  }

  async #conclude(payload: string, invoked: Done, attempts: number, cause: Span | undefined): Promise<void> {
    const { onFailure, onSuccess, deadLetter } = this.#spec;
    const failed = invoked.error !== undefined;
    const to = failed ? (onFailure ?? deadLetter) : onSuccess;
    if (failed) this.#notify({ kind: 'undelivered', node: this.#function.spec.node, requestId: invoked.requestId, to });
    if (failed && deadLetter !== undefined) await this.#send(deadLetter, payload, cause);
    const destination = failed ? onFailure : onSuccess;
    if (destination !== undefined) await this.#send(destination, this.#record(payload, invoked, attempts), cause);
  }

  /** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
  #record(payload: string, { requestId, error, payload: answer }: Done, attempts: number): string {
    return JSON.stringify({
      version: '1.0', timestamp: new Date().toISOString(),
      requestContext: { requestId, functionArn: `${this.#function.spec.arn}:$LATEST`, condition: error === undefined ? 'Success' : 'RetriesExhausted', approximateInvokeCount: attempts },
      requestPayload: JSON.parse(payload) as unknown,
      responseContext: { statusCode: 200, executedVersion: '$LATEST', ...(error !== undefined && { functionError: error }) },
      responsePayload: JSON.parse(answer) as unknown,
    });
  }

  /** Events that are under way or wait are dropped. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled([...this.#underway]);
  }
}
