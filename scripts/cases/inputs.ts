import { isObject, type JsonObject } from '../../src/core/model/json.ts';
import type { WorkedExample } from './example.ts';
import { keyOf, mentioned, ofQueues, type Named } from './names.ts';

type Values = ReadonlyMap<string, number | string>;

/** What an example says of one node. */
export interface Quantities {
  readonly service: Named;
  /** By their names, without that of the service. */
  readonly values: Values;
  /** What is said beside it and in the objects around: a payload, a size of logs. Keys as written. */
  readonly around: Values;
  /** Parts of the node that are said in an object of their own: `provisioned`, `replica_wcu`. */
  readonly parts: readonly string[];
}

interface Scope {
  /** Of what the keys are that name no service. */
  readonly service: Named | undefined;
  /** Plain values of the objects around, nearest first. */
  readonly outer: readonly Values[];
  readonly hours: number;
}

/**
 * Reads the inputs of an example: keys name a service by their beginning (`sqs_requests`) or by the object
 * they stand in (`lambda: { requests }`); what names none is of the service that the title names first.
 * `a_per_b` is a times `b` (or `bs`), or times the days, hours or seconds of the month.
 */
export function readInputs({ inputs, title }: WorkedExample, hoursPerMonth: number): readonly Quantities[] {
  return readScope(inputs, { service: serviceOf(inputs, title), outer: [], hours: hoursOf(inputs, hoursPerMonth) });
}

/** Hours of the month: those that an example is computed with, else those asked for. */
export function hoursOf({ hours_per_month: written }: JsonObject, hoursPerMonth: number): number {
  return typeof written === 'number' ? written : hoursPerMonth;
}

function serviceOf({ api }: JsonObject, title: string): Named | undefined {
  const kind = typeof api === 'string' ? api.toLowerCase() : '';
  if (kind === 'http' || kind === 'rest' || kind === 'websocket') return `apigateway.${kind}`;
  return mentioned(title).services[0];
}

/** Parts of a node that change how it is billed, against further nodes of the same service. */
const PART = /^(provisioned|replica|snap_?start|stream|cache|tiers)/;

function readScope(object: JsonObject, scope: Scope): readonly Quantities[] {
  const plain = plainValues(object, scope);
  const around = new Map([...scope.outer.toReversed(), plain].flatMap((values) => [...values]));
  const objects = Object.entries(object).filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
  const parts = Object.keys(object).filter((key) => PART.test(key));
  const nested = objects.flatMap(([key, value]) => {
    const named = keyOf(key);
    const below = { ...scope, outer: [plain, ...scope.outer] };
    if (named) return readScope(value, { ...below, service: named.service });
    return scope.outer.length > 0 && scope.service && !PART.test(key) ? readScope(value, below) : [];
  });
  const again = new Set(nested.map(({ service }) => service).filter((service) => service === scope.service));
  const byService = grouped(plain, scope.service);
  return [...[...byService].filter(([service]) => !again.has(service)).map(([service, values]) => ({ service, values, around, parts: service === scope.service ? parts : [] })), ...nested];
}

/** The values of each service that an object speaks of. */
function grouped(plain: Values, unnamed: Named | undefined): ReadonlyMap<Named, Values> {
  const byService = new Map<Named, Map<string, number | string>>();
  for (const [key, value] of plain) {
    const named = keyOf(key);
    const service = named?.service ?? ofQueues(unnamed, key);
    if (!service) continue;
    byService.set(service, (byService.get(service) ?? new Map<string, number | string>()).set(named ? named.rest : key, value));
  }
  return byService;
}

/** Usual short forms of rates. */
const SHORT: ReadonlyMap<string, string> = new Map([['rps', 'requests_per_second'], ['rpm', 'requests_per_minute']]);

/** Numbers and words of an object; numbers per something are multiplied out. */
function plainValues(object: JsonObject, { outer, hours }: Scope): Values {
  const values = new Map<string, number | string>();
  const each: [string, number][] = [];
  for (const [written, value] of Object.entries(object)) {
    const key = SHORT.get(written) ?? written;
    if (typeof value === 'number' && key.includes('_per_')) each.push([key, value]);
    else if (typeof value === 'number' || typeof value === 'string') values.set(key.replace(/^monthly_/, ''), value);
  }
  for (const [key, value] of each) {
    const at = key.lastIndexOf('_per_');
    const times = timesOf(key.slice(at + '_per_'.length), [values, ...outer], hours);
    if (times !== undefined) values.set(usedUnits(key.slice(0, at), key), value * times);
  }
  return values;
}

/** Capacity units that something takes are request units, not capacity set aside. */
function usedUnits(name: string, key: string): string {
  return /_per_(second|minute|hour|day)$/.test(key) ? name : name.replace(/([rw])cu$/, '$1ru');
}

const PER_HOUR: ReadonlyMap<string, number> = new Map([['day', 1 / 24], ['hour', 1], ['minute', 60], ['second', 3600]]);

function timesOf(per: string, near: readonly Values[], hours: number): number | undefined {
  for (const values of near) {
    const count = [`${per}s`, per].map((key) => values.get(key)).find((value) => typeof value === 'number');
    if (count !== undefined) return count;
  }
  const perHour = PER_HOUR.get(per);
  return perHour === undefined ? undefined : hours * perHour;
}
