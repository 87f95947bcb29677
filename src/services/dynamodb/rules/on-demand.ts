import { isSet } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext } from '../../../core/rules/contract.ts';
import { peaksOf } from '../../../core/traffic/peak.ts';
import { limits } from '../limits.ts';
import { billingOf } from '../settings.ts';
import { peakUnits, unitsAtPeak } from '../units.ts';
import { DIRECTIONS, type Direction } from './directions.ts';

const COSTS = { en: 'Warming a table up costs money once: how far is for you to decide.', ko: '예열에는 한 번 비용이 듭니다. 얼마나 할지는 직접 정해야 합니다.' };

/** What an on-demand table is asked for at the peak, and what it serves at once. */
interface Rise {
  readonly direction: Direction;
  readonly needed: number;
  /** What a new table serves, or what it has been warmed up to. */
  readonly fresh: number;
  /** Twice the peak of everything that does not come as a spike: what it serves at once in use. */
  readonly doubled: number;
}

function risesOf(node: Node, context: RuleContext): readonly Rise[] {
  const { resolve, quota } = context;
  if (billingOf(node, resolve) !== 'on-demand') return [];
  const peak = peakUnits(node, context);
  return DIRECTIONS.flatMap((direction): readonly Rise[] => {
    const asked = peak[direction.units];
    const initial = quota(direction.initial) ?? Infinity;
    if (asked <= initial) return [];
    const path = `WarmThroughput.${direction.warm}`;
    const warm = isSet(node.properties, path, resolve) ? (resolve.number(node.properties, path) ?? Infinity) : 0;
    const fresh = Math.max(initial, warm);
    return asked > fresh ? [{ direction, needed: Math.ceil(asked), fresh, doubled: doubledOf(node, direction, context) }] : [];
  });
}

function doubledOf(node: Node, { units }: Direction, context: RuleContext): number {
  const { shape } = peaksOf(context);
  const steady = context.usage.arriving(node.id).filter((stream) => shape(stream).name !== 'spike');
  return unitsAtPeak(node, steady, context)[units] * (context.quota('dynamodb.on-demand-peak-factor') ?? Infinity);
}

function isTooSteep({ needed, doubled }: Rise): boolean {
  return needed > doubled;
}

export const spikeAboveDouble: Rule = {
  id: 'dynamodb.spike-above-double',
  severity: 'warning',
  title: { en: 'A spike rises faster than an on-demand table follows', ko: '온디맨드 테이블이 따라갈 수 없는 급증' },
  why: {
    en: 'An on-demand table serves at once twice its previous peak. What more than doubles within half an hour may be throttled until the table has grown.',
    ko: '온디맨드 테이블은 이전 피크의 두 배까지 바로 처리합니다. 30분 안에 두 배 넘게 늘면 테이블이 커질 때까지 제한될 수 있습니다.',
  },
  source: limits['on-demand-peak-factor'].source,
  unfixable: COSTS,
  check: (node, context) => risesOf(node, context).filter(isTooSteep).map(({ direction, needed, fresh, doubled }) => {
    const usable = Math.floor(Math.max(fresh, doubled));
    const minutes = (context.quota('dynamodb.on-demand-peak-window') ?? 0) / 60;
    return {
      limit: { id: 'dynamodb.on-demand-peak-factor' },
      message: {
        en: `The spike asks for ${formatNumber(needed)} ${direction.en} units a second; the table serves ${formatNumber(usable)} at once. Set WarmThroughput.${direction.warm} to the peak, or spread the rise over ${formatNumber(minutes)} min.`,
        ko: `급증할 때 초당 ${direction.ko} ${formatNumber(needed)}단위가 필요하지만 테이블은 ${formatNumber(usable)}단위까지 바로 처리합니다. WarmThroughput.${direction.warm}를 피크만큼 설정하거나, ${formatNumber(minutes)}분에 걸쳐 늘어나게 하세요.`,
      },
    };
  }),
};

export const peakAboveNewTable: Rule = {
  id: 'dynamodb.peak-above-new-table',
  severity: 'info',
  title: { en: 'The peak takes more than a new on-demand table serves', ko: '새 온디맨드 테이블이 처리하는 것보다 큰 피크' },
  why: {
    en: 'A new on-demand table starts small and grows with its traffic. The first peak after its creation may be throttled.',
    ko: '새 온디맨드 테이블은 작게 시작해 트래픽에 따라 커집니다. 만든 뒤 첫 피크는 제한될 수 있습니다.',
  },
  source: limits['on-demand-initial-writes'].source,
  unfixable: COSTS,
  check: (node, context) => risesOf(node, context).filter((rise) => !isTooSteep(rise)).map(({ direction, needed, fresh }) => ({
    limit: { id: direction.initial, needed },
    message: {
      en: `At the peak ${formatNumber(needed)} ${direction.en} units a second are asked for; a new table serves ${formatNumber(fresh)}. Before the first peak set WarmThroughput.${direction.warm}, or let traffic grow over the first days.`,
      ko: `피크에 초당 ${direction.ko} ${formatNumber(needed)}단위가 필요하지만 새 테이블은 ${formatNumber(fresh)}단위를 처리합니다. 첫 피크 전에 WarmThroughput.${direction.warm}를 설정하거나, 처음 며칠 동안 트래픽을 서서히 늘리세요.`,
    },
  })),
};
