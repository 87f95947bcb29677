import { json, type Answering } from '../http.ts';
import type { Tracer } from '../trace.ts';
import type { FunctionHost } from './functions.ts';

const PATH = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/**
 * Lambda's Invoke API, for functions that call functions, and a plain refusal for every service that has
 * no local form. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function invokeApi(host: FunctionHost, tracer: Tracer): Answering {
  return async ({ method, path, headers, body }) => {
    const name = PATH.exec(path)?.[1];
    if (method !== 'POST' || name === undefined) return refused(headers['x-amz-target'] ?? `${method} ${path}`);
    const payload = body.length > 0 ? body.toString() : 'null';
    const wanted = decodeURIComponent(name);
    const origin = { what: 'Invoke', cause: tracer.read(headers['x-amzn-trace-id']) };
    if (headers['x-amz-invocation-type'] === 'Event') return ACCEPTED[host.send(wanted, payload, origin)];
    if (headers['x-amz-invocation-type'] === 'DryRun') return { status: 204, headers: {}, body: '' };
    const invoked = await host.invoke(wanted, payload, origin);
    if (!invoked) return ACCEPTED.unknown;
    if (invoked.kind === 'throttled') return error(429, 'TooManyRequestsException', 'Rate Exceeded.');
    if (invoked.kind === 'too-large') return ACCEPTED.refused;
    return { status: 200, body: invoked.payload, headers: { 'content-type': 'application/json', 'x-amz-executed-version': '$LATEST', 'x-amzn-requestid': invoked.requestId, ...(invoked.error !== undefined && { 'x-amz-function-error': invoked.error }) } };
  };
}

const ACCEPTED = {
  accepted: json(202, ''),
  refused: error(413, 'RequestTooLargeException', 'The request payload exceeded the Invoke request body JSON input quota.'),
  unknown: error(404, 'ResourceNotFoundException', 'No function of this name runs here.'),
};

function error(status: number, type: string, message: string) {
  return json(status, { Type: 'User', Message: message, message }, { 'x-amzn-errortype': type });
}

function refused(what: string) {
  return json(501, { __type: 'NoLocalForm', message: `${what} has no local form: this service does not run on this machine.`, Message: `${what} has no local form: this service does not run on this machine.` }, { 'x-amzn-errortype': 'NoLocalForm' });
}
