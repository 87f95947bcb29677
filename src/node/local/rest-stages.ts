import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { json, type HttpAnswer } from './http.ts';
import type { LocalTemplate } from './resources.ts';
import { throttleOf, type Throttle } from './throttle.ts';

/** A stage of a REST API: its variables, and whom it lets through how often. */
export interface RestStage {
  readonly variables: Readonly<Record<string, string>>;
  /** The answer to who is not let through. @param method `GET /things/{id}` */
  readonly admit: (key: string | undefined, needsKey: boolean, method: string) => HttpAnswer | undefined;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html (2026-11): INVALID_API_KEY, THROTTLED, QUOTA_EXCEEDED. */
const noKey = json(403, { message: 'Forbidden' }, { 'x-amzn-errortype': 'ForbiddenException' });
const throttled = json(429, { message: 'Too Many Requests' }, { 'x-amzn-errortype': 'TooManyRequestsException' });
const exceeded = json(429, { message: 'Limit Exceeded' }, { 'x-amzn-errortype': 'LimitExceededException' });

/** Hours of the periods of a quota; a month counts as its longest. */
const PERIODS: ReadonlyMap<string, number> = new Map([['DAY', 24], ['WEEK', 24 * 7], ['MONTH', 24 * 31]]);

/** What a usage plan grants one key. */
interface Grant {
  readonly throttle: Throttle | undefined;
  readonly limit: number | undefined;
  /** Milliseconds. */
  readonly period: number;
  used: number;
  since: number;
}

/** The stages of a REST API by name. */
export function restStages(api: string, template: LocalTemplate): ReadonlyMap<string, RestStage> {
  return new Map(template.ofType('AWS::ApiGateway::Stage').filter(({ properties }) => own(properties, 'RestApiId') === api).map(({ properties }) => {
    const name = String(own(properties, 'StageName'));
    const grants = grantsFor(api, name, template);
    const throttles = throttlesOf(own(properties, 'MethodSettings'));
    const variables = own(properties, 'Variables');
    const stage: RestStage = {
      variables: Object.fromEntries(Object.entries(isObject(variables) ? variables : {}).map(([key, value]) => [key, String(value)])),
      admit: (key, needsKey, method) => {
        const grant = grants.get(key ?? '');
        if (needsKey && !grant) return noKey;
        if (grant && !withinQuota(grant)) return exceeded;
        const admitted = (throttles.get(method) ?? throttles.get('*'))?.admit() !== false && grant?.throttle?.admit() !== false;
        return admitted ? undefined : throttled;
      },
    };
    return [name, stage];
  }));
}

function withinQuota(grant: Grant): boolean {
  if (grant.limit === undefined) return true;
  if (Date.now() - grant.since > grant.period) Object.assign(grant, { used: 0, since: Date.now() });
  grant.used += 1;
  return grant.used <= grant.limit;
}

/** By `GET /things/{id}`, or `*` for all. */
function throttlesOf(settings: Json | undefined): ReadonlyMap<string, Throttle> {
  return new Map((Array.isArray(settings) ? (settings as readonly Json[]) : []).filter(isObject).flatMap((setting) => {
    const throttle = throttleOf(setting);
    const [path, verb] = [String(own(setting, 'ResourcePath') ?? '/*'), String(own(setting, 'HttpMethod') ?? '*')];
    return throttle ? [[path === '/*' || path === '*' ? '*' : `${verb} ${path.replaceAll('~1', '/')}`, throttle] as const] : [];
  }));
}

/** By the value of the key. */
function grantsFor(api: string, stage: string, template: LocalTemplate): ReadonlyMap<string, Grant> {
  const plans = template.ofType('AWS::ApiGateway::UsagePlan').filter(({ properties }) => listOf(own(properties, 'ApiStages')).some((each) => own(each, 'ApiId') === api && own(each, 'Stage') === stage));
  return new Map(plans.flatMap((plan) => template.ofType('AWS::ApiGateway::UsagePlanKey').filter(({ properties }) => own(properties, 'UsagePlanId') === template.ref(plan.id)).flatMap(({ properties }) => {
    const key = template.ofType('AWS::ApiGateway::ApiKey').find(({ id }) => template.ref(id) === own(properties, 'KeyId'));
    return key && own(key.properties, 'Enabled') !== false ? [[keyValue(template.ref(key.id), key.properties), grantOf(plan.properties)] as const] : [];
  })));
}

/** The value that the template gives a key, else its id. */
export function keyValue(id: string, properties: JsonObject): string {
  const value = own(properties, 'Value');
  return typeof value === 'string' && value !== '' ? value : id;
}

function grantOf(plan: JsonObject): Grant {
  const quota = own(plan, 'Quota');
  const limit = isObject(quota) ? own(quota, 'Limit') : undefined;
  const period = (PERIODS.get(isObject(quota) ? String(own(quota, 'Period')) : '') ?? 24) * 3_600_000;
  return { throttle: throttleOf(own(plan, 'Throttle'), 'RateLimit', 'BurstLimit'), limit: limit === undefined ? undefined : Number(limit), period, used: 0, since: Date.now() };
}

function listOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
}
