import type { Facts } from '../../catalog/facts.ts';
import { nameOf, type Node } from '../../model/design.ts';
import { formatBytes } from '../../model/units-format.ts';
import type { Edge, Rule, RuleContext, Violation } from '../contract.ts';
import { limitOf } from './fact-limit.ts';
import { pathOfFlow } from './flow-paths.ts';

const BY_REFERENCE = { en: 'What to hand over by reference is part of the code.', ko: '무엇을 참조로 넘길지는 코드에 있습니다.' };

type SizeFact = 'maxRequestBytes' | 'maxResponseBytes';

export const payloadAboveLimit: Rule = {
  id: 'topology.payload-above-limit',
  severity: 'error',
  title: { en: 'A flow sends more than the connection carries', ko: '연결이 나를 수 있는 크기를 넘는 흐름' },
  why: {
    en: 'A request, message or answer above the limit of either end is refused, every time. What fits one service may not fit the next on the way.',
    ko: '양 끝 중 한쪽의 한도를 넘는 요청, 메시지, 응답은 항상 거부됩니다. 한 서비스에 맞는 크기도 다음 서비스에는 맞지 않을 수 있습니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html', asOf: '2026-11-21' },
  unfixable: BY_REFERENCE,
  check: (node, context) => context.outgoing(node).flatMap((edge) => SIZES.flatMap((fact) => tooLarge(edge, fact, context))),
};

const SIZES: readonly SizeFact[] = ['maxRequestBytes', 'maxResponseBytes'];

/** Kinds of connection whose caller waits for what comes back. */
const ANSWERED = ['invoke', 'origin', 'request'];

/** A poller takes as many messages at a time as fit: what one holds was held to the limit on its way in. */
function counts({ kind }: Edge, fact: SizeFact): boolean {
  return fact === 'maxResponseBytes' ? ANSWERED.includes(kind) : kind !== 'poll';
}

/** A flow that is larger over an edge than the narrower end takes. */
interface Excess {
  readonly flow: string;
  readonly bytes: number;
  readonly narrow: Narrow;
}

/** The largest stream over an edge against the narrower end; once on its way, where it first does not fit. */
function tooLarge(edge: Edge, fact: SizeFact, context: RuleContext): readonly Violation[] {
  const excess = excessOver(edge, fact, context);
  if (!excess) return [];
  const { flow, bytes, narrow } = excess;
  const settable = narrow.facts.settable?.[fact];
  const earlier = fact === 'maxRequestBytes' ? context.incoming(edge.from) : context.outgoing(edge.to);
  const isKnown = earlier.some((other) => excessOver(other, fact, context, flow) !== undefined);
  if (isKnown || (settable !== undefined && bytes <= settable)) return [];
  const [size, limit, path] = [formatBytes(bytes), formatBytes(narrow.bytes), pathOfFlow(flow, edge, context)];
  const answer = fact === 'maxResponseBytes';
  return [{
    connection: edge.connection.id,
    ...limitOf(narrow.facts, fact, bytes),
    message: {
      en: `${answer ? 'The answer to' : 'A request of'} the flow “${flow}” is ${size} on its way ${path}, but “${nameOf(narrow.node)}” ${answer ? 'passes' : 'takes'} ${limit} at most. Hand large data over by reference, for example through a bucket.`,
      ko: `‘${flow}’ 흐름의 ${answer ? '응답' : '요청'}이 ${path} 경로에서 ${size}이지만 ‘${nameOf(narrow.node)}’ 노드의 한도는 ${limit}입니다. 큰 데이터는 버킷 등에 두고 참조를 넘기세요.`,
    },
  }];
}

function excessOver(edge: Edge, fact: SizeFact, context: RuleContext, only?: string): Excess | undefined {
  const narrow = counts(edge, fact) ? narrower(edge, fact) : undefined;
  if (!narrow) return undefined;
  let largest: Excess | undefined;
  for (const { flow, perMonth, sends, receives } of context.usage.over(edge.connection.id)) {
    const bytes = (fact === 'maxRequestBytes' ? sends : receives) ?? 0;
    if (perMonth > 0 && bytes > (largest?.bytes ?? narrow.bytes) && (only === undefined || only === flow)) largest = { flow, bytes, narrow };
  }
  return largest;
}

interface Narrow {
  readonly bytes: number;
  readonly node: Node;
  readonly facts: Facts;
}

function narrower({ from, to, sourceFacts, targetFacts }: Edge, fact: SizeFact): Narrow | undefined {
  const [sent, taken] = [sourceFacts[fact], targetFacts[fact]];
  if (sent !== undefined && (taken === undefined || sent < taken)) return { bytes: sent, node: from, facts: sourceFacts };
  return taken === undefined ? undefined : { bytes: taken, node: to, facts: targetFacts };
}

export const subscriberTakesLess: Rule = {
  id: 'topology.subscriber-takes-less',
  severity: 'warning',
  title: { en: 'A subscriber takes smaller messages than the topic', ko: '주제보다 작은 메시지만 받는 구독자' },
  why: {
    en: 'The topic accepts the larger message, its delivery then fails, and without a dead-letter queue the message is gone.',
    ko: '주제는 더 큰 메시지를 받아들이지만 전달이 실패하고, 배달 못한 편지 대기열이 없으면 메시지가 사라집니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html', asOf: '2026-11-21' },
  unfixable: { en: 'Either end can give way: which, is for you to decide.', ko: '어느 쪽을 바꿀지는 직접 정해야 합니다.' },
  check: (node, context) => context.outgoing(node, 'deliver').flatMap((edge): readonly Violation[] => {
    const [sent, taken] = [edge.sourceFacts.maxRequestBytes, edge.targetFacts.maxRequestBytes];
    if (sent === undefined || taken === undefined || sent <= taken) return [];
    return [{
      connection: edge.connection.id,
      message: {
        en: `“${nameOf(edge.from)}” accepts messages of ${formatBytes(sent)}, but “${nameOf(edge.to)}” takes ${formatBytes(taken)} at most. Make the two limits equal.`,
        ko: `‘${nameOf(edge.from)}’ 노드는 ${formatBytes(sent)}까지 받지만 ‘${nameOf(edge.to)}’ 노드는 ${formatBytes(taken)}까지만 받습니다. 두 한도를 같게 하세요.`,
      },
      ...limitOf(edge.targetFacts, 'maxRequestBytes', sent),
    }];
  }),
};
