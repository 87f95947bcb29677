import type { CostComponent, CostContext } from '../../core/cost/contract.ts';
import { meanAge } from '../../core/cost/storage.ts';
import { counted, times } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import { own } from '../../core/model/json.ts';
import type { Text } from '../../core/model/text.ts';
import { formatBytes, formatNumber, formatRatio } from '../../core/model/units-format.ts';
import { GB, KB, parseDuration, parseRatio } from '../../core/model/units.ts';
import { partsOf } from '../../core/rules/parts.ts';

/** Keys of `assume` that are read here. */
export const KEPT_KEYS = ['archived', 'archiveRetention', 'schemaDiscovery'] as const;

/** Each started 8 KB of an event is one that schema discovery looks at. https://aws.amazon.com/eventbridge/pricing/ (2026-11-21) */
const DISCOVERY_UNIT = 8 * KB;
const HOUR = 3_600_000;

interface Published {
  readonly perMonth: number;
  readonly bytes: number;
}

/** What a bus archives, and what schema discovery looks at: as `assume` says, else as the node's parts do. */
export function keptAndLearnt(node: Node, context: CostContext, published: readonly Published[]): readonly CostComponent[] {
  return [...archived(node, context, published), ...discovered(node, published)];
}

function archived(node: Node, context: CostContext, published: readonly Published[]): readonly CostComponent[] {
  const archives = partsOf(node, 'AWS::Events::Archive');
  const share = context.stated(node, 'archived', parseRatio) ?? archives.length;
  const days = archives.map(({ properties }) => context.resolve.number(properties, 'RetentionDays') ?? 0);
  // Days as the parts say; none, or nought, is for ever.
  const written = days.length > 0 && days.every((each) => each > 0) ? Math.max(...days) * 24 * HOUR : Infinity;
  const retention = context.stated(node, 'archiveRetention', parseDuration) ?? written;
  if (share === 0) return [];
  const bytes = published.reduce((sum, { perMonth, bytes: each }) => sum + perMonth * each, 0) * share;
  const stored = bytes * meanAge(context.month, retention / (context.hoursPerMonth * HOUR));
  const kept: Text = Number.isFinite(retention) ? { en: `kept ${formatNumber(retention / HOUR / 24, 1)} days`, ko: `${formatNumber(retention / HOUR / 24, 1)}일 보관` } : { en: 'kept for ever', ko: '계속 보관' };
  return [
    {
      component: 'archive-events', title: { en: 'Events archived', ko: '보관한 이벤트' }, quantity: bytes / GB, price: 'eventbridge.archive-events',
      how: share === 1 ? { en: formatBytes(bytes), ko: formatBytes(bytes) } : times(formatBytes(bytes / share), formatRatio(share)),
    },
    {
      component: 'archive-storage', title: { en: 'Storage of the archive', ko: '보관소 스토리지' }, quantity: stored / GB, price: 'eventbridge.archive-storage',
      how: { en: `${formatBytes(stored)} on average in month ${context.month}, ${kept.en}`, ko: `${context.month}개월째 평균 ${formatBytes(stored)}, ${kept.ko}` },
    },
  ];
}

function discovered(node: Node, published: readonly Published[]): readonly CostComponent[] {
  const on = own(node.assume, 'schemaDiscovery') ?? partsOf(node, 'AWS::EventSchemas::Discoverer').length > 0;
  if (on !== true) return [];
  const events = published.reduce((sum, { perMonth }) => sum + perMonth, 0);
  return [{
    component: 'schema-discovery', title: { en: 'Schema discovery', ko: '스키마 검색' }, price: 'eventbridge.schema-discovery',
    quantity: published.reduce((sum, { perMonth, bytes }) => sum + perMonth * Math.max(1, Math.ceil(bytes / DISCOVERY_UNIT)), 0),
    how: times(counted(events, 'events', '이벤트'), { en: 'each started 8 KB counts', ko: '8 KB 단위로 올림' }),
  }];
}
