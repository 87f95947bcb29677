import type { NotModelled } from '../../core/catalog/service.ts';
import type { Assumed, BillableByHand, CostComponent, CostContext, CostPart } from '../../core/cost/contract.ts';
import { counted, size, times, worded } from '../../core/cost/words.ts';
import type { Connection, Node } from '../../core/model/design.ts';
import { own } from '../../core/model/json.ts';
import { GB, KB, parseBytes } from '../../core/model/units.ts';
import type { Stream } from '../../core/traffic/contract.ts';
import { total } from '../../core/traffic/forward.ts';
import { deliveredOutside, OUTSIDE_BY_HAND, OUTSIDE_KEYS } from './outside.ts';

/** Each started 64 KB of a message is one request. https://aws.amazon.com/sns/pricing/ (2026-11-21) */
const UNIT = 64 * KB;
const DEFAULT_MESSAGE_SIZE = 1 * KB;

export const sns: CostPart | NotModelled = {
  assumptions: ['messageSize', ...OUTSIDE_KEYS],
  components(node, context) {
    const published = context.usage.arriving(node.id);
    const message = context.assumed(node, 'messageSize', parseBytes, DEFAULT_MESSAGE_SIZE);
    const fifo = context.resolve.boolean(node.properties, 'FifoTopic') === true;
    const deliveries = context.index.outgoing(node.id).filter((connection) => context.usage.kindOf(connection.id) === 'deliver');
    if (fifo) return [...fifoComponents(published, deliveries.flatMap((connection) => context.usage.over(connection.id)), message), ...archive(node)];
    const bytes = published.reduce((sum, stream) => sum + stream.perMonth * bytesOf(stream, message), 0);
    return [
      publishes(published, message), ...deliveredTo(deliveries, context), ...filtered(deliveries, context, message),
      ...deliveredOutside(node, context, { messages: total(published), units: unitsOf(published, message), bytes }),
    ];
  },
  onlyByHand: () => BY_HAND,
};

/** What a topic may be billed for where somebody types how much. */
const BY_HAND: readonly BillableByHand[] = [
  ...OUTSIDE_BY_HAND,
  { component: 'payload-filtering', title: { en: 'Filtering of payloads', ko: '페이로드 필터링' }, price: 'sns.payload-filtering' },
];

/** Payload of a message: as the flow carries it, else the topic's assumption. */
function bytesOf(stream: Stream, message: Assumed): number {
  return message.byDefault ? (stream.sends ?? message.value) : message.value;
}

/** Messages in steps of 64 KB. */
function unitsOf(published: readonly Stream[], message: Assumed): number {
  return published.reduce((sum, stream) => sum + stream.perMonth * Math.max(1, Math.ceil(bytesOf(stream, message) / UNIT)), 0);
}

function publishes(published: readonly Stream[], message: Assumed): CostComponent {
  const units = unitsOf(published, message);
  const messages = counted(total(published), 'messages', '메시지');
  return {
    component: 'publishes', title: { en: 'Publishes', ko: '게시' }, quantity: units, price: 'sns.publishes',
    how: worded((locale) => (locale === 'en' ? `${messages.en}, each started 64 KB counts` : `${messages.ko}, 64 KB 단위로 올림`)),
  };
}

/** Deliveries by protocol; those to functions and queues are free, and listed to say so. */
function deliveredTo(connections: readonly Connection[], context: CostContext): readonly CostComponent[] {
  const toQueue = (connection: Connection): boolean => context.roleOf(connection)?.endsWith('queue') === true;
  const amount = (some: readonly Connection[]): number => some.reduce((sum, connection) => sum + total(context.usage.over(connection.id)), 0);
  const queues = connections.filter(toQueue);
  const functions = connections.filter((connection) => !toQueue(connection));
  const line = (component: string, en: string, ko: string, quantity: number): CostComponent => ({
    component, title: { en: `Deliveries to ${en}`, ko: `${ko} 전달` }, quantity, price: `sns.${component}`,
    how: counted(quantity, 'deliveries', '전달'),
  });
  return [
    ...(functions.length > 0 ? [line('deliveries-function', 'functions', '함수', amount(functions))] : []),
    ...(queues.length > 0 ? [line('deliveries-queue', 'queues', '대기열', amount(queues))] : []),
  ];
}

/** Subscriptions whose filter looks into the message are billed by what it reads. https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering-scope.html */
function filtered(connections: readonly Connection[], context: CostContext, message: Assumed): readonly CostComponent[] {
  const inside = connections.filter(({ properties }) => context.resolve.string(properties, 'FilterPolicyScope') === 'MessageBody');
  if (inside.length === 0) return [];
  const streams = inside.flatMap(({ from }) => context.usage.arriving(from));
  const bytes = streams.reduce((sum, stream) => sum + stream.perMonth * bytesOf(stream, message), 0);
  return [{
    component: 'payload-filtering', title: { en: 'Filtering of payloads', ko: '페이로드 필터링' }, quantity: bytes / GB, price: 'sns.payload-filtering',
    how: times(counted(total(streams), 'messages read by filters', '필터가 읽는 메시지'), size(message)),
  }];
}

/** Messages that a FIFO topic keeps. */
function archive(node: Node): readonly CostComponent[] {
  if (own(node.properties, 'ArchivePolicy') === undefined) return [];
  const title = { en: 'Archive of messages', ko: '메시지 보관' };
  return [{
    component: 'archive', title, quantity: 0, price: 'sns.archive', how: title,
    unknown: { en: 'No price was found for what a FIFO topic archives and replays.', ko: 'FIFO 주제의 보관과 재생에 대한 가격을 찾지 못했습니다.' },
  }];
}

function fifoComponents(published: readonly Stream[], delivered: readonly Stream[], message: Assumed): readonly CostComponent[] {
  const bytes = (streams: readonly Stream[]): number => streams.reduce((sum, stream) => sum + stream.perMonth * bytesOf(stream, message), 0);
  const pair = (streams: readonly Stream[], [requests, payload]: readonly [string, string], en: string, ko: string): readonly CostComponent[] => [
    { component: requests, title: { en, ko }, quantity: total(streams), price: `sns.${requests}`, how: counted(total(streams), 'messages', '메시지') },
    {
      component: payload, title: { en: `${en}, payload`, ko: `${ko} 페이로드` }, quantity: bytes(streams) / GB, price: `sns.${payload}`,
      how: times(counted(total(streams), 'messages', '메시지'), size(message)),
    },
  ];
  return [
    ...pair(published, ['fifo-publishes', 'fifo-published'], 'FIFO publishes', 'FIFO 게시'),
    ...pair(delivered, ['fifo-deliveries', 'fifo-delivered'], 'FIFO deliveries', 'FIFO 전달'),
  ];
}
