import { at, own } from '../../../core/model/json.ts';
import { formatBytes, formatNumber, formatRatio } from '../../../core/model/units-format.ts';
import { parseByteRate, parseBytes, parseRatio } from '../../../core/model/units.ts';
import type { Node } from '../../../core/model/design.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { parseAssumed } from '../../../core/traffic/assumptions.ts';
import { limits } from '../limits.ts';
import { indexesOf } from '../settings.ts';
import { peakUnits } from '../units.ts';
import { DIRECTIONS } from './directions.ts';

const SHARE = 'hotKeyShare';
const KEYS_ARE_YOURS = { en: 'How keys are chosen is part of the code.', ko: '키를 정하는 방식은 코드에 있습니다.' };

/** Share of the busiest partition key value, where the file says it. */
function hotKeyShare(node: Node): number | undefined {
  const share = parseAssumed(own(node.assume, SHARE), parseRatio);
  return share.ok ? share.value : undefined;
}

export const hotKey: Rule = {
  id: 'dynamodb.hot-key',
  severity: 'warning',
  title: { en: 'One key takes more than a partition serves', ko: '파티션 하나가 처리하는 것보다 많이 쓰이는 키' },
  why: {
    en: 'All items with one partition key value lie in one partition at best, and a partition serves so many units a second, whatever the table has.',
    ko: '파티션 키 값이 같은 항목은 한 파티션에 있고, 테이블 용량과 관계없이 파티션 하나가 처리하는 양에는 한도가 있습니다.',
  },
  source: limits['partition-write-units'].source,
  unfixable: KEYS_ARE_YOURS,
  check: (node, context) => {
    const share = hotKeyShare(node);
    if (share === undefined) return [];
    const peak = peakUnits(node, context);
    return DIRECTIONS.flatMap((direction): readonly Violation[] => {
      const [needed, max] = [Math.ceil(peak[direction.units] * share), context.quota(direction.partition)];
      if (max === undefined || needed <= max) return [];
      return [{
        path: ['assume', SHARE],
        limit: { id: direction.partition, needed },
        message: {
          en: `The busiest key takes ${formatRatio(share)} of the calls: ${formatNumber(needed)} ${direction.en} units a second at the peak; a partition serves ${formatNumber(max)}. Spread the key over several values${direction.units === 'reads' ? ', or cache what it holds' : ''}.`,
          ko: `가장 바쁜 키에 호출의 ${formatRatio(share)}가 몰려 피크에 초당 ${direction.ko} ${formatNumber(needed)}단위가 필요하지만 파티션은 ${formatNumber(max)}단위까지 처리합니다. 키를 여러 값으로 나누${direction.units === 'reads' ? '거나 내용을 캐시하' : ''}세요.`,
        },
      }];
    });
  },
};

export const keysUnknown: Rule = {
  id: 'dynamodb.key-distribution-unknown',
  severity: 'info',
  title: { en: 'A busy table does not say how its keys are spread', ko: '키가 얼마나 고른지 알 수 없는 바쁜 테이블' },
  why: {
    en: 'The table takes more at its peak than one partition serves. That is fine if the calls concern many keys, and throttled if few.',
    ko: '피크에 파티션 하나가 처리하는 양을 넘습니다. 호출이 여러 키에 퍼져 있으면 괜찮고, 몇 개에 몰리면 제한됩니다.',
  },
  source: limits['partition-write-units'].source,
  unfixable: { en: 'The share of the busiest key has to be measured or judged.', ko: '가장 바쁜 키의 비율은 재거나 어림해야 합니다.' },
  check: (node, context) => {
    if (own(node.assume, SHARE) !== undefined) return [];
    const peak = peakUnits(node, context);
    return DIRECTIONS.flatMap((direction): readonly Violation[] => {
      const [needed, max] = [Math.ceil(peak[direction.units]), context.quota(direction.partition)];
      if (max === undefined || needed <= max) return [];
      return [{
        limit: { id: direction.partition, needed },
        message: {
          en: `At the peak ${formatNumber(needed)} ${direction.en} units a second are asked for; one key gets at most ${formatNumber(max)}, ${formatRatio(Math.floor((1000 * max) / needed) / 1000)} of them. Say the share of the busiest key by assume: { ${SHARE}: 1 % }.`,
          ko: `피크에 초당 ${direction.ko} ${formatNumber(needed)}단위가 필요합니다. 키 하나는 그중 ${formatRatio(Math.floor((1000 * max) / needed) / 1000)}인 ${formatNumber(max)}단위까지 받습니다. 가장 바쁜 키의 비율을 assume: { ${SHARE}: 1 % }처럼 적으세요.`,
        },
      }];
    });
  },
};

/** Months after which a collection is held against its limit. */
const MONTHS = 12;

export const collectionTooLarge: Rule = {
  id: 'dynamodb.item-collection-too-large',
  severity: 'warning',
  title: { en: 'The items of one key outgrow what local indexes allow', ko: '로컬 인덱스가 허용하는 것보다 커지는 항목 모음' },
  why: {
    en: 'In a table with local indexes all items of one partition key value stay together, indexes included. DynamoDB refuses to let such a collection grow beyond the limit.',
    ko: '로컬 인덱스가 있는 테이블에서는 파티션 키 값이 같은 항목이 인덱스와 함께 모여 있으며, DynamoDB는 한도를 넘는 쓰기를 거부합니다.',
  },
  source: limits['item-collection-max'].source,
  unfixable: KEYS_ARE_YOURS,
  check: (node, context) => {
    const [share, locals] = [hotKeyShare(node), indexesOf(node, 'LocalSecondaryIndexes', context.resolve).length];
    const max = context.quota('dynamodb.item-collection-max');
    if (share === undefined || locals === 0 || max === undefined) return [];
    const needed = storedAfterAYear(node, context) * share;
    if (needed <= max) return [];
    return [{
      path: ['assume', SHARE],
      limit: { id: 'dynamodb.item-collection-max', needed: Math.ceil(needed) },
      message: {
        en: `After a year the busiest key (${formatRatio(share)}) holds ${formatBytes(needed)}; a table with local indexes allows ${formatBytes(max)} a key. Use global indexes, or split the key.`,
        ko: `1년 뒤 가장 바쁜 키(${formatRatio(share)})의 데이터가 ${formatBytes(needed)}가 됩니다. 로컬 인덱스가 있는 테이블은 키마다 ${formatBytes(max)}까지 허용합니다. 글로벌 인덱스를 쓰거나 키를 나누세요.`,
      },
    }];
  },
};

function storedAfterAYear(node: Node, { usage }: RuleContext): number {
  const start = parseAssumed(at(node.assume, ['storage', 'start']), parseBytes);
  const grow = parseAssumed(at(node.assume, ['storage', 'grow']), (rate) => parseByteRate(rate, usage.hoursPerMonth));
  return (start.ok ? start.value : 0) + MONTHS * (grow.ok ? grow.value : 0);
}
