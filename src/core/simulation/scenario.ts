import type { Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own, type Json, type JsonObject } from '../model/json.ts';
import type { Result } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import { parseCount, parseDuration, parseRate, parseRatio } from '../model/units.ts';
import { unknownKey } from '../traffic/assumptions.ts';
import type { Flow, Usage } from '../traffic/contract.ts';
import { CONSTANT, SHAPES, type Shape } from '../traffic/shapes.ts';
import type { Fault } from './contract.ts';

const DAY_MS = 86_400_000;
/** How long a run drains at most: as long as an asynchronous event lives. */
const LONGEST_DRAIN_MS = 21_600_000;

/** What happens in a run. */
export interface Scenario {
  readonly name: string;
  /** By flow, in the order of `usage.flows`. */
  readonly loads: readonly Load[];
  readonly durationMs: number;
  /** Milliseconds after the load in which what is under way may end. */
  readonly drainMs: number;
  readonly seed: number;
  readonly faults: ReadonlyMap<string, Fault>;
  readonly findings: readonly Finding[];
}

/** How much of one flow comes. */
export interface Load {
  readonly flow: Flow;
  /** Requests a second on average over the run. */
  readonly rate: number;
  readonly shape: Shape;
  readonly burst: number;
  readonly even: boolean;
}

/** The scenario that every design has: its traffic as stated, for a day. */
export const A_DAY = 'day';

export const NO_FAULT: Fault = { errors: 0, throttles: 0, slower: 1, cold: false, poison: 0, from: 0, to: Infinity };

const KEYS = ['flows', 'duration', 'drain', 'seed', 'factor', 'faults'];
const FLOW_KEYS = ['requests', 'peak', 'shape', 'burst', 'arrivals'];
const FAULT_KEYS = ['errors', 'throttles', 'slower', 'cold', 'poison', 'from', 'to'];

/** Calls of each flow a second, on average over the load of a run; what comes at once at its start is spread over it. */
export function meanRates({ loads, durationMs }: Pick<Scenario, 'loads' | 'durationMs'>, factor = 1): readonly number[] {
  return loads.map(({ rate, burst }) => factor * (rate + (burst * 1000) / durationMs));
}

/** Names of the scenarios of a design, in the order of the file; a day last, where the file does not name one so. */
export function scenarioNames({ scenarios }: Design): readonly string[] {
  const names = Object.keys(scenarios);
  return names.includes(A_DAY) ? names : [...names, A_DAY];
}

/** What is wrong with the scenarios of a design. */
export function scenarioFindings(design: Design, { flows, hoursPerMonth }: Pick<Usage, 'flows' | 'hoursPerMonth'>): readonly Finding[] {
  return Object.keys(design.scenarios).flatMap((name) => readScenario(design, flows, hoursPerMonth, name).findings);
}

/**
 * A scenario as written, or the day that every design has. Flows that it does not name run as their node
 * states them. What is written wrongly becomes a finding and counts as not written.
 */
export function readScenario(design: Design, flows: readonly Flow[], hoursPerMonth: number, name = scenarioNames(design)[0] ?? A_DAY): Scenario {
  const written = own(design.scenarios, name);
  const reader = readerOf(name, hoursPerMonth);
  const scenario = isObject(written) ? written : {};
  if (written !== undefined && !isObject(written)) reader.report([], notAMap);
  reader.keys(scenario, [], KEYS);
  const durationMs = reader.number(scenario, ['duration'], parseDuration) ?? DAY_MS;
  const factor = reader.number(scenario, ['factor'], parseCount) ?? 1;
  const named = reader.entries(scenario, 'flows');
  for (const key of named.keys()) if (!flows.some((flow) => isNamed(flow, key))) reader.report(['flows', key], noSuchFlow(key, flows));
  const faults = new Map([...reader.entries(scenario, 'faults')].flatMap(([node, fault]) => {
    if (design.nodes.some(({ id }) => id === node)) return [[node, readFault(node, fault, reader)] as const];
    reader.report(['faults', node], { en: `There is no node '${node}'.`, ko: `'${node}' 노드가 없습니다.` });
    return [];
  }));
  const drain = own(scenario, 'drain');
  return {
    name, durationMs, faults, findings: reader.findings,
    loads: flows.map((flow) => loadOf(flow, [...named].find(([key]) => isNamed(flow, key)), { reader, factor, hoursPerMonth, shaped: written === undefined })),
    drainMs: Math.min(LONGEST_DRAIN_MS, drain === undefined || drain === 'until-empty' ? LONGEST_DRAIN_MS : reader.number(scenario, ['drain'], parseDuration) ?? LONGEST_DRAIN_MS),
    seed: Math.floor(reader.number(scenario, ['seed'], parseCount) ?? 1),
  };
}

function isNamed(flow: Flow, key: string): boolean {
  return key === flow.id || key === flow.name;
}

interface LoadContext {
  readonly reader: Reader;
  readonly factor: number;
  readonly hoursPerMonth: number;
  /** The flow keeps its own shape: over the few minutes of a scenario a day's ups and downs are no shape. */
  readonly shaped: boolean;
}

function loadOf(flow: Flow, named: readonly [string, JsonObject] | undefined, { reader, factor, hoursPerMonth, shaped }: LoadContext): Load {
  const seconds = hoursPerMonth * 3600;
  if (!named) return { flow, rate: (factor * flow.perMonth) / seconds, shape: shaped ? flow.shape : CONSTANT, burst: 0, even: false };
  const [key, load] = named;
  const path = ['flows', key];
  reader.keys(load, path, FLOW_KEYS);
  const written = own(load, 'shape');
  const shape = written === undefined ? CONSTANT : (typeof written === 'string' ? SHAPES.get(written) : undefined);
  if (!shape) reader.report([...path, 'shape'], noSuchShape);
  const burst = Math.floor((reader.number(load, [...path, 'burst'], parseCount) ?? 0) * factor);
  const requests = reader.number(load, [...path, 'requests'], reader.rate);
  const peak = reader.number(load, [...path, 'peak'], reader.rate);
  const mean = requests ?? (peak === undefined ? undefined : peak / (shape ?? CONSTANT).peak);
  const stated = burst > 0 ? 0 : flow.perMonth;
  return { flow, rate: (factor * (mean ?? stated)) / seconds, shape: shape ?? CONSTANT, burst, even: own(load, 'arrivals') === 'even' };
}

function readFault(node: string, written: JsonObject, reader: Reader): Fault {
  const path = ['faults', node];
  reader.keys(written, path, FAULT_KEYS);
  const number = (key: string, parse: (value: Json | undefined) => Result<number>): number | undefined => reader.number(written, [...path, key], parse);
  return {
    errors: number('errors', parseRatio) ?? 0,
    throttles: number('throttles', parseRatio) ?? 0,
    slower: number('slower', parseCount) ?? 1,
    poison: number('poison', parseRatio) ?? 0,
    cold: own(written, 'cold') === true,
    from: number('from', parseDuration) ?? 0,
    to: number('to', parseDuration) ?? Infinity,
  };
}

interface Reader {
  readonly findings: Finding[];
  readonly report: (path: readonly string[], message: Text) => void;
  readonly keys: (object: JsonObject, path: readonly string[], known: readonly string[]) => void;
  /** A number under the last key of a path, where there is one that can be read. */
  readonly number: (object: JsonObject, path: readonly string[], parse: (value: Json | undefined) => Result<number>) => number | undefined;
  readonly entries: (object: JsonObject, key: string) => ReadonlyMap<string, JsonObject>;
  readonly rate: (value: Json | undefined) => Result<number>;
}

function readerOf(name: string, hoursPerMonth: number): Reader {
  const findings: Finding[] = [];
  const report: Reader['report'] = (path, message) => {
    findings.push({ rule: 'simulation.invalid-scenario', severity: 'error', message, path: ['scenarios', name, ...path] });
  };
  return {
    findings, report,
    keys: (object, path, known) => {
      for (const key of Object.keys(object)) if (!known.includes(key)) findings.push({ ...unknownKey(key, known, { path: ['scenarios', name, ...path, key] }), rule: 'simulation.unknown-key' });
    },
    number: (object, path, parse) => {
      const value = own(object, path.at(-1) ?? '');
      if (value === undefined) return undefined;
      const result = parse(value);
      if (!result.ok) report(path, result.error.message);
      return result.ok ? result.value : undefined;
    },
    entries: (object, key) => {
      const written = own(object, key);
      if (written !== undefined && !isObject(written)) report([key], notAMap);
      return new Map(Object.entries(isObject(written) ? written : {}).filter((entry): entry is [string, JsonObject] => isObject(entry[1])));
    },
    rate: (value) => parseRate(value, hoursPerMonth),
  };
}

const notAMap: Text = { en: 'Entries by name must stand here, for example register: { peak: 40/s }.', ko: '이름별 항목을 적어야 합니다. 예: register: { peak: 40/s }' };

const noSuchShape: Text = { en: `This is not a shape, so the flow counts as constant. Shapes: ${[...SHAPES.keys()].join(', ')}.`, ko: `알 수 없는 형태여서 일정한 흐름으로 계산합니다. 사용할 수 있는 형태: ${[...SHAPES.keys()].join(', ')}` };

function noSuchFlow(key: string, flows: readonly Flow[]): Text {
  const names = flows.map(({ name }) => name).join(', ');
  return { en: `There is no flow '${key}'. Flows: ${names}.`, ko: `'${key}' 흐름이 없습니다. 흐름: ${names}` };
}
