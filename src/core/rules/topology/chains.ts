import { nameOf, type Node } from '../../model/design.ts';
import type { Edge, Rule, RuleContext, Violation } from '../contract.ts';

const RETRIES = { url: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html', asOf: '2026-11-21' };

/** Attempts that the AWS SDKs make at a call in standard mode, unless the code says otherwise. See `RETRIES`. */
const SDK_ATTEMPTS = 3;

/** Runs from which on retries are worth a word: two steps that each try three times. */
const MANY = SDK_ATTEMPTS * SDK_ATTEMPTS;

/** One step that tries again: who tries, and how often. */
interface Step {
  readonly name: string;
  readonly attempts: number;
}

interface Runs {
  readonly count: number;
  readonly steps: readonly Step[];
}

const ONCE: Runs = { count: 1, steps: [] };

export const retriesMultiply: Rule = {
  id: 'topology.retries-multiply',
  severity: 'warning',
  title: { en: 'Retries of several steps multiply', ko: '여러 단계에서 곱해지는 재시도' },
  why: {
    en: 'Where every step of a chain tries again by itself, the last one is called the product of all attempts. When it is overloaded, that keeps it so.',
    ko: '연쇄의 단계마다 스스로 다시 시도하면 마지막 단계는 모든 시도를 곱한 만큼 호출됩니다. 과부하가 걸렸을 때 이것이 과부하를 이어 갑니다.',
  },
  source: RETRIES,
  unfixable: { en: 'Which step retries is part of the code.', ko: '어느 단계가 다시 시도할지는 코드에 있습니다.' },
  check: (node, context) => {
    const edges = context.incoming(node, 'invoke').filter((edge) => triesAgain(edge, context));
    if (edges.length === 0) return [];
    const runs = runsOf(node, context, new Set());
    // Where the caller itself is called so often, the finding stands at the caller already.
    const isNew = edges.every(({ from }) => runsOf(from, context, new Set()).count < MANY);
    if (runs.count < MANY || !isNew) return [];
    const steps = runs.steps.map(({ name, attempts }) => `${name} × ${attempts}`).join(', ');
    return [{
      message: {
        en: `If “${nameOf(node)}” keeps failing, one event runs it up to ${runs.count} times (${steps}). Let one step of the chain retry, and set maxAttempts of the clients in the others to 1.`,
        ko: `‘${nameOf(node)}’ 노드가 계속 실패하면 이벤트 하나로 최대 ${runs.count}번 실행됩니다(${steps}). 한 단계만 다시 시도하게 하고 다른 단계의 클라이언트는 maxAttempts를 1로 설정하세요.`,
      },
    }];
  },
};

/** A function that calls with an SDK; APIs and workflows call once or say themselves how often. */
function triesAgain({ kind, from }: Edge, { catalog }: RuleContext): boolean {
  const about = catalog.kind(from.service)?.about;
  return kind === 'invoke' && about?.category === 'compute' && catalog.kind(from.service)?.keys.includes('code') === true;
}

const counted = new WeakMap<readonly Edge[], Map<string, Runs>>();

/** How often one event may run a node, at most, over calls that are waited for. A circle counts once. */
function runsOf(node: Node, context: RuleContext, above: ReadonlySet<string>): Runs {
  const ofCheck = counted.get(context.edges) ?? new Map<string, Runs>();
  counted.set(context.edges, ofCheck);
  const known = ofCheck.get(node.id);
  if (known) return known;
  if (above.has(node.id)) return ONCE;
  const path = new Set([...above, node.id]);
  let most = ONCE;
  for (const edge of context.incoming(node)) {
    const runs = runsOver(edge, context, path);
    if (runs.count > most.count) most = runs;
  }
  ofCheck.set(node.id, most);
  return most;
}

function runsOver(edge: Edge, context: RuleContext, above: ReadonlySet<string>): Runs {
  const { kind, from, targetFacts } = edge;
  if (kind === 'deliver' || kind === 'notify') {
    const attempts = targetFacts.dropsAfterAttempts ?? 1;
    return attempts > 1 ? { count: attempts, steps: [{ name: nameOf(from), attempts }] } : ONCE;
  }
  if (kind !== 'invoke') return ONCE;
  const before = runsOf(from, context, above);
  return triesAgain(edge, context) ? { count: before.count * SDK_ATTEMPTS, steps: [...before.steps, { name: nameOf(from), attempts: SDK_ATTEMPTS }] } : before;
}

export const callsOutlastCaller: Rule = {
  id: 'topology.calls-outlast-caller',
  severity: 'info',
  title: { en: 'Calls one after the other may take longer than their caller', ko: '차례로 부르면 호출자보다 오래 걸릴 수 있는 호출' },
  why: {
    en: 'Each call fits into the time of the caller, but all of them one after the other do not. The caller then stops with a part of the work done.',
    ko: '호출 하나하나는 호출자의 시간 안에 들지만 차례로 모두 부르면 넘습니다. 그러면 호출자는 일을 절반만 하고 멈춥니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html', asOf: '2026-11-21' },
  unfixable: { en: 'Whether the calls are made at the same time is part of the code.', ko: '동시에 호출하는지는 코드에 있습니다.' },
  check: (node, context) => {
    // The routes of an API are answered one at a time, each by one call.
    const calls = Object.keys(node.routes).length > 0 ? [] : context.outgoing(node, 'invoke').filter((edge) => triesAgain(edge, context));
    const waits = calls.find(({ sourceFacts }) => sourceFacts.callerTimeoutSeconds !== undefined)?.sourceFacts.callerTimeoutSeconds;
    const times = calls.flatMap(({ targetFacts }) => targetFacts.timeoutSeconds ?? []);
    const sum = times.reduce((total, time) => total + time, 0);
    if (waits === undefined || times.length < 2 || sum <= waits || times.some((time) => time > waits)) return [];
    return [violation(node, calls, { waits, sum })];
  },
};

function violation(node: Node, calls: readonly Edge[], { waits, sum }: { readonly waits: number; readonly sum: number }): Violation {
  const names = calls.map(({ to }) => nameOf(to));
  return {
    message: {
      en: `“${nameOf(node)}” may run for ${waits} s; ${names.map((name) => `“${name}”`).join(' and ')} one after the other may take ${sum} s. Call them at the same time, or give the caller more time.`,
      ko: `‘${nameOf(node)}’ 노드는 ${waits}초까지 실행되지만 ${names.map((name) => `‘${name}’`).join(', ')} 호출을 차례로 하면 ${sum}초까지 걸립니다. 동시에 호출하거나 호출자의 시간을 늘리세요.`,
    },
  };
}
