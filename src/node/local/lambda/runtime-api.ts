import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { closed, listenHere } from '../listen.ts';

/** An event on its way to an execution environment. */
export interface Given {
  readonly requestId: string;
  readonly payload: string;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  readonly arn: string;
  /** `X-Amzn-Trace-Id`. */
  readonly trace: string;
}

/** What an environment has answered. */
export interface Answered {
  readonly failed: boolean;
  readonly payload: string;
  /** Bytes of the payload. */
  readonly size: number;
  /** MB at most so far, as the process says. */
  readonly memory: number | undefined;
}

const PREFIX = '/2018-06-01/runtime/';

/**
 * The Lambda Runtime API of one execution environment: it asks for the next event, waits until there is one
 * and posts what became of it. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export class RuntimeApi {
  readonly #server: Server = createServer((request, response) => void this.#answer(request, response));
  readonly #most: number;
  #waiting: ServerResponse | undefined;
  /** What an environment works on; `handed` once it has been told, since the question for the next event may be there before its answer is read. */
  #given: { readonly event: Given; readonly done: (answer: Answered) => void; handed: boolean } | undefined;
  /** The runtime has asked for its first event: everything outside of the handler has run. */
  readonly initialized: Promise<void>;
  readonly #ready: () => void;
  /** What the initialization failed with, as the runtime told it. */
  initError: string | undefined;

  /** @param most bytes of an answer that are kept; beyond them only its size is known. */
  constructor(most: number) {
    this.#most = most;
    let ready = (): void => undefined;
    this.initialized = new Promise((resolve) => { ready = resolve; });
    this.#ready = ready;
  }

  async listen(): Promise<string> {
    return `127.0.0.1:${await listenHere(this.#server)}`;
  }

  close(): Promise<void> {
    return closed(this.#server);
  }

  /** Hands an event over; one at a time. */
  give(event: Given): Promise<Answered> {
    return new Promise((done) => {
      this.#given = { event, done, handed: false };
      if (this.#waiting) this.#hand(this.#waiting);
    });
  }

  #hand(response: ServerResponse): void {
    const given = this.#given;
    if (!given || given.handed) return;
    given.handed = true;
    this.#waiting = undefined;
    const { requestId, payload, deadline, arn, trace } = given.event;
    response.writeHead(200, {
      'content-type': 'application/json', 'content-length': Buffer.byteLength(payload), 'lambda-runtime-aws-request-id': requestId, 'lambda-runtime-deadline-ms': String(deadline),
      'lambda-runtime-invoked-function-arn': arn, 'lambda-runtime-trace-id': trace,
    }).end(payload);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').slice(PREFIX.length);
    if (request.method === 'GET' && path === 'invocation/next') {
      this.#waiting = response;
      this.#ready();
      this.#hand(response);
      return;
    }
    const { body, size } = await this.#read(request);
    const given = this.#given;
    if (path === 'init/error') this.initError = body;
    else if (given && path.startsWith(`invocation/${given.event.requestId}/`)) {
      this.#given = undefined;
      const memory = Number(request.headers['local-max-memory']);
      given.done({ failed: path.endsWith('/error'), payload: body, size, memory: memory > 0 ? memory : undefined });
    } else {
      tell(response, 400, '{"errorType":"InvalidRequestID","errorMessage":"Invalid request ID"}');
      return;
    }
    tell(response, 202, '{"status":"OK"}');
  }

  #read(request: IncomingMessage): Promise<{ readonly body: string; readonly size: number }> {
    return new Promise((resolve) => {
      const chunks: Buffer[] = [];
      let size = 0;
      request.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= this.#most) chunks.push(chunk);
      });
      // Where the process went while it was answering, whoever waits for it sees it exit.
      request.once('close', () => { resolve({ body: Buffer.concat(chunks).toString(), size }); });
    });
  }
}

function tell(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body) }).end(body);
}
