import type { NotModelled } from '../../core/catalog/service.ts';
import type { Assumed, BillableByHand, CostComponent, CostContext, CostPart } from '../../core/cost/contract.ts';
import { counted, marked, times, worded } from '../../core/cost/words.ts';
import type { Connection, Node } from '../../core/model/design.ts';
import { own } from '../../core/model/json.ts';
import { formatRatio } from '../../core/model/units-format.ts';
import { KB, parseBytes, parseCount, parseRatio } from '../../core/model/units.ts';
import { assumptionsOf } from '../../core/traffic/assumptions.ts';
import { attemptsAtBatches, DEFAULT_BATCH_SIZE, meanBatch } from '../../core/traffic/batches.ts';
import type { Stream } from '../../core/traffic/contract.ts';
import { total } from '../../core/traffic/forward.ts';
import { limits } from './limits.ts';
import { redelivery } from './traffic.ts';

/** Each started 64 KB of a request is one. https://aws.amazon.com/sqs/pricing/ (2026-11-21) */
const UNIT = 64 * KB;
const DEFAULT_MESSAGE_SIZE = 1 * KB;

/**
 * Batches that Lambda reads at a time from a quiet queue; at low traffic it may go down to two.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html (2026-11-21)
 */
const DEFAULT_POLLERS = 5;

export const sqs: CostPart | NotModelled = {
  assumptions: ['messageSize', 'pollers', 'messageGroups'],
  components(node, context) {
    const price = priceOf(node, context);
    const sent = context.usage.arriving(node.id);
    const message = context.assumed(node, 'messageSize', parseBytes, DEFAULT_MESSAGE_SIZE);
    const sends = sent.reduce((sum, stream) => sum + stream.perMonth * unitsOf(bytesOf(stream, message)), 0);
    const messages = counted(total(sent), 'messages', '메시지');
    const polled = context.index.outgoing(node.id)
      .filter((connection) => context.usage.kindOf(connection.id) === 'poll' && own(connection.properties, 'Enabled') !== false);
    return [
      {
        component: 'sends', title: { en: 'Messages sent', ko: '메시지 전송' }, quantity: sends, price,
        how: worded((locale) => (locale === 'en' ? `${messages.en}, each started 64 KB counts` : `${messages.ko}, 64 KB 단위로 올림`)),
      },
      ...(price === 'sqs.requests' ? fair(node, sends, context) : []),
      ...(polled.length > 0 ? consumed(node, sent, polled, { context, price, message }) : []),
    ];
  },
  onlyByHand: (node, context) => byHand(priceOf(node, context)),
};

function priceOf(node: Node, { resolve }: CostContext): string {
  return resolve.boolean(node.properties, 'FifoQueue') === true ? 'sqs.fifo-requests' : 'sqs.requests';
}

/** What a queue that no function polls may be billed for, where somebody types how much. */
function byHand(price: string): readonly BillableByHand[] {
  return [
    { component: 'receives', title: { en: 'Messages received', ko: '메시지 수신' }, price },
    { component: 'deletes', title: { en: 'Messages deleted', ko: '메시지 삭제' }, price },
    { component: 'empty-receives', title: { en: 'Receives that find nothing', ko: '빈 수신' }, price },
    ...(price === 'sqs.requests' ? [{ component: 'fair-sends', title: { en: 'Messages with a group (fair queue)', ko: '그룹 메시지(공정 대기열)' }, price: 'sqs.fair-requests' }] : []),
  ];
}

/** Messages with a group ID make a standard queue a fair one, for a price besides that of the request. */
function fair(node: Node, sends: number, context: CostContext): readonly CostComponent[] {
  const share = context.stated(node, 'messageGroups', parseRatio);
  if (share === undefined) return [];
  return [{
    component: 'fair-sends', title: { en: 'Messages with a group (fair queue)', ko: '그룹 메시지(공정 대기열)' }, quantity: sends * share, price: 'sqs.fair-requests',
    how: times(counted(sends, 'sends', '전송'), formatRatio(share)),
  }];
}

function bytesOf(stream: Stream, message: Assumed): number {
  return message.byDefault ? (stream.sends ?? message.value) : message.value;
}

function unitsOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / UNIT));
}

interface Metering {
  readonly context: CostContext;
  readonly price: string;
  readonly message: Assumed;
}

/** Receives and deletes of what there is, and the receives that find nothing. */
function consumed(node: Node, sent: readonly Stream[], polled: readonly Connection[], { context, price, message }: Metering): readonly CostComponent[] {
  const messages = total(sent);
  const bytes = messages === 0 ? 0 : sent.reduce((sum, stream) => sum + stream.perMonth * bytesOf(stream, message), 0) / messages;
  const batches = polled.map((connection) => {
    const batch = meanBatch(() => messages, { connection, assumed: assumptionsOf(connection) }, DEFAULT_BATCH_SIZE.queue, context);
    return { count: messages / batch, units: unitsOf(bytes * batch), attempts: attemptsAtBatches(connection, batch, context, redelivery(node, context)) };
  });
  const receives = batches.reduce((sum, { count, units, attempts }) => sum + count * units * attempts, 0);
  const deletes = batches.reduce((sum, { count }) => sum + count, 0);
  return [
    { component: 'receives', title: { en: 'Messages received', ko: '메시지 수신' }, quantity: receives, price, how: counted(deletes, 'batches', '배치') },
    { component: 'deletes', title: { en: 'Messages deleted', ko: '메시지 삭제' }, quantity: deletes, price, how: counted(deletes, 'batches', '배치') },
    emptyReceives(node, receives, polled.length, { context, price, message }),
  ];
}

/** A queue that is polled is asked without end: an answer comes after the longest wait where there is no message. */
function emptyReceives(node: Node, receives: number, mappings: number, { context, price }: Metering): CostComponent {
  const pollers = context.assumed(node, 'pollers', parseCount, DEFAULT_POLLERS);
  const wait = limits['long-poll-max'].value;
  const polls = (mappings * pollers.value * context.hoursPerMonth * 3600) / wait;
  return {
    component: 'empty-receives', title: { en: 'Receives that find nothing', ko: '빈 수신' }, quantity: Math.max(0, polls - receives), price,
    how: worded((locale) => (locale === 'en'
      ? `${times(marked(`${pollers.value} pollers`, pollers), `every ${wait} s`).en}, less the receives that find messages`
      : `${marked(`폴러 ${pollers.value}개`, pollers).ko} × ${wait}초마다, 메시지가 있는 수신은 제외`)),
  };
}
