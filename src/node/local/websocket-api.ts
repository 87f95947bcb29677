import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { own, type JsonObject } from '../../core/model/json.ts';
import { limits } from '../../services/apigateway/limits.ts';
import type { ApiWorld, Integrated } from './api-world.ts';
import { json, type Answering, type HttpAnswer, type Upgrading } from './http.ts';
import type { LocalResource, LocalTemplate } from './resources.ts';
import { SocketRoutes, type Connected } from './socket-routes.ts';

interface Connection extends Connected {
  readonly socket: WebSocket;
  lastActive: number;
  readonly ends: NodeJS.Timeout;
  idle: NodeJS.Timeout;
}

/** A connection as it is listed. */
export interface OpenConnection {
  readonly id: string;
  readonly connectedAt: number;
  readonly lastActive: number;
  readonly sourceIp: string;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html (2026-11) */
const gone: HttpAnswer = { status: 410, headers: { 'x-amzn-errortype': 'GoneException' }, body: '' };

/** A WebSocket API: connections from clients, routes to functions, and `@connections` for who writes back. */
export class WebSocketApi {
  readonly node: string;
  readonly #routes: SocketRoutes;
  readonly #world: ApiWorld;
  readonly #stages: readonly string[];
  readonly #connections = new Map<string, Connection>();
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: limits['websocket-message-max'].value, clientTracking: false });

  constructor(api: LocalResource, template: LocalTemplate, world: ApiWorld) {
    this.node = api.node;
    this.#world = world;
    this.#routes = new SocketRoutes(api, template, world);
    this.#stages = template.ofType('AWS::ApiGatewayV2::Stage').filter(({ properties }) => own(properties, 'ApiId') === template.ref(api.id)).map(({ properties }) => String(own(properties, 'StageName')));
  }

  /** Takes a client's connection, if `$connect` lets it in. */
  readonly upgrade: Upgrading = (request, raw, head) => {
    void this.#connect(request, raw, head).catch(() => { raw.destroy(); });
  };

  async #connect(request: Parameters<Upgrading>[0], raw: Duplex, head: Buffer): Promise<void> {
    const stage = request.path.split('/')[1] ?? '';
    const connected: Connected = { id: randomUUID().replaceAll('-', '').slice(0, 15), connectedAt: Date.now(), stage, sourceIp: request.sourceIp, headers: request.headers };
    const call = this.#world.tracer.call({ to: this.node, what: '$connect' });
    const answer = this.#stages.includes(stage) ? await this.#routes.connect(connected, request, call.span) : json(403, { message: 'Forbidden' });
    const lets = answer.status >= 200 && answer.status < 300;
    call.end({ status: lets ? 101 : answer.status, error: lets ? undefined : String(answer.status) });
    if (!lets) return refuse(raw, answer);
    const protocol = answer.headers['sec-websocket-protocol'];
    if (protocol !== undefined) request.message.headers['sec-websocket-protocol'] = protocol;
    this.#server.handleUpgrade(request.message, raw, head, (socket) => { this.#open(socket, connected); });
  }

  #open(socket: WebSocket, connected: Connected): void {
    const connection: Connection = {
      ...connected, socket, lastActive: Date.now(), idle: setTimeout(() => undefined, 0),
      ends: setTimeout(() => { socket.close(1001, 'Going away'); }, limits['websocket-connection-max'].value * 1000),
    };
    this.#connections.set(connected.id, connection);
    this.#touch(connection);
    // What is too large closes the connection with 1009, as AWS does.
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer, isBinary) => void this.#message(connection, data, isBinary).catch(() => { socket.send(JSON.stringify({ message: 'Internal server error', connectionId: connection.id })); }));
    socket.once('close', (code, reason) => void this.#closed(connection, code, reason.toString()).catch(() => undefined));
  }

  #touch(connection: Connection): void {
    connection.lastActive = Date.now();
    clearTimeout(connection.idle);
    connection.idle = setTimeout(() => { connection.socket.close(1001, 'Going away'); }, limits['websocket-idle-max'].value * 1000);
  }

  async #message(connection: Connection, data: Buffer, isBinary: boolean): Promise<void> {
    this.#touch(connection);
    const route = this.#routes.select(isBinary ? undefined : data.toString());
    const requestId = randomUUID();
    const call = this.#world.tracer.call({ to: this.node, what: route?.key ?? 'no route' });
    const invoked = route && await this.#routes.call(route, connection, { type: 'MESSAGE', body: data.toString(isBinary ? 'base64' : 'utf8'), isBinary, requestId, cause: call.span });
    const answer = messageFor(invoked, connection.id, requestId, route?.answers === true);
    call.end({ error: invoked?.kind === 'done' && invoked.error === undefined ? undefined : 'Internal server error', request: data, response: answer });
    if (answer !== undefined) connection.socket.send(answer);
  }

  async #closed(connection: Connection, code: number, reason: string): Promise<void> {
    clearTimeout(connection.ends);
    clearTimeout(connection.idle);
    this.#connections.delete(connection.id);
    const call = this.#world.tracer.call({ to: this.node, what: '$disconnect' });
    await this.#routes.disconnect(connection, code, reason, call.span);
    call.end({});
  }

  /** `POST`, `GET` and `DELETE` of `/stage/@connections/ID`. */
  readonly answer: Answering = async (request) => {
    const [, written] = /^\/[^/]+\/@connections\/([^/]+)$/.exec(request.path) ?? [];
    if (written === undefined) return json(426, { message: 'Upgrade Required' }, { upgrade: 'websocket' });
    const connection = this.#connections.get(decodeURIComponent(written));
    const call = this.#world.tracer.call({ cause: this.#world.tracer.read(request.headers['x-amzn-trace-id']), to: this.node, what: `${request.method} @connections` });
    const answer = connection ? await this.#manage(connection, request.method, request.body) : gone;
    call.end({ status: answer.status, error: answer.status < 400 ? undefined : (answer.headers['x-amzn-errortype'] ?? String(answer.status)), request: request.body });
    return answer;
  };

  #manage(connection: Connection, method: string, body: Buffer): Promise<HttpAnswer> {
    if (method === 'DELETE') {
      connection.socket.close(1000);
      return Promise.resolve({ status: 204, headers: {}, body: '' });
    }
    if (method === 'GET') return Promise.resolve(json(200, { connectedAt: new Date(connection.connectedAt).toISOString(), identity: { sourceIp: connection.sourceIp, userAgent: connection.headers['user-agent'] ?? '' }, lastActiveAt: new Date(connection.lastActive).toISOString() }));
    if (method !== 'POST') return Promise.resolve(json(405, { message: 'Method Not Allowed' }));
    if (body.length > limits['websocket-message-max'].value) return Promise.resolve(json(413, { message: 'Payload too large' }, { 'x-amzn-errortype': 'PayloadTooLargeException' }));
    return this.post(connection.id, body);
  }

  /** Writes to a client; 410 where it has gone. */
  post(id: string, data: Buffer | string): Promise<HttpAnswer> {
    const connection = this.#connections.get(id);
    if (!connection) return Promise.resolve(gone);
    this.#touch(connection);
    return new Promise((resolve) => {
      connection.socket.send(data.toString(), (error) => { resolve(error ? gone : { status: 200, headers: {}, body: '' }); });
    });
  }

  list(): readonly OpenConnection[] {
    return [...this.#connections.values()].map(({ id, connectedAt, lastActive, sourceIp }) => ({ id, connectedAt, lastActive, sourceIp }));
  }

  /** Ends every connection without telling the functions, which end as well. */
  stop(): Promise<void> {
    for (const { socket, ends, idle } of this.#connections.values()) {
      clearTimeout(ends);
      clearTimeout(idle);
      socket.removeAllListeners('close').terminate();
    }
    this.#connections.clear();
    return Promise.resolve();
  }
}

/** What the client is told of its message: nothing, unless it failed or the route answers. */
function messageFor(invoked: Integrated | undefined, connectionId: string, requestId: string, answers: boolean): string | undefined {
  if (!invoked) return JSON.stringify({ message: 'Forbidden', connectionId, requestId });
  if (invoked.kind === 'timed-out') return JSON.stringify({ message: 'Endpoint request timed out', connectionId, requestId });
  if (invoked.kind !== 'done' || invoked.error !== undefined) return JSON.stringify({ message: 'Internal server error', connectionId, requestId });
  const answer = JSON.parse(invoked.payload) as JsonObject | null;
  const body = answers ? answer?.['body'] : undefined;
  return typeof body === 'string' ? body : undefined;
}

function refuse(raw: Duplex, { status, headers, body }: HttpAnswer): void {
  const told = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`).join('');
  raw.end(`HTTP/1.1 ${status} Refused\r\n${told}\r\n${typeof body === 'string' ? body : ''}`);
}

