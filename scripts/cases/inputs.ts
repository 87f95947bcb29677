import { isObject, type Json, type JsonObject } from '../../src/core/model/json.ts';
import type { WorkedExample } from './example.ts';
import { isElsewhere, keyOf, mentioned, ofQueues, type Named } from './names.ts';
import { periodHours, resolveRates, type Values } from './rates.ts';
import { quantitiesIn } from './quantities.ts';
import { amountIn } from './units.ts';

/** What an example says of one node. */
export interface Quantities {
  readonly service: Named;
  /** By their names, without that of the service. */
  readonly values: Values;
  /** What is said beside it and in the objects around: a payload, a size of logs. Keys as written. */
  readonly around: Values;
  /** The object that it is said in, in words: `jobs`. Empty where it is that of the service, or of the example. */
  readonly label: string;
  /** Hours of the month that the example is computed with. */
  readonly hours: number;
}

interface Scope {
  /** Of what the keys are that name no service. */
  readonly service: Named | undefined;
  /** Plain values of the objects around, nearest first. */
  readonly outer: readonly Values[];
  readonly hours: number;
  readonly label: string;
  /** Objects of other names belong to the service. */
  readonly alone: boolean;
}

/**
 * Reads the inputs of an example: keys name a service by their beginning (`sqs_requests`) or by the object
 * they stand in (`lambda: { requests }`); what names none is of the service that the title names first.
 * `a_per_b` is a times `b` (or `bs`), or times the days, hours or seconds of the month; `5M`, `200 ms` and
 * `10/s` may stand for a number, and words (`1M requests x 200 ms`) for an object.
 */
export function readInputs(example: WorkedExample, hoursPerMonth: number): readonly Quantities[] {
  const { inputs, title } = example;
  const { services, elsewhere } = mentioned(title);
  return readScope(inputs, { service: serviceOf(inputs, title), outer: [], hours: hoursOf(example, hoursPerMonth), label: '', alone: services.length === 1 && elsewhere === undefined });
}

/** Hours of the month, or of the time that an example is published for: those that it is computed with, else those asked for. */
export function hoursOf({ inputs, unit }: Pick<WorkedExample, 'inputs' | 'unit'>, hoursPerMonth: number): number {
  const { hours_per_month: written, seconds_per_month: seconds, hours, days, days_per_month: daysPerMonth } = inputs;
  const period = periodHours(unit);
  if (typeof written === 'number') return written;
  if (typeof seconds === 'number') return seconds / 3600;
  if (period !== undefined) return period;
  if (typeof hours === 'number' && hours >= 600 && hours <= 750) return hours;
  const counted = [daysPerMonth, days].find((each) => typeof each === 'number' && each >= 28 && each <= 31);
  return typeof counted === 'number' ? counted * 24 : hoursPerMonth;
}

function serviceOf({ api }: JsonObject, title: string): Named | undefined {
  const kind = typeof api === 'string' ? api.toLowerCase().replace(/[\s_-]?api$/, '') : '';
  if (kind === 'http' || kind === 'rest' || kind === 'websocket') return `apigateway.${kind}`;
  return mentioned(title).services[0];
}

/** Objects that say a part of a node, not a further node of the same service: their keys follow the object's name. */
const PART = /^(provisioned|on_demand|excess|spillover|replicas?|snap_?start|stream|cache|durable|ephemeral|tenants?|esm|pollers?|logs?_per|archive)/;
const LEFT_OUT = /^(tiers|not_|notes?$|see$)/;

function readScope(object: JsonObject, scope: Scope): readonly Quantities[] {
  const plain = resolveRates(writtenValues(object), scope.outer, scope.hours);
  const around = new Map([...scope.outer.toReversed(), plain].flatMap((values) => [...values]));
  const below = { ...scope, outer: [plain, ...scope.outer] };
  const nested = objectsIn(object).flatMap(([key, value]) => {
    const named = keyOf(key) ?? (/(^|_)functions?$/.test(key) && scope.service === undefined ? { service: 'lambda' as const, rest: '' } : undefined);
    if (isElsewhere(key) || LEFT_OUT.test(key)) return [];
    if (named) return readScope(value, { ...below, service: named.service, label: named.rest.replaceAll('_', ' '), alone: true });
    return scope.alone && scope.service && !PART.test(key) ? readScope(value, { ...below, label: key.replaceAll('_', ' ') }) : [];
  });
  const again = new Set(nested.map(({ service }) => service).filter((service) => service === scope.service));
  const own = [...grouped(plain, scope.service)].filter(([service]) => !again.has(service)).map(([service, values]) => ({ service, values, around, label: scope.label, hours: scope.hours }));
  return [...own, ...nested];
}

/** Objects of an object, those in lists too. */
function objectsIn(object: JsonObject): readonly (readonly [string, JsonObject])[] {
  return Object.entries(object).flatMap(([key, value]) => (Array.isArray(value) ? value : [value]).flatMap((each) => (isObject(each) ? [[key, each] as const] : [])));
}

/** The values of each service that an object speaks of. */
function grouped(plain: Values, unnamed: Named | undefined): ReadonlyMap<Named, Values> {
  const byService = new Map<Named, Map<string, number | string>>();
  for (const [key, value] of plain) {
    const named = within(keyOf(key), unnamed);
    const service = named?.service ?? (isElsewhere(key) && unnamed !== 'sns' ? undefined : ofQueues(unnamed, key));
    if (!service) continue;
    const values = byService.get(service) ?? new Map<string, number | string>();
    byService.set(service, values.set(named ? named.rest : key, value));
    if (named?.rest === '' && typeof value === 'string') for (const [name, quantity] of quantitiesIn(value)) values.set(name, quantity);
  }
  return byService;
}

/** Transfer that is said of what sends it is that of the sender. */
function within(named: ReturnType<typeof keyOf>, unnamed: Named | undefined): ReturnType<typeof keyOf> {
  return named?.service === 'transfer' && (unnamed === 'cloudfront' || unnamed === 's3' || unnamed === 'sns') ? undefined : named;
}

/** Numbers and words of an object, and of the objects in it that say a part of it: `provisioned: { hours }` is `provisioned_hours`. */
function writtenValues(object: JsonObject): Values {
  return new Map(Object.entries(object).flatMap(([written, value]): readonly (readonly [string, number | string])[] => {
    const key = canonical(written);
    if (isObject(value)) return PART.test(key) ? [...writtenValues(value)].map(([inner, each]) => [`${key}_${inner}`, each]) : [];
    return valueOf(key, value);
  }));
}

function valueOf(key: string, value: Json): readonly (readonly [string, number | string])[] {
  if (typeof value === 'number') return [[key, value]];
  if (typeof value === 'boolean') return value ? [[key, 'true']] : [];
  if (typeof value !== 'string') return [];
  const [, amount = value, per] = /^(.*?)(?:\s*\/\s*|\s+(?:per|a)\s+)([a-z]+)$/i.exec(value.trim()) ?? [];
  const read = amountIn(amount);
  if (!read) return [[key, value]];
  const name = read.unit === '' || key.endsWith(`_${read.unit}`) ? key : `${key}_${read.unit}`;
  return [[per === undefined ? name : `${name}_per_${per.toLowerCase()}`, read.value]];
}

/** `avgDurationMs` is `duration_ms`, `daily_requests` is `requests_per_day`. */
function canonical(key: string): string {
  const words = key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll(' ', '_').toLowerCase();
  const plain = words.replace(/^(total|avg|average|mean|number_of|num|monthly)_/, '').replace(/(_monthly|_a_month)$/, '').replace(/_(avg|average|mean)(?=_|$)/, '');
  const [, before, every, after] = /^(.*?)_?\b(daily|hourly|weekly|yearly)_?(.*)$/.exec(plain.replace(/(^|_)(daily|hourly|weekly|yearly)(_|$)/, '$1 $2 $3')) ?? [];
  if (every === undefined) return plain;
  const rest = [before, after].map((part) => (part ?? '').trim().replace(/^_|_$/g, '')).filter((part) => part !== '').join('_');
  return `${rest}_per_${every === 'daily' ? 'day' : every.replace(/ly$/, '')}`;
}
