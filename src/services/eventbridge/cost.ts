import type { Assumed, BillableByHand, CostComponent, CostPart } from '../../core/cost/contract.ts';
import { counted, times } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import { own } from '../../core/model/json.ts';
import { KB, parseBytes, parseCount } from '../../core/model/units.ts';
import { partsOf } from '../../core/rules/parts.ts';
import type { Stream } from '../../core/traffic/contract.ts';
import { total } from '../../core/traffic/forward.ts';
import { KEPT_KEYS, keptAndLearnt } from './archive.ts';
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
  assumptions: ['eventSize', ...KEPT_KEYS],
  components(node, context) {
    const arriving = context.usage.arriving(node.id);
    const isFree = (stream: Stream): boolean => isDefaultBus(node, context.resolve) && startsAt(node, stream);
    const free = arriving.filter(isFree);
    const size = context.assumed(node, 'eventSize', parseBytes, DEFAULT_SIZE);
    const published = arriving.filter((stream) => !isFree(stream));
    const what = own(node.properties, 'EventSourceName') === undefined
      ? { component: 'custom-events', title: { en: 'Events published', ko: '게시한 이벤트' } }
      : { component: 'partner-events', title: { en: 'Events of a partner', ko: '파트너 이벤트' } };
    return [
      inSteps(what, published, size, ['events', '이벤트']),
      ...(free.length > 0 ? [fromAws(free)] : []),
      ...keptAndLearnt(node, context, published.map((stream) => ({ perMonth: stream.perMonth, bytes: bytesOf(stream, size) }))),
    ];
  },
  onlyByHand: () => BY_HAND,
};

/** What a bus may be billed for where somebody types how much. */
const BY_HAND: readonly BillableByHand[] = [
  { component: 'partner-events', title: { en: 'Events of a partner', ko: '파트너 이벤트' }, price: 'eventbridge.partner-events' },
  { component: 'archive-events', title: { en: 'Events archived', ko: '보관한 이벤트' }, price: 'eventbridge.archive-events' },
  { component: 'archive-storage', title: { en: 'Storage of the archive', ko: '보관소 스토리지' }, price: 'eventbridge.archive-storage' },
  { component: 'schema-discovery', title: { en: 'Schema discovery', ko: '스키마 검색' }, price: 'eventbridge.schema-discovery' },
  { component: 'api-destinations', title: { en: 'Calls of API destinations', ko: 'API 대상 호출' }, price: 'eventbridge.api-destinations' },
  { component: 'deliveries-elsewhere', title: { en: 'Deliveries to other accounts and buses', ko: '다른 계정·버스로 전달' }, price: 'eventbridge.deliveries-elsewhere' },
];

/** What starts at a rule, its own schedule or events of AWS services, is free; deliveries in the account are too, but to API destinations. */
export const rule: CostPart = {
  assumptions: ['apiDestinations'],
  components(node, context) {
    const arriving = context.usage.arriving(node.id);
    const started = arriving.filter((stream) => startsAt(node, stream));
    const destinations = context.stated(node, 'apiDestinations', parseCount) ?? partsOf(node, 'AWS::Events::ApiDestination').length;
    return [
      ...(started.length > 0 ? [fromAws(started)] : []),
      ...(destinations > 0 ? [toApis(total(arriving), destinations)] : []),
    ];
  },
};

/** Calls of HTTP APIs outside AWS, once for each destination. */
function toApis(events: number, destinations: number): CostComponent {
  return {
    component: 'api-destinations', title: { en: 'Calls of API destinations', ko: 'API 대상 호출' }, quantity: events * destinations, price: 'eventbridge.api-destinations',
    how: times(counted(events, 'events', '이벤트'), counted(destinations, destinations === 1 ? 'destination' : 'destinations', '대상')),
  };
}

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

function bytesOf(stream: Stream, size: Assumed): number {
  return size.byDefault ? (stream.sends ?? size.value) : size.value;
}

function inSteps(what: Pick<CostComponent, 'component' | 'title'>, streams: readonly Stream[], size: Assumed, [things, korean]: readonly [string, string]): CostComponent {
  const units = streams.reduce((sum, stream) => sum + stream.perMonth * Math.max(1, Math.ceil(bytesOf(stream, size) / UNIT)), 0);
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
