import type { NotModelled } from '../../core/catalog/service.ts';
import type { BillableByHand, CostComponent, CostContext, CostPart } from '../../core/cost/contract.ts';
import { counted } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import type { Text } from '../../core/model/text.ts';
import { formatBytes, formatRatio } from '../../core/model/units-format.ts';
import { GB, parseRatio } from '../../core/model/units.ts';
import { total } from '../../core/traffic/forward.ts';
import { areasOf, checkViewers, type Area, type AreaShare } from './areas.ts';
import { behavioursOf, select } from './cache-behaviours.ts';
import { BY_HAND, EXTRA_ASSUMPTIONS, extrasOf, planOf, settingOf } from './cost-extras.ts';

const NAMES: Readonly<Record<Area, Text>> = {
  us: { en: 'United States, Mexico, Canada', ko: '미국·멕시코·캐나다' },
  eu: { en: 'Europe, Israel, Türkiye', ko: '유럽·이스라엘·튀르키예' },
  'za-me': { en: 'Africa, Middle East', ko: '아프리카·중동' },
  sa: { en: 'South America', ko: '남아메리카' },
  jp: { en: 'Japan', ko: '일본' },
  au: { en: 'Australia, New Zealand', ko: '호주·뉴질랜드' },
  ap: { en: 'Asia (Seoul, Singapore, Hong Kong…)', ko: '아시아(서울·싱가포르·홍콩 등)' },
  in: { en: 'India', ko: '인도' },
};

/**
 * Requests and bytes sent, by the area that answers, request bodies sent on to origins, and what is switched
 * on besides; or a plan at a flat rate for all of it. What an AWS origin sends to CloudFront is free.
 * https://aws.amazon.com/cloudfront/pricing/
 */
export const cloudfront: CostPart | NotModelled = {
  assumptions: ['viewers', 'plainHttpShare', ...EXTRA_ASSUMPTIONS],
  components(node, context) {
    context.stated(node, 'viewers', checkViewers);
    const plan = planOf(node, context);
    if (plan) return [plan];
    const areas = areasOf(node, context.region, context.resolve);
    const volumes = volumesOf(node, context);
    return [...areas.flatMap((area) => inArea(area, areas.length > 1 ? `-${area.area}` : '', volumes)), ...extrasOf(node, context)];
  },
  onlyByHand: (node, context): readonly BillableByHand[] => {
    const areas = areasOf(node, context.region, context.resolve);
    return [...areas.flatMap(({ area }) => inAreaByHand(area, areas.length > 1 ? `-${area}` : '')), ...BY_HAND];
  },
};

const HTTP_REQUESTS: Text = { en: 'Plain HTTP requests', ko: '일반 HTTP 요청' };
const TO_ORIGINS: Text = { en: 'Data transfer to origins', ko: '오리진으로 데이터 전송' };

function inAreaByHand(area: Area, suffix: string): readonly BillableByHand[] {
  return [
    { component: `requests-http${suffix}`, title: HTTP_REQUESTS, price: 'cloudfront.requests-http', region: `edge-${area}` },
    { component: `transfer-to-origin${suffix}`, title: TO_ORIGINS, price: 'cloudfront.transfer-to-origin', region: `edge-${area}` },
  ];
}

interface Volumes {
  readonly https: number;
  readonly http: number;
  readonly sent: number;
  readonly toOrigin: number;
}

/** Of plain HTTP requests (`assume.plainHttpShare`, 0) a behaviour that allows all answers the request; any other one redirects it, and a request by HTTPS follows. */
function volumesOf(node: Node, context: CostContext): Volumes {
  const { index, usage } = context;
  const arriving = usage.arriving(node.id);
  const onward = index.outgoing(node.id).flatMap((connection) => usage.over(connection.id));
  const plain = context.stated(node, 'plainHttpShare', parseRatio) ?? 0;
  const http = total(arriving) * plain;
  const behaviours = behavioursOf(node);
  const answered = plain === 0 ? 0 : total(arriving.filter(({ path = '/' }) => settingOf(node, select(behaviours, path)?.key, 'ViewerProtocolPolicy') === 'allow-all')) * plain;
  return {
    https: total(arriving) - answered, http,
    sent: arriving.reduce((sum, stream) => sum + stream.perMonth * (stream.receives ?? 0), 0),
    toOrigin: onward.reduce((sum, stream) => sum + stream.perMonth * (stream.sends ?? 0), 0),
  };
}

function inArea({ area, share, byDefault }: AreaShare, suffix: string, { https, http, sent, toOrigin }: Volumes): readonly CostComponent[] {
  const where: Text = {
    en: `${share < 1 ? `${formatRatio(share)} of viewers in ` : ''}${NAMES[area].en}${byDefault ? ' (default)' : ''}`,
    ko: `${NAMES[area].ko}${share < 1 ? ` 이용자 ${formatRatio(share)}` : ''}${byDefault ? '(기본값)' : ''}`,
  };
  const line = (component: string, title: Text, quantity: number, price: string, how: Text): CostComponent => ({
    component: `${component}${suffix}`, title, quantity: quantity * share, price: `cloudfront.${price}`, region: `edge-${area}`,
    how: { en: `${how.en}, ${where.en}`, ko: `${how.ko}, ${where.ko}` },
  });
  return [
    line('requests', { en: 'HTTPS requests', ko: 'HTTPS 요청' }, https, 'requests-https', counted(https, 'requests', '요청')),
    ...(http > 0 ? [line('requests-http', HTTP_REQUESTS, http, 'requests-http', counted(http, 'requests', '요청'))] : []),
    line('transfer-out', { en: 'Data transfer to viewers', ko: '이용자에게 데이터 전송' }, sent / GB, 'transfer-out',
      { en: `${formatBytes(sent)} of responses`, ko: `응답 ${formatBytes(sent)}` }),
    ...(toOrigin > 0
      ? [line('transfer-to-origin', TO_ORIGINS, toOrigin / GB, 'transfer-to-origin',
        { en: `${formatBytes(toOrigin)} of request bodies`, ko: `요청 본문 ${formatBytes(toOrigin)}` })]
      : []),
  ];
}
