import type { Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own, type Json, type JsonObject } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import { parseBytes, parseRate } from '../model/units.ts';
import { parseAssumed, unknownKey, type Parse } from './assumptions.ts';
import type { Flow, Stream } from './contract.ts';
import { CONSTANT, SHAPES, type Shape } from './shapes.ts';

/** The flows that start at a node, and what is wrong with the way they are written. */
export interface FlowsOfNode {
  readonly flows: readonly Flow[];
  /** The flows as they leave the node. */
  readonly streams: readonly Stream[];
  readonly findings: readonly Finding[];
}

const KEYS = ['requests', 'peak', 'shape', 'path', 'method', 'sends', 'receives', 'arrivals'];
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];

const read = new WeakMap<JsonObject, { readonly id: string; readonly hoursPerMonth: number; readonly result: FlowsOfNode }>();

const NO_FLOWS: FlowsOfNode = { flows: [], streams: [], findings: [] };

/** Reads `traffic` of a node. A flow whose rate is wrong is left out; anything else that is wrong falls back to its default. */
export function flowsOf(node: Node, hoursPerMonth: number): FlowsOfNode {
  if (Object.keys(node.traffic).length === 0) return NO_FLOWS;
  const known = read.get(node.traffic);
  if (known && known.id === node.id && known.hoursPerMonth === hoursPerMonth) return known.result;
  const findings: Finding[] = [];
  const flows = Object.entries(node.traffic).flatMap(([name, value]) => {
    const flow = readFlow(node.id, name, value, hoursPerMonth, findings);
    return flow ? [flow] : [];
  });
  const result = { flows, streams: flows.map(start), findings };
  read.set(node.traffic, { id: node.id, hoursPerMonth, result });
  return result;
}

/** A flow as it leaves the node where it starts. */
export function start(flow: Flow): Stream {
  return {
    flow: flow.id, perMonth: flow.perMonth, sends: flow.sends, receives: flow.receives,
    ...(flow.method !== undefined && { method: flow.method }),
    ...(flow.path !== undefined && { path: flow.path }),
  };
}

function readFlow(node: string, name: string, value: Json, hoursPerMonth: number, findings: Finding[]): Flow | undefined {
  const report = (key: string | undefined, message: Text): void => {
    findings.push({ rule: 'traffic.invalid-flow', severity: 'error', message, node, path: ['nodes', node, 'traffic', name, ...(key === undefined ? [] : [key])] });
  };
  if (!isObject(value)) {
    report(undefined, {
      en: `The flow '${name}' must say how often it happens, for example { requests: 60k/month, path: GET /* }.`,
      ko: `'${name}' 흐름에는 얼마나 자주 발생하는지 적어야 합니다. 예: { requests: 60k/month, path: GET /* }`,
    });
    return undefined;
  }
  for (const key of Object.keys(value)) {
    if (!KEYS.includes(key)) findings.push(unknownKey(key, KEYS, { node, path: ['nodes', node, 'traffic', name, key] }));
  }
  const number = (key: string, parse: Parse): number | undefined => {
    if (own(value, key) === undefined) return undefined;
    const result = parseAssumed(own(value, key), parse);
    if (!result.ok) report(key, result.error.message);
    return result.ok ? result.value : undefined;
  };
  const shape = readShape(own(value, 'shape'), report);
  const perMonth = readRate(name, value, shape, (key) => number(key, (rate) => parseRate(rate, hoursPerMonth)), report);
  if (perMonth === undefined) return undefined;
  return {
    id: `${node}.${name}`, node, name, perMonth, shape,
    ...readTarget(value, report),
    sends: number('sends', parseBytes) ?? 0,
    receives: number('receives', parseBytes) ?? 0,
  };
}

type Report = (key: string | undefined, message: Text) => void;

function readRate(name: string, value: JsonObject, shape: Shape, rate: (key: string) => number | undefined, report: Report): number | undefined {
  if (own(value, 'requests') !== undefined) return rate('requests');
  if (own(value, 'peak') !== undefined) {
    const peak = rate('peak');
    return peak === undefined ? undefined : peak / shape.peak;
  }
  report(undefined, {
    en: `The flow '${name}' has no rate. Write requests (a mean, 60k/month) or peak (40/s).`,
    ko: `'${name}' 흐름에 빈도가 없습니다. requests(평균, 60k/month) 또는 peak(40/s)를 적으세요.`,
  });
  return undefined;
}

function readShape(value: Json | undefined, report: Report): Shape {
  if (value === undefined) return CONSTANT;
  const shape = typeof value === 'string' ? SHAPES.get(value) : undefined;
  if (shape) return shape;
  const names = [...SHAPES.keys()].join(', ');
  report('shape', {
    en: `This is not a shape, so the flow counts as constant. Shapes: ${names}.`,
    ko: `알 수 없는 형태여서 일정한 흐름으로 계산합니다. 사용할 수 있는 형태: ${names}`,
  });
  return CONSTANT;
}

/** `POST /api/x`, or a path with its method beside it. A path without a method is fetched with GET. */
function readTarget(value: JsonObject, report: Report): { readonly method?: string; readonly path?: string } {
  const path = own(value, 'path');
  const method = own(value, 'method');
  if (path === undefined && method === undefined) return {};
  const words = typeof path === 'string' ? path.trim().split(/\s+/) : [];
  const [first = '', second] = words;
  const target = second === undefined ? first : second;
  const verb = (second === undefined ? (typeof method === 'string' ? method : 'GET') : first).toUpperCase();
  if (words.length < 1 || words.length > 2 || !(target.startsWith('/') || target.startsWith('$')) || !METHODS.includes(verb)) {
    report('path', {
      en: 'A path is a method and a path from the root, for example POST /api/registrations.',
      ko: '경로는 메서드와 루트부터의 경로로 적습니다. 예: POST /api/registrations',
    });
    return {};
  }
  return { method: verb, path: target };
}
