import type { Alternative, AlternativeContext, AlternativesPart, Outcome } from '../../core/cost/alternatives.ts';
import { nameOf, type Connection, type Node } from '../../core/model/design.ts';
import { own } from '../../core/model/json.ts';
import { ok, refuse } from '../../core/model/result.ts';
import type { Text } from '../../core/model/text.ts';
import { formatRatio } from '../../core/model/units-format.ts';
import { parseRatio } from '../../core/model/units.ts';
import { assumptionsOf } from '../../core/traffic/assumptions.ts';
import { areaOfRegion } from './areas.ts';
import { behavioursOf, select } from './cache-behaviours.ts';

const WEBSITE = { url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html', asOf: '2026-11-21' };
const PRIVATE = { url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html', asOf: '2026-11-21' };

/** A connection over which clients come to a distribution, and the flows on it that go on to stores: those that could go there directly. */
interface Way {
  readonly connection: Connection;
  readonly client: string;
  readonly distribution: Node;
  /** Flow id to the store's id. */
  readonly toStores: ReadonlyMap<string, string>;
  /** Flows that go elsewhere. */
  readonly others: readonly string[];
}

function waysOf({ design, index, catalog, usage, wants }: AlternativeContext): readonly Way[] {
  return design.connections.flatMap((connection) => {
    const distribution = index.node(connection.to);
    if (distribution?.service !== 'cloudfront' || usage.kindOf(connection.id) !== 'request' || !wants(distribution)) return [];
    const behaviours = behavioursOf(distribution);
    const stores = new Map(index.outgoing(distribution.id).flatMap((origin) => {
      const target = index.node(origin.to);
      const isStore = usage.kindOf(origin.id) === 'origin' && target !== undefined && catalog.kind(target.service)?.ports.access !== undefined;
      return isStore ? [[origin.behaviour ?? behaviours.at(-1)?.key ?? '', target.id] as const] : [];
    }));
    const flows = usage.over(connection.id).map(({ flow, path }) => ({ flow, store: stores.get(select(behaviours, path ?? '/')?.key ?? '') }));
    const toStores = new Map(flows.flatMap(({ flow, store }) => (store === undefined ? [] : [[flow, store] as const])));
    return toStores.size === 0 ? [] : [{ connection, client: connection.from, distribution, toStores, others: flows.filter(({ store }) => store === undefined).map(({ flow }) => flow) }];
  });
}

const direct: Alternative = {
  id: 's3-direct',
  title: { en: 'Buckets without CloudFront in front', ko: 'CloudFront 없이 버킷에서 바로 제공' },
  apply: (context) => {
    const ways = waysOf(context);
    if (ways.length === 0) return { applies: false, because: { en: 'No bucket is served through CloudFront.', ko: 'CloudFront를 거쳐 제공하는 버킷이 없습니다.' } };
    const { design } = context;
    const replaced = new Map(ways.map((way) => [way.connection, way]));
    return {
      applies: true,
      design: { ...design, connections: design.connections.flatMap((connection) => { const way = replaced.get(connection); return way ? aroundTheCache(way) : [connection]; }) },
      changes: ways.map(around),
      assumes: [{ en: 'Every request of these flows reaches the bucket, and its response leaves AWS from the region.', ko: '해당 흐름의 모든 요청이 버킷에 닿고 응답은 리전에서 인터넷으로 나간다고 봅니다.' }],
      features: [
        { text: { en: 'Loses HTTPS on an own domain: website endpoints of S3 speak HTTP only.', ko: '자체 도메인의 HTTPS를 쓸 수 없습니다. S3 웹 사이트 엔드포인트는 HTTP만 지원합니다.' }, source: WEBSITE },
        { text: { en: 'The bucket has to be readable by everyone; CloudFront reads a private one.', ko: '버킷을 누구나 읽을 수 있게 열어야 합니다. CloudFront는 비공개 버킷도 읽을 수 있습니다.' }, source: PRIVATE },
        { text: { en: 'Loses the cache near viewers, compression, AWS WAF and the default root object.', ko: '이용자 가까이의 캐시, 압축, AWS WAF, 기본 루트 객체를 잃습니다.' } },
      ],
    };
  },
};

function around({ distribution, toStores }: Way): Text {
  const flows = [...toStores].map(([flow, store]) => `${flow} → ${store}`).join(', ');
  return { en: `${nameOf(distribution)}: passed by (${flows})`, ko: `${nameOf(distribution)}: 거치지 않음(${flows})` };
}

/** The old connection for the flows that stay, and one to each store. */
function aroundTheCache({ connection, client, toStores, others }: Way): readonly Connection[] {
  const { calls } = assumptionsOf(connection);
  const only = (flows: readonly string[]): Connection['assume'] => {
    const { share: _, ...assume } = connection.assume;
    return { ...assume, calls: Object.fromEntries(flows.map((flow) => [flow, calls(flow)])) };
  };
  const stores = [...new Set(toStores.values())];
  return [
    ...(others.length > 0 ? [{ ...connection, assume: only(others) }] : []),
    ...stores.map((store): Connection => ({
      id: `${connection.id}-direct-${store}`, from: client, to: store, kind: 'request', access: [], routes: [], env: {}, properties: {}, with: {}, realizedBy: [],
      assume: only([...toStores].filter(([, to]) => to === store).map(([flow]) => flow)),
    })),
  ];
}

const through: Alternative = {
  id: 'cloudfront',
  title: { en: 'CloudFront in front of buckets', ko: '버킷 앞에 CloudFront' },
  value: {
    label: { en: 'Cache hit ratio', ko: '캐시 적중률' },
    examples: ['90%', '50%', '99%'],
    check: (value) => {
      const ratio = parseRatio(value);
      return ratio.ok ? ok(value) : refuse('compare.not-a-ratio', ratio.error.message);
    },
  },
  apply: (context) => {
    const { design, index, catalog, usage, wants, value } = context;
    const straight = design.connections.flatMap((connection) => {
      const store = index.node(connection.to);
      return usage.kindOf(connection.id) === 'request' && store && wants(store) && catalog.kind(store.service)?.ports.access !== undefined ? [{ connection, store }] : [];
    });
    if (straight.length === 0) return { applies: false, because: { en: 'No bucket is read by clients directly.', ko: '클라이언트가 직접 읽는 버킷이 없습니다.' } };
    const parsed = parseRatio(value);
    const ratio = parsed.ok ? parsed.value : 0;
    const moved = new Map(straight.map((each) => [each.connection, `${each.connection.id}-cdn`]));
    const distributions = straight.map(({ connection }) => distribution(moved.get(connection) ?? '', ratio));
    return {
      applies: true,
      design: {
        ...design,
        nodes: [...design.nodes, ...distributions],
        connections: [
          ...design.connections.map((connection) => { const to = moved.get(connection); return to === undefined ? connection : { ...connection, to }; }),
          ...straight.map(({ connection, store }): Connection => ({
            id: `${connection.id}-origin`, from: moved.get(connection) ?? '', to: store.id, kind: 'origin', access: [], routes: [], env: {}, properties: {}, with: {}, assume: {}, realizedBy: [],
          })),
        ],
      },
      changes: straight.map(({ store }) => ({ en: `${nameOf(store)}: read through CloudFront`, ko: `${nameOf(store)}: CloudFront를 거쳐 읽음` })),
      assumes: [{ en: `The cache answers ${formatRatio(ratio)} of the reads; viewers are near the region.`, ko: `캐시가 읽기의 ${formatRatio(ratio)}에 응답하고 이용자는 리전 근처에 있다고 봅니다.` }],
      features: [{ text: { en: 'Gains a cache near viewers, HTTPS on an own domain and a bucket that can be private.', ko: '이용자 가까이의 캐시, 자체 도메인 HTTPS, 비공개 버킷을 쓸 수 있게 됩니다.' }, source: PRIVATE }],
    } satisfies Outcome;
  },
};

function distribution(id: string, cacheHitRatio: number): Node {
  return { id, service: 'cloudfront', properties: {}, attributes: {}, parts: {}, assume: { cacheHitRatio }, traffic: {}, routes: {}, behaviours: {}, settings: {} };
}

export const alternatives: AlternativesPart = {
  list: [direct, through],
  moved: (node, region) => (node.service === 'cloudfront' && own(node.assume, 'viewers') === undefined ? { ...node, assume: { ...node.assume, viewers: areaOfRegion(region) } } : node),
};
