import type { Node } from '../model/design.ts';
import { partsOf } from '../model/parts.ts';
import type { Text } from '../model/text.ts';
import { formatBytes, formatNumber, formatRatio } from '../model/units-format.ts';
import { GB, parseDuration, parseRatio } from '../model/units.ts';
import type { Assumed, CostComponent, CostContext } from './contract.ts';
import { meanAge } from './storage.ts';
import { marked, times, worded } from './words.ts';

/** What `logStorage` reads of a node's `assume`. */
export const LOG_STORAGE_ASSUMPTIONS = ['logRetention', 'logCompression'] as const;

/**
 * Share of the bytes taken in that is left of them at rest, compressed, which is what is billed: what
 * AWS's pricing calculator takes. https://calculator.aws/#/createCalculator/CloudWatch, as quoted in
 * https://dev.classmethod.jp/articles/compare-archive-cost-cloudwatchlogs-s3/ (2021-09-18)
 */
const COMPRESSED = 0.15;

const DAY = 86_400_000;

/** Logs that a node writes, and where they are kept. */
export interface Logged {
  /** Bytes taken in a month. */
  readonly bytes: number;
  /** Days that they are kept where the node's log group does not say; absent: for ever, as AWS does. */
  readonly days?: number;
  readonly price: string;
}

/**
 * Logs kept by CloudWatch in the billed month: what was taken in is there until the retention of the log
 * group is over (`RetentionInDays` of a part, else `days`; `assume.logRetention` goes before), compressed.
 */
export function logStorage(node: Node, context: CostContext, { bytes, days, price }: Logged): CostComponent {
  const written = partsOf(node, 'AWS::Logs::LogGroup').map((group) => context.resolve.number(group, 'RetentionInDays')).find((each) => each !== undefined);
  const kept = context.assumed(node, 'logRetention', parseDuration, (written ?? days ?? Infinity) * DAY);
  const compressed = context.assumed(node, 'logCompression', parseRatio, COMPRESSED);
  const months = meanAge(context.month, kept.value / (context.hoursPerMonth * 3_600_000));
  return {
    component: 'log-storage', title: { en: 'CloudWatch Logs, storage', ko: 'CloudWatch Logs 보관' }, price,
    quantity: (bytes * compressed.value * months) / GB,
    how: howKept(bytes, compressed, { value: kept.value / DAY, byDefault: kept.byDefault && written === undefined }),
  };
}

function howKept(bytes: number, compressed: Assumed, days: Assumed): Text {
  return worded((locale) => {
    const share = formatRatio(compressed.value);
    const rest = times(marked({ en: `${share} after compression`, ko: `압축 후 ${share}` }, compressed), marked(howLong(days.value), days));
    const size = formatBytes(bytes);
    return locale === 'en' ? `${size} a month × ${rest.en}` : `월 ${size} × ${rest.ko}`;
  });
}

function howLong(days: number): Text {
  return days === Infinity ? { en: 'kept for ever', ko: '계속 보관' } : { en: `kept ${formatNumber(days)} days`, ko: `${formatNumber(days)}일 보관` };
}
