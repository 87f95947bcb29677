import type { Bill } from '../cost/contract.ts';
import type { Design } from '../model/design.ts';
import type { Locale, Text } from '../model/text.ts';
import type { SimulationResult } from '../simulation/result-contract.ts';
import type { Usage } from '../traffic/contract.ts';
import type { Bound, Criterion, Goal, GoalOutcome, Whose } from './contract.ts';
import { culpritsOf, type Culprit } from './culprits.ts';
import { costOf, measure, metricOf, type MetricKey } from './metrics.ts';

/** What a goal is judged by. */
export interface Evidence {
  readonly design: Design;
  readonly usage: Usage;
  /** The bill as drawn, or at the rate of the goal. */
  readonly bill: Bill;
  /** The run; absent where the bill alone decides. */
  readonly result?: SimulationResult | undefined;
  readonly load?: string | undefined;
}

/** Holds one figure against what is allowed. A pure function of the evidence. */
export function judge({ name, of }: Pick<Goal, 'name' | 'of'>, { metric, allowed, path }: Criterion, evidence: Evidence): GoalOutcome {
  const { result, load } = evidence;
  const got = result ? measure(metric, { result, of }) : costOf(evidence.bill, of) ?? evidence.bill.total;
  const pass = got !== undefined && holds(got, allowed);
  const culprits = pass ? [] : culpritsOf(metric, of, evidence);
  return {
    goal: name, metric, of, got, allowed, pass, path,
    ...(load !== undefined && { load }),
    why: whyOf({ metric, of, got, allowed, ...(load !== undefined && { load }) }, culprits),
    nodes: culprits.map(({ node }) => node),
  };
}

function holds(got: number, { operator, value }: Bound): boolean {
  switch (operator) {
    case '<': return got < value;
    case '<=': return got <= value;
    case '>': return got > value;
    case '>=': return got >= value;
  }
}

type Judged = Pick<GoalOutcome, 'metric' | 'of' | 'got' | 'allowed' | 'load'>;

function whyOf(judged: Judged, culprits: readonly Culprit[]): Text {
  const sentence = (locale: Locale): string => {
    const { metric, got, allowed } = judged;
    const subject = figureText(judged, locale);
    const bound = boundText(metric, allowed, locale);
    if (got === undefined) return locale === 'en' ? `Nothing came that ${subject} could be told of; allowed is ${bound}.` : `${subject}을(를) 잴 요청이 없었습니다. 허용: ${bound}.`;
    const value = valueText(metric, got, locale);
    return locale === 'en' ? `${subject} is ${value}; allowed is ${bound}.` : `${subject}: ${value}, 허용: ${bound}.`;
  };
  const because = (locale: Locale): string => culprits.map(({ text }) => (text ? ` ${text[locale]}` : '')).join('');
  return { en: `${sentence('en')}${because('en')}`, ko: `${sentence('ko')}${because('ko')}` };
}

/** `p99 of visitors.register under opens`: what a figure is called. */
export function figureText({ metric, of, load }: Pick<GoalOutcome, 'metric' | 'of' | 'load'>, locale: Locale): string {
  const title = metricOf(metric).title[locale];
  const whose = whoseText(of);
  if (locale === 'ko') return `${whose === '' ? '' : `${whose} `}${title}${load === undefined ? '' : ` (${load})`}`;
  return `${title}${whose === '' ? '' : ` of ${whose}`}${load === undefined ? '' : ` under ${load}`}`;
}

/** `visitors.register`, `certificate`; nothing where all together are meant. */
function whoseText(of: Whose): string {
  return of.kind === 'all' ? '' : of.id;
}

/** `< 300 ms`. */
export function boundText(metric: MetricKey, { operator, value }: Bound, locale: Locale): string {
  return `${operator.replace('<=', '≤').replace('>=', '≥')} ${valueText(metric, value, locale)}`;
}

/** A figure as people read it; what was never answered is ∞. */
export function valueText(metric: MetricKey, value: number | undefined, locale: Locale): string {
  if (value === undefined) return '–';
  return Number.isFinite(value) ? metricOf(metric).format(value, locale) : '∞';
}
