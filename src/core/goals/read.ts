import { didYouMean } from '../document/did-you-mean.ts';
import type { Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own, type Json, type JsonObject } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import { parseDuration, parseRate } from '../model/units.ts';
import { scenarioNames } from '../simulation/scenario.ts';
import type { Usage } from '../traffic/contract.ts';
import type { Bound, Criterion, Goal, Load, Whose } from './contract.ts';
import { scalableFlows, STEADY_MS } from './loads.ts';
import { METRIC_KEYS, metricOf, type MetricKey } from './metrics.ts';
import { goalMessages as messages } from './read-messages.ts';

/** Keys of a goal that are no figures. */
export const GOAL_KEYS = ['scenario', 'rate', 'duration', 'flow', 'node'] as const;
const KEYS: readonly string[] = [...GOAL_KEYS, ...METRIC_KEYS];
type Traffic = Pick<Usage, 'flows' | 'hoursPerMonth'>;

const known = new WeakMap<JsonObject, { readonly design: Design; readonly goals: readonly Goal[] }>();

/** The goals of a design in the order of the file; what is wrong with one stands in its `findings`. */
export function readGoals(design: Design, usage: Traffic): readonly Goal[] {
  const before = known.get(design.goals);
  if (before?.design === design) return before.goals;
  const goals = Object.entries(design.goals).map(([name, written]) => readGoal(name, written, design, usage));
  known.set(design.goals, { design, goals });
  return goals;
}

/** What is wrong with the goals of a design. */
export function goalFindings(design: Design, usage: Traffic): readonly Finding[] {
  return Object.keys(design.goals).length === 0 ? [] : readGoals(design, usage).flatMap(({ findings }) => findings);
}

interface Reader {
  readonly name: string;
  readonly written: JsonObject;
  readonly design: Design;
  readonly usage: Traffic;
  readonly findings: Finding[];
  readonly report: (key: string | undefined, message: Text) => void;
}

function readGoal(name: string, written: Json, design: Design, usage: Traffic): Goal {
  const findings: Finding[] = [];
  const path = (key: string | undefined): readonly string[] => ['goals', name, ...(key === undefined ? [] : [key])];
  const report: Reader['report'] = (key, message) => {
    findings.push({ rule: 'goals.invalid-goal', severity: 'error', message, path: path(key) });
  };
  if (!isObject(written)) report(undefined, messages.notAMap(name));
  const goal = isObject(written) ? written : {};
  const reader: Reader = { name, written: goal, design, usage, findings, report };
  for (const key of Object.keys(goal)) {
    if (!KEYS.includes(key)) findings.push({ rule: 'goals.unknown-key', severity: 'error', message: messages.unknownKey(key, didYouMean(key, KEYS), KEYS), path: path(key) });
  }
  const of = whoseOf(reader);
  const criteria = METRIC_KEYS.filter((key) => own(goal, key) !== undefined).flatMap((key) => criterionOf(key, of, reader));
  if (isObject(written) && findings.length === 0 && criteria.length === 0) report(undefined, messages.nothingAsked(name));
  return { name, load: loadOf(reader), of, criteria, findings };
}

/** Whose figures count. A flow may be called by its plain name. */
function whoseOf({ written, design, usage: { flows }, report }: Reader): Whose {
  const [flow, node] = [own(written, 'flow'), own(written, 'node')];
  if (flow !== undefined && node !== undefined) report('node', messages.flowAndNode);
  if (flow !== undefined) {
    const found = flows.find(({ id, name }) => id === flow || name === flow);
    if (found) return { kind: 'flow', id: found.id };
    report('flow', messages.noSuch({ en: 'flow', ko: '흐름' }, flow, flows.map(({ name }) => name)));
  } else if (node !== undefined) {
    if (design.nodes.some(({ id }) => id === node)) return { kind: 'node', id: String(node) };
    report('node', messages.noSuch({ en: 'node', ko: '노드' }, node, design.nodes.map(({ id }) => id)));
  }
  return { kind: 'all' };
}

function loadOf(reader: Reader): Load {
  const { written, design, report } = reader;
  const [scenario, rate, duration] = [own(written, 'scenario'), own(written, 'rate'), own(written, 'duration')];
  if (scenario !== undefined && rate !== undefined) report('rate', messages.scenarioAndRate);
  if (duration !== undefined && rate === undefined) report('duration', messages.durationAlone);
  if (rate !== undefined) return steady(reader, rate, duration);
  const names = scenarioNames(design);
  if (scenario !== undefined && !names.some((name) => name === scenario)) report('scenario', messages.noSuch({ en: 'scenario', ko: '시나리오' }, scenario, names));
  return { kind: 'scenario', name: typeof scenario === 'string' ? scenario : names[0] ?? '', stated: scenario !== undefined };
}

function steady({ written, design, usage: { flows, hoursPerMonth }, report }: Reader, rate: Json, duration: Json | undefined): Load {
  const [perMonth, lasts] = [parseRate(rate, hoursPerMonth), duration === undefined ? undefined : parseDuration(duration)];
  if (!perMonth.ok) report('rate', perMonth.error.message);
  if (lasts?.ok === false) report('duration', lasts.error.message);
  const flow = flows.find(({ id, name }) => id === own(written, 'flow') || name === own(written, 'flow'));
  if (!scalableFlows(design, flows).some(({ id }) => !flow || flow.id === id)) report('rate', messages.nothingToScale);
  return {
    kind: 'rate', perSecond: perMonth.ok ? perMonth.value / (hoursPerMonth * 3600) : 0, ...(flow && { flow: flow.id }),
    durationMs: lasts?.ok === true && lasts.value > 0 ? lasts.value : STEADY_MS,
  };
}

function criterionOf(key: MetricKey, of: Whose, { name, written, report }: Reader): readonly Criterion[] {
  const metric = metricOf(key);
  if (!metric.of.includes(of.kind)) {
    report(key, messages.notOfThese(key, metric.of));
    return [];
  }
  const allowed = boundOf(key, own(written, key) ?? null, (message) => report(key, message));
  return allowed ? [{ metric: key, allowed, path: ['goals', name, key] }] : [];
}

const BOUND = /^\s*(<=|>=|≤|≥|<|>)?\s*(.*)$/s;
const OPERATORS: Readonly<Record<string, Bound['operator']>> = { '<': '<', '<=': '<=', '≤': '<=', '>': '>', '>=': '>=', '≥': '>=' };

/** `< 300 ms`; without an operator the most (of a share that is good, the least) that is allowed. */
function boundOf(key: MetricKey, written: Json, report: (message: Text) => void): Bound | undefined {
  const metric = metricOf(key);
  const [, sign, rest] = typeof written === 'string' ? BOUND.exec(written) ?? [] : [];
  const operator = sign === undefined ? (metric.side === 'most' ? '<=' : '>=') : OPERATORS[sign] ?? '<=';
  if (operator.startsWith('<') !== (metric.side === 'most')) {
    report(messages.wrongWay(key, metric.example, metric.side));
    return undefined;
  }
  const value = metric.parse(typeof written === 'string' ? rest ?? '' : written);
  if (!value.ok) {
    report(messages.badBound(key, value.error.message, metric.example));
    return undefined;
  }
  return { operator, value: value.value };
}
