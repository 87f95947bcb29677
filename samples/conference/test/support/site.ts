import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handler as all } from '../../functions/all/index.ts';
import { handler as register } from '../../functions/register/index.ts';
import type { HttpEvent, HttpResult } from '../../functions/shared/events.ts';
import { handler as show } from '../../functions/show/index.ts';
import type { Cognito } from './cognito.ts';
import { closed, listening } from './emulators.ts';
import { httpEvent } from './events.ts';

const WEB = fileURLToPath(new URL('../../web/', import.meta.url));
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml' };

interface Route { readonly method: string; readonly route: string; readonly path: RegExp; readonly signedIn: boolean; readonly handler: (event: HttpEvent) => Promise<HttpResult> }
/** The routes of the design. */
const ROUTES: readonly Route[] = [
  { method: 'POST', route: '/registrations', path: /^\/registrations$/, signedIn: false, handler: register },
  { method: 'GET', route: '/registrations/{id}', path: /^\/registrations\/(?<id>[^/]+)$/, signedIn: false, handler: show },
  { method: 'GET', route: '/admin/registrations', path: /^\/admin\/registrations$/, signedIn: true, handler: all },
];

export interface Site {
  readonly url: string;
  /** Lets the API refuse everything, as when a function fails. */
  failing: boolean;
  stop(): Promise<void>;
}

/** The pages and the API behind one address, as the distribution of the design has them. */
export async function startSite(origins: { readonly s3: string; readonly cognito: Cognito }): Promise<Site> {
  const identityUrl = `http://127.0.0.1:${(origins.cognito.server.address() as AddressInfo).port}/`;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://site');
    void (url.pathname.startsWith('/api/') ? api(request, response, url) : page(response, url.pathname));
  });
  const site: Site = { url: '', failing: false, stop: () => closed(server) };
  await listening(server);
  return Object.assign(site, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });

  async function api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { statusCode, headers, body } = site.failing ? json(500, { message: 'Internal Server Error' }) : await routed(request, url, origins.cognito);
    response.writeHead(statusCode, headers).end(body);
  }

  async function page(response: ServerResponse, path: string): Promise<void> {
    const name = path === '/' ? '/index.html' : path;
    const file = name === '/config.json'
      ? JSON.stringify({ apiUrl: '/api', region: 'ap-northeast-2', userPoolClientId: 'client', identityUrl })
      : await readFile(join(WEB, name), 'utf8').catch(() => undefined);
    // A bucket that may not be listed says 403 about what it does not have.
    if (file === undefined) return void response.writeHead(403, { 'content-type': 'application/xml' }).end('<Error><Code>AccessDenied</Code></Error>');
    // The emulators stand where amazonaws.com would; the rest of the policy stays as the pages have it.
    const served = name.endsWith('.html') ? file.replace('https://*.amazonaws.com', name === '/admin.html' ? identityUrl : origins.s3) : file;
    response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' }).end(served);
  }
}

/** What API Gateway does: the stage off, the route found, the token checked, the function called. */
async function routed(request: IncomingMessage, url: URL, cognito: Cognito): Promise<HttpResult> {
  const path = url.pathname.slice('/api'.length);
  const route = ROUTES.find((one) => one.method === request.method && one.path.test(path));
  if (!route) return json(404, { message: 'Not Found' });
  const claims = cognito.claims((request.headers.authorization ?? '').replace(/^Bearer /, ''));
  if (route.signedIn && !claims) return json(401, { message: 'Unauthorized' });
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const params = route.path.exec(path)?.groups;
  return route.handler(httpEvent({
    method: route.method, route: route.route, path, headers: request.headers as Record<string, string>,
    ...(params && { params: { ...params } }),
    ...(url.search !== '' && { query: Object.fromEntries(url.searchParams) }),
    ...(chunks.length > 0 && { body: Buffer.concat(chunks).toString('base64'), isBase64Encoded: true }),
    ...(route.signedIn && claims && { claims }),
  }));
}

function json(statusCode: number, content: unknown): HttpResult {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) };
}
