import type { Assumed, CostComponent, CostPart } from '../../core/cost/contract.ts';
import { counted } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import { KB, parseBytes } from '../../core/model/units.ts';
import type { Stream } from '../../core/traffic/contract.ts';
import { total } from '../../core/traffic/forward.ts';
import { isDefaultBus } from './default-bus.ts';

/** Each started 64 KB is one event, and one request of a pipe. https://aws.amazon.com/eventbridge/pricing/ */
const UNIT = 64 * KB;
const DEFAULT_SIZE = 1 * KB;

/**
 * Events that are published are billed once, however many rules they match; also those that come from
 * another bus: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html. What AWS
 * services send to the default bus is free.
 */
export const bus: CostPart = {
  assumptions: ['eventSize'],
  components(node, context) {
    const arriving = context.usage.arriving(node.id);
    const isFree = (stream: Stream): boolean => isDefaultBus(node, context.resolve) && startsAt(node, stream);
    const free = arriving.filter(isFree);
    const size = context.assumed(node, 'eventSize', parseBytes, DEFAULT_SIZE);
    const published = arriving.filter((stream) => !isFree(stream));
    return [
      inSteps({ component: 'custom-events', title: { en: 'Events published', ko: '게시한 이벤트' } }, published, size, ['events', '이벤트']),
      ...(free.length > 0 ? [fromAws(free)] : []),
    ];
  },
};

/** What starts at a rule, its own schedule or events of AWS services, is free; deliveries in the account are too. */
export const rule: CostPart = {
  components(node, context) {
    const own = context.usage.arriving(node.id).filter((stream) => startsAt(node, stream));
    return own.length > 0 ? [fromAws(own)] : [];
  },
};

export const schedule: CostPart = {
  components(node, context) {
    const runs = total(context.usage.arriving(node.id));
    return [{
      component: 'schedule-invocations', title: { en: 'Invocations', ko: '호출' }, quantity: runs,
      price: 'eventbridge.schedule-invocations', how: counted(runs, 'invocations', '호출'),
    }];
  },
};

/** What passes the filter, in steps of 64 KB. */
export const pipe: CostPart = {
  assumptions: ['recordSize'],
  components(node, context) {
    const size = context.assumed(node, 'recordSize', parseBytes, DEFAULT_SIZE);
    return [inSteps({ component: 'pipe-requests', title: { en: 'Requests', ko: '요청' } }, context.usage.arriving(node.id), size, ['batches', '배치'])];
  },
};

function startsAt(node: Node, { flow }: Stream): boolean {
  return flow.startsWith(`${node.id}.`);
}

function inSteps(what: Pick<CostComponent, 'component' | 'title'>, streams: readonly Stream[], size: Assumed, [things, korean]: readonly [string, string]): CostComponent {
  const bytes = (stream: Stream): number => (size.byDefault ? (stream.sends ?? size.value) : size.value);
  const units = streams.reduce((sum, stream) => sum + stream.perMonth * Math.max(1, Math.ceil(bytes(stream) / UNIT)), 0);
  const { en, ko } = counted(total(streams), things, korean);
  return { ...what, quantity: units, price: `eventbridge.${what.component}`, how: { en: `${en}, each started 64 KB counts`, ko: `${ko}, 64 KB 단위로 올림` } };
}

function fromAws(streams: readonly Stream[]): CostComponent {
  const quantity = total(streams);
  return {
    component: 'aws-events', title: { en: 'Events of AWS services', ko: 'AWS 서비스의 이벤트' }, quantity,
    price: 'eventbridge.aws-events', how: counted(quantity, 'events', '이벤트'),
  };
}
