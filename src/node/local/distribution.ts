import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import type { LocalEvent } from './contract.ts';
import { json, type Answering, type HttpAnswer, type HttpRequest } from './http.ts';
import type { LocalResource } from './resources.ts';
import type { Tracer } from './trace.ts';

interface Behaviour {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
  readonly origin: string;
}

interface ErrorPage {
  readonly code: number;
  readonly page: string;
  readonly status: number;
}

/** Methods of a behaviour that says none: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-cachebehavior.html (2026-11). */
const READING = ['GET', 'HEAD'];

/**
 * A distribution: which behaviour takes a request, to which origin it goes, its page for the root and for
 * errors. Nothing is cached, so that a change is seen at once.
 *
 * @param originAt who answers for a host name; undefined where nobody on this machine does
 */
export function distribution({ node, properties }: LocalResource, originAt: (host: string) => Answering | undefined, { tracer, notify }: { readonly tracer: Tracer; readonly notify: (event: LocalEvent) => void }): Answering {
  const config = objectOf(own(properties, 'DistributionConfig'));
  const origins = new Map(listOf(own(config, 'Origins')).map((origin) => [String(own(origin, 'Id')), origin]));
  const behaviours = [...listOf(own(config, 'CacheBehaviors')), { ...objectOf(own(config, 'DefaultCacheBehavior')), PathPattern: '*' }].map(behaviourOf);
  const pages = listOf(own(config, 'CustomErrorResponses')).flatMap(errorPageOf);
  const root = own(config, 'DefaultRootObject');

  async function forwarded(request: HttpRequest): Promise<HttpAnswer> {
    const behaviour = behaviours.find(({ pattern }) => pattern.test(request.path));
    const origin = origins.get(behaviour?.origin ?? '');
    const answering = originAt(String(own(origin, 'DomainName') ?? ''));
    if (!behaviour || !origin || !answering) return json(502, { message: `The origin ${behaviour?.origin ?? ''} of ${node} has no local form.` });
    if (!behaviour.methods.includes(request.method)) return { status: 403, headers: { 'content-type': 'text/html' }, body: '<h1>403 ERROR</h1><p>This distribution is not configured to allow the HTTP request method that was used for this request.</p>' };
    return answering({ ...request, path: `${String(own(origin, 'OriginPath') ?? '')}${request.path}` });
  }

  return async (request) => {
    const started = performance.now();
    const call = tracer.call({ cause: request.cause, to: node, what: `${request.method} ${request.path}` });
    const within = { ...request, cause: call.span };
    const answer = await forwarded(request.path === '/' && typeof root === 'string' && root !== '' ? { ...within, path: `/${root}` } : within);
    const page = pages.find(({ code }) => code === answer.status);
    const shown = page ? { ...(await forwarded({ ...within, method: 'GET', path: page.page })), status: page.status } : answer;
    notify({ kind: 'request', node, method: request.method, path: request.path, status: shown.status, milliseconds: performance.now() - started });
    call.end({ status: shown.status, error: shown.status < 400 ? undefined : String(shown.status), request: request.body, response: shown.body });
    return shown;
  };
}

function behaviourOf(behaviour: JsonObject): Behaviour {
  const methods = own(behaviour, 'AllowedMethods');
  return { pattern: patternOf(String(own(behaviour, 'PathPattern'))), origin: String(own(behaviour, 'TargetOriginId')), methods: Array.isArray(methods) ? (methods as readonly Json[]).map(String) : READING };
}

/** `*` stands for any characters, `?` for one; a slash at the start may be left out. */
function patternOf(written: string): RegExp {
  const pattern = written.replace(/^\//, '').replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^/${pattern}$`, 's');
}

function errorPageOf(response: JsonObject): readonly ErrorPage[] {
  const page = own(response, 'ResponsePagePath');
  const code = Number(own(response, 'ErrorCode'));
  return typeof page === 'string' ? [{ code, page, status: Number(own(response, 'ResponseCode') ?? code) }] : [];
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function listOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
}
