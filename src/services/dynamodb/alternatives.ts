import { eachNode, ofNode, type Alternative, type AlternativeContext, type AlternativesPart, type NodeOutcome } from '../../core/cost/alternatives.ts';
import { nameOf, type Node } from '../../core/model/design.ts';
import type { Json } from '../../core/model/json.ts';
import { ok, refuse } from '../../core/model/result.ts';
import type { Text } from '../../core/model/text.ts';
import { formatNumber, formatRatio } from '../../core/model/units-format.ts';
import { parseBytes, parseRatio } from '../../core/model/units.ts';
import { peaksOf } from '../../core/traffic/peak.ts';
import { billingOf, indexesOf } from './settings.ts';
import { isWrite } from './traffic.ts';
import { assumedOf, bytesRead, DEFAULT_CONSISTENT, DEFAULT_ITEM_SIZE, READ_UNIT, readFactor, startedUnits, WRITE_UNIT, writeFactor, type Units } from './units.ts';

const TABLE = { en: 'table', ko: '테이블' };
const isTable = ({ service }: Node): boolean => service === 'dynamodb';

const MODES = { url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html', asOf: '2026-11-21' };
const SCALING = { url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html', asOf: '2026-11-21' };

/** Target utilisation that scaling may have; 70 % is what the console and the CDK take. The page of SCALING says the bounds. */
const TARGET = { least: 0.2, most: 0.9, default: '70%' } as const;

/** Capacity as fixed numbers, or following the traffic. */
type Capacity = 'fixed' | 'scaled';

const ASSUMES: Readonly<Record<Capacity, (target: string) => Text>> = {
  fixed: (target) => ({ en: `Capacity is fixed, around the clock, so that the peak of the traffic uses ${target} of it.`, ko: `트래픽이 최고일 때 ${target}를 쓰도록 용량을 24시간 고정합니다.` }),
  scaled: (target) => ({ en: `Auto scaling keeps ${target} of the capacity in use, hour by hour along the shapes of the flows, and follows at once.`, ko: `오토 스케일링이 흐름의 형태를 따라 매시간 용량의 ${target}를 쓰도록 곧바로 조정한다고 봅니다.` }),
};

function provisioned(id: string, capacity: Capacity, title: Text): Alternative {
  return {
    id, title,
    value: {
      label: { en: 'Target utilisation', ko: '목표 사용률' },
      examples: ['70%', '50%', '90%'],
      default: TARGET.default,
      check: (value) => {
        const ratio = parseRatio(value);
        if (ratio.ok && ratio.value >= TARGET.least && ratio.value <= TARGET.most) return ok(value);
        return refuse('compare.not-a-utilisation', { en: `Target utilisation is from 20 % to 90 %, not ${JSON.stringify(value)}.`, ko: `목표 사용률은 20 %부터 90 %까지입니다: ${JSON.stringify(value)}` });
      },
    },
    apply: (context) => {
      const parsed = parseRatio(context.value);
      const target = parsed.ok ? parsed.value : TARGET.most;
      return eachNode(context, {
        what: TABLE, isMeant: isTable,
        change: (node) => provision(node, target, capacity, context),
        assumes: [
          ASSUMES[capacity](formatRatio(target)),
          { en: 'Every global secondary index takes the writes of the table; reads go to the table.', ko: '글로벌 보조 인덱스는 테이블과 같은 쓰기 용량을 갖고, 읽기는 테이블에서 한다고 봅니다.' },
        ],
        features: [
          { text: { en: 'What goes above the capacity is throttled once burst capacity is used up; on demand scales by itself.', ko: '용량을 넘는 요청은 버스트 용량을 다 쓰면 제한됩니다. 온디맨드는 스스로 조정합니다.' }, source: MODES },
          ...(capacity === 'scaled' ? [{ text: { en: 'Auto scaling reacts within minutes: a sudden peak meets the capacity of before.', ko: '오토 스케일링은 몇 분 뒤에 반응하므로 갑작스러운 최고치는 이전 용량으로 받습니다.' }, source: SCALING }] : []),
        ],
      });
    },
  };
}

function provision(node: Node, target: number, capacity: Capacity, context: AlternativeContext): NodeOutcome {
  const billing = billingOf(node, context.resolve);
  if (billing === undefined) return { because: { en: `BillingMode of ${nameOf(node)} cannot be told without deploying.`, ko: `${nameOf(node)}의 BillingMode는 배포하기 전에는 알 수 없습니다.` } };
  if (billing === 'provisioned') return { because: { en: `${nameOf(node)} has provisioned capacity already.`, ko: `${nameOf(node)}은(는) 이미 프로비저닝된 용량을 씁니다.` } };
  const peak = peakUnits(node, context);
  const [reads, writes] = capacity === 'scaled' ? [1, 1] : [Math.max(1, Math.ceil(peak.reads / target)), Math.max(1, Math.ceil(peak.writes / target))];
  const global = indexesOf(node, 'GlobalSecondaryIndexes', context.resolve);
  const ofIndexes: Json[] = global.map(({ properties }) => ({ ...properties, ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: writes } }));
  const properties = {
    ...node.properties, BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: reads, WriteCapacityUnits: writes },
    ...(global.length > 0 && { GlobalSecondaryIndexes: ofIndexes }),
  };
  const [r, w, peakReads, peakWrites] = [formatNumber(reads), formatNumber(writes), formatNumber(peak.reads, 2), formatNumber(peak.writes, 2)];
  if (capacity === 'scaled') {
    return { node: { ...node, properties, assume: { ...node.assume, autoScaling: target } }, change: ofNode(node, { en: 'on demand → provisioned, scaled from 1 unit', ko: '온디맨드 → 프로비저닝, 1단위부터 자동 조정' }) };
  }
  return {
    node: { ...node, properties },
    change: ofNode(node, {
      en: `on demand → ${r} read and ${w} write units (the peak takes ${peakReads} and ${peakWrites} a second)`,
      ko: `온디맨드 → 읽기 ${r}단위, 쓰기 ${w}단위(최고 초당 ${peakReads}, ${peakWrites}단위 사용)`,
    }),
  };
}

/** Units a second of a table when every flow is at its peak, as the bill on demand counts them. */
function peakUnits(node: Node, { resolve, usage }: AlternativeContext): Units {
  const { rate } = peaksOf({ usage });
  const copies = 1 + indexesOf(node, 'LocalSecondaryIndexes', resolve).length;
  const item = assumedOf(node, 'itemSize', parseBytes, DEFAULT_ITEM_SIZE);
  const consistent = assumedOf(node, 'consistentReads', parseRatio, DEFAULT_CONSISTENT);
  let [reads, writes] = [0, 0];
  for (const stream of usage.arriving(node.id)) {
    const calls = rate([stream]);
    if (isWrite(stream)) writes += calls * startedUnits(stream.sends ?? item, WRITE_UNIT) * writeFactor(stream) * copies;
    else reads += calls * startedUnits(bytesRead(stream, node, item), READ_UNIT) * readFactor(stream, consistent);
  }
  return { reads, writes };
}

const onDemand: Alternative = {
  id: 'on-demand',
  title: { en: 'Tables on demand', ko: '테이블을 온디맨드로' },
  apply: (context) => eachNode(context, {
    what: TABLE, isMeant: isTable,
    change: (node) => {
      const billing = billingOf(node, context.resolve);
      if (billing !== 'provisioned') return { because: { en: `${nameOf(node)} is paid for on demand already.`, ko: `${nameOf(node)}은(는) 이미 온디맨드입니다.` } };
      const { ProvisionedThroughput: _, ...properties } = node.properties;
      return { node: { ...node, properties: { ...properties, BillingMode: 'PAY_PER_REQUEST' } }, change: ofNode(node, { en: 'provisioned → on demand', ko: '프로비저닝 → 온디맨드' }) };
    },
    assumes: [{ en: 'Provisioned capacity stays as it is written, whatever the traffic.', ko: '프로비저닝된 용량은 트래픽과 관계없이 적힌 그대로라고 봅니다.' }],
    features: [{ text: { en: 'On demand scales by itself, up to the quotas of the account; nothing has to be planned.', ko: '온디맨드는 계정 할당량까지 스스로 조정되므로 용량을 계획할 필요가 없습니다.' }, source: MODES }],
  }),
};

export const alternatives: AlternativesPart = {
  list: [
    provisioned('provisioned', 'fixed', { en: 'Tables with provisioned capacity', ko: '테이블을 프로비저닝된 용량으로' }),
    provisioned('auto-scaling', 'scaled', { en: 'Tables with auto scaling', ko: '테이블을 오토 스케일링으로' }),
    onDemand,
  ],
};
