import type { NotModelled } from '../../core/catalog/service.ts';
import type { CostComponent, CostContext, CostPart } from '../../core/cost/contract.ts';
import { counted } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import type { Text } from '../../core/model/text.ts';
import { formatBytes, formatRatio } from '../../core/model/units-format.ts';
import { GB } from '../../core/model/units.ts';
import { total } from '../../core/traffic/forward.ts';
import { areasOf, checkViewers, type Area, type AreaShare } from './areas.ts';

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
 * HTTPS requests and bytes sent, by the area that answers, and request bodies sent on to origins. What
 * an AWS origin sends to CloudFront is free.
 * https://aws.amazon.com/cloudfront/pricing/
 */
export const cloudfront: CostPart | NotModelled = {
  assumptions: ['viewers'],
  components(node, context) {
    context.stated(node, 'viewers', checkViewers);
    const areas = areasOf(node, context.region, context.resolve);
    const volumes = volumesOf(node, context);
    return areas.flatMap((area) => inArea(area, areas.length > 1 ? `-${area.area}` : '', volumes));
  },
};

interface Volumes {
  readonly requests: number;
  readonly sent: number;
  readonly toOrigin: number;
}

function volumesOf(node: Node, { index, usage }: CostContext): Volumes {
  const arriving = usage.arriving(node.id);
  const onward = index.outgoing(node.id).flatMap((connection) => usage.over(connection.id));
  return {
    requests: total(arriving),
    sent: arriving.reduce((sum, stream) => sum + stream.perMonth * (stream.receives ?? 0), 0),
    toOrigin: onward.reduce((sum, stream) => sum + stream.perMonth * (stream.sends ?? 0), 0),
  };
}

function inArea({ area, share, byDefault }: AreaShare, suffix: string, { requests, sent, toOrigin }: Volumes): readonly CostComponent[] {
  const where: Text = {
    en: `${share < 1 ? `${formatRatio(share)} of viewers in ` : ''}${NAMES[area].en}${byDefault ? ' (default)' : ''}`,
    ko: `${NAMES[area].ko}${share < 1 ? ` 이용자 ${formatRatio(share)}` : ''}${byDefault ? '(기본값)' : ''}`,
  };
  const line = (component: string, title: Text, quantity: number, price: string, how: Text): CostComponent => ({
    component: `${component}${suffix}`, title, quantity: quantity * share, price: `cloudfront.${price}`, region: `edge-${area}`,
    how: { en: `${how.en}, ${where.en}`, ko: `${how.ko}, ${where.ko}` },
  });
  return [
    line('requests', { en: 'HTTPS requests', ko: 'HTTPS 요청' }, requests, 'requests-https', counted(requests, 'requests', '요청')),
    line('transfer-out', { en: 'Data transfer to viewers', ko: '이용자에게 데이터 전송' }, sent / GB, 'transfer-out',
      { en: `${formatBytes(sent)} of responses`, ko: `응답 ${formatBytes(sent)}` }),
    ...(toOrigin > 0
      ? [line('transfer-to-origin', { en: 'Data transfer to origins', ko: '오리진으로 데이터 전송' }, toOrigin / GB, 'transfer-to-origin',
        { en: `${formatBytes(toOrigin)} of request bodies`, ko: `요청 본문 ${formatBytes(toOrigin)}` })]
      : []),
  ];
}
