import type { NotModelled } from '../../core/catalog/service.ts';
import type { Assumed, CostComponent, CostContext, CostPart } from '../../core/cost/contract.ts';
import { counted, size, times } from '../../core/cost/words.ts';
import type { Connection } from '../../core/model/design.ts';
import { GB, KB, parseBytes } from '../../core/model/units.ts';
import type { Stream } from '../../core/traffic/contract.ts';
import { total } from '../../core/traffic/forward.ts';

/** Each started 64 KB of a message is one request. https://aws.amazon.com/sns/pricing/ */
const UNIT = 64 * KB;
const DEFAULT_MESSAGE_SIZE = 1 * KB;

export const sns: CostPart | NotModelled = {
  assumptions: ['messageSize'],
  components(node, context) {
    const published = context.usage.arriving(node.id);
    const message = context.assumed(node, 'messageSize', parseBytes, DEFAULT_MESSAGE_SIZE);
    const fifo = context.resolve.boolean(node.properties, 'FifoTopic') === true;
    const deliveries = context.index.outgoing(node.id).filter((connection) => context.usage.kindOf(connection.id) === 'deliver');
    return fifo
      ? fifoComponents(published, deliveries.flatMap((connection) => context.usage.over(connection.id)), message)
      : [publishes(published, message), ...deliveredTo(deliveries, context)];
  },
};

/** Payload of a message: as the flow carries it, else the topic's assumption. */
function bytesOf(stream: Stream, message: Assumed): number {
  return message.byDefault ? (stream.sends ?? message.value) : message.value;
}

function publishes(published: readonly Stream[], message: Assumed): CostComponent {
  const units = published.reduce((sum, stream) => sum + stream.perMonth * Math.max(1, Math.ceil(bytesOf(stream, message) / UNIT)), 0);
  const { en, ko } = counted(total(published), 'messages', '메시지');
  return {
    component: 'publishes', title: { en: 'Publishes', ko: '게시' }, quantity: units, price: 'sns.publishes',
    how: { en: `${en}, each started 64 KB counts`, ko: `${ko}, 64 KB 단위로 올림` },
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
