import type { Facts, NumericFact } from '../../catalog/facts.ts';
import { nameOf } from '../../model/design.ts';
import { formatBytes } from '../../model/units-format.ts';
import type { Edge, Rule, RuleContext, Violation } from '../contract.ts';
import { sourceOf } from './edge-source.ts';

export const payloadAboveLimit: Rule = {
  id: 'topology.payload-above-limit',
  severity: 'error',
  title: { en: 'A flow sends more than the connection carries', ko: '연결이 나를 수 있는 크기를 넘는 흐름' },
  why: {
    en: 'A request, message or answer above the limit of either end is refused, every time.',
    ko: '양 끝 중 한쪽의 한도를 넘는 요청, 메시지, 응답은 항상 거부됩니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html', asOf: '2026-11-21' },
  check: (node, context) => context.outgoing(node).flatMap((edge) => [
    ...tooLarge(edge, 'maxRequestBytes', context),
    ...(edge.kind === 'invoke' || edge.kind === 'origin' || edge.kind === 'request' ? tooLarge(edge, 'maxResponseBytes', context) : []),
  ]),
};

/** The largest stream over an edge against the narrower end. */
function tooLarge(edge: Edge, fact: 'maxRequestBytes' | 'maxResponseBytes', context: RuleContext): readonly Violation[] {
  const narrow = narrower(edge, fact);
  if (!narrow) return [];
  let largest = { flow: '', bytes: narrow.bytes };
  for (const { flow, perMonth, sends, receives } of context.usage.over(edge.connection.id)) {
    const bytes = (fact === 'maxRequestBytes' ? sends : receives) ?? 0;
    if (perMonth > 0 && bytes > largest.bytes) largest = { flow, bytes };
  }
  if (largest.flow === '') return [];
  const [size, limit] = [formatBytes(largest.bytes), formatBytes(narrow.bytes)];
  const answer = fact === 'maxResponseBytes';
  return [{
    connection: edge.connection.id,
    message: {
      en: `${answer ? 'The answer to' : 'A request of'} the flow “${largest.flow}” is ${size} here, but “${narrow.name}” takes ${limit} at most. Hand large data over by reference, for example through a bucket.`,
      ko: `‘${largest.flow}’ 흐름의 ${answer ? '응답' : '요청'}이 여기서 ${size}이지만 ‘${narrow.name}’ 노드는 ${limit}까지만 받습니다. 큰 데이터는 버킷 등에 두고 참조를 넘기세요.`,
    },
    ...sourceOf(narrow.facts, fact, context),
  }];
}

function narrower({ from, to, sourceFacts, targetFacts }: Edge, fact: NumericFact): { readonly bytes: number; readonly name: string; readonly facts: Facts } | undefined {
  const [sent, taken] = [sourceFacts[fact], targetFacts[fact]];
  if (sent !== undefined && (taken === undefined || sent < taken)) return { bytes: sent, name: nameOf(from), facts: sourceFacts };
  return taken === undefined ? undefined : { bytes: taken, name: nameOf(to), facts: targetFacts };
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
  check: (node, context) => context.outgoing(node, 'deliver').flatMap((edge): readonly Violation[] => {
    const [sent, taken] = [edge.sourceFacts.maxRequestBytes, edge.targetFacts.maxRequestBytes];
    if (sent === undefined || taken === undefined || sent <= taken) return [];
    return [{
      connection: edge.connection.id,
      message: {
        en: `“${nameOf(edge.from)}” accepts messages of ${formatBytes(sent)}, but “${nameOf(edge.to)}” takes ${formatBytes(taken)} at most. Make the two limits equal.`,
        ko: `‘${nameOf(edge.from)}’ 노드는 ${formatBytes(sent)}까지 받지만 ‘${nameOf(edge.to)}’ 노드는 ${formatBytes(taken)}까지만 받습니다. 두 한도를 같게 하세요.`,
      },
      ...sourceOf(edge.targetFacts, 'maxRequestBytes', context),
    }];
  }),
};
