/**
 * What the functions read of an event of a WebSocket API.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
 */
export interface SocketEvent {
  readonly requestContext: {
    readonly routeKey: string;
    readonly connectionId: string;
    readonly domainName: string;
    readonly stage: string;
  };
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

export interface SocketResult {
  readonly statusCode: number;
}

const ROOM = /^[a-z0-9-]{1,40}$/;

/** The name of a room: lower-case letters, digits and hyphens. */
export function roomOf(value: unknown): string | undefined {
  return typeof value === 'string' && ROOM.test(value) ? value : undefined;
}

/** Seconds since 1970, so many days from now: when a table's time to live lets an item go. */
export function inDays(days: number): number {
  return Math.floor(Date.now() / 1000) + days * 86_400;
}
