// The Node.js half of a local execution environment: asks the Lambda Runtime API for events and answers them.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
import { existsSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
let current = '';

// The pipe closes when the host goes, however it went: nobody is left behind.
process.stdin.on('end', () => process.exit(0)).on('error', () => process.exit(0)).resume();

/** Hosts of AWS that stand on this machine: what a handler asks of `https://ID.execute-api.…` goes there. */
const hosts = new Map(Object.entries(JSON.parse(process.env.SERVERLESS_CANVAS_HOSTS ?? '{}')));
delete process.env.SERVERLESS_CANVAS_HOSTS;
const request = https.request;
https.request = (...given) => {
  const [first, ...rest] = given;
  const asked = typeof first === 'string' || first instanceof URL ? { ...urlOptions(new URL(first)), ...(typeof rest[0] === 'object' ? rest.shift() : {}) } : first;
  const here = hosts.get(asked.hostname ?? asked.host);
  if (here === undefined) return request(...given);
  const { host: _host, ...headers } = Object.fromEntries(Object.entries(asked.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  return http.request({ ...asked, agent: undefined, protocol: 'http:', host: '127.0.0.1', hostname: '127.0.0.1', port: here, headers }, ...rest.filter((each) => typeof each === 'function'));
};
syncBuiltinESMExports();

function urlOptions({ hostname, port, pathname, search }) {
  return { hostname, ...(port !== '' && { port }), path: `${pathname}${search}` };
}

for (const [method, level] of [['log', 'INFO'], ['info', 'INFO'], ['warn', 'WARN'], ['error', 'ERROR'], ['debug', 'DEBUG'], ['trace', 'TRACE']]) {
  console[method] = (...values) => process.stdout.write(`${new Date().toISOString()}\t${current}\t${level}\t${format(...values).replaceAll('\n', '\r')}\n`);
}

// One connection, and an answer goes out together with the question for the next event: nothing else that a function
// that does little would do takes as long as asking.
const socket = net.connect({ host, port: Number(port), noDelay: true });
const asked = [];
let received = Buffer.alloc(0);
socket.on('data', (chunk) => {
  received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
  for (let answer = answerIn(); answer; answer = answerIn()) asked.shift()?.resolve(answer);
}).on('error', gone).on('close', gone);

// A host that cannot be reached any more has gone.
function gone() {
  process.exit(0);
}

/** The first whole answer of what was received. */
function answerIn() {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [, ...lines] = received.toString('latin1', 0, end).split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  const whole = end + 4 + Number(headers['content-length'] ?? 0);
  if (received.length < whole) return undefined;
  const body = received.toString('utf8', end + 4, whole);
  received = received.subarray(whole);
  return { headers, body };
}

function call(method, path, body = '', headers = {}) {
  return new Promise((resolve) => {
    asked.push({ resolve });
    const told = Object.entries({ host, 'content-length': Buffer.byteLength(body), ...headers }).map(([name, value]) => `${name}: ${String(value).replace(/[\r\n]/g, ' ')}\r\n`).join('');
    socket.cork();
    socket.write(`${method} /2018-06-01/runtime/${path} HTTP/1.1\r\n${told}\r\n`, 'latin1');
    if (body !== '') socket.write(body);
    process.nextTick(() => socket.uncork());
  });
}

/** Whatever was thrown, in the form in which Lambda tells it. */
function described(error) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

function fail(path, error) {
  const body = described(error);
  console.error(error);
  return call('POST', path, JSON.stringify(body), { 'content-type': 'application/json', 'lambda-runtime-function-error-type': body.errorType, ...memory() });
}

/** KB to MB. */
function memory() {
  return { 'local-max-memory': String(Math.ceil(process.resourceUsage().maxRSS / 1024)) };
}

async function load() {
  const written = process.env._HANDLER;
  const name = written.slice(written.lastIndexOf('.') + 1);
  const module = join(process.env.LAMBDA_TASK_ROOT, written.slice(0, written.lastIndexOf('.')));
  const file = ['.js', '.cjs', '.mjs'].map((extension) => module + extension).find(existsSync);
  if (file === undefined) throw Object.assign(new Error(`Cannot find module '${module}'`), { name: 'Runtime.ImportModuleError' });
  const loaded = file.endsWith('.mjs') ? await import(pathToFileURL(file).href) : createRequire(import.meta.url)(file);
  if (typeof loaded[name] !== 'function') throw Object.assign(new Error(`${written} is undefined or not exported`), { name: 'Runtime.HandlerNotFound' });
  return loaded[name];
}

function contextOf(headers) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return {
    awsRequestId: current, invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'], callbackWaitsForEmptyEventLoop: true,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME, functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION, memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME, logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

/** Handlers with a third parameter answer through it, as Node.js runtimes up to 22 allow. */
function run(handler, event, context) {
  if (handler.length < 3) return Promise.resolve(handler(event, context));
  return new Promise((resolve, reject) => {
    const answer = handler(event, context, (error, result) => (error ? reject(error) : resolve(result)));
    if (typeof answer?.then === 'function') answer.then(resolve, reject);
  });
}

function crashed(type) {
  return (error) => {
    const told = Object.assign(new Error(error instanceof Error ? error.message : String(error)), { name: type, stack: error?.stack });
    fail(current === '' ? 'init/error' : `invocation/${current}/error`, told).finally(() => process.exit(1));
  };
}

process.on('uncaughtException', crashed('Runtime.UncaughtException'));
process.on('unhandledRejection', crashed('Runtime.UnhandledPromiseRejection'));

async function serve() {
  let handler;
  try {
    handler = await load();
  } catch (error) {
    await fail('init/error', error);
    process.exit(1);
  }
  let next = call('GET', 'invocation/next');
  for (;;) {
    const { headers, body } = await next;
    current = headers['lambda-runtime-aws-request-id'];
    // AWS's SDKs send it along with what the handler calls.
    process.env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id'];
    try {
      const result = await run(handler, JSON.parse(body), contextOf(headers));
      const answer = JSON.stringify(result) ?? 'null';
      void call('POST', `invocation/${current}/response`, answer, { 'content-type': 'application/json', ...memory() });
    } catch (error) {
      void fail(`invocation/${current}/error`, error);
    }
    next = call('GET', 'invocation/next');
  }
}

serve().catch(gone);
