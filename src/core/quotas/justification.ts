import type { Analysis } from '../analysis/contract.ts';
import { indexOf, nameOf, type Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own, type Json } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import { withUnit } from '../model/unit-names.ts';
import { formatNumber } from '../model/units-format.ts';

interface Numbers {
  readonly current: number;
  readonly needed: number;
  readonly desired: number;
  readonly unit: string;
  readonly region: string;
  /** As a share of what is needed. */
  readonly headroom: number;
}

/** Of the billing month. */
const SECONDS_PER_MONTH = 730 * 3600;
/** Nodes named one by one; a request is read by a person. */
const MOST_NODES = 5;

/** The paragraph of a request: who calls what how often, how long it takes, what that needs, what is asked for. */
export function justify(findings: readonly Finding[], numbers: Numbers, analysis: Analysis): Text {
  const { design } = analysis.document;
  const index = indexOf(design);
  const ids = [...new Set(findings.flatMap(({ node }) => node ?? []))];
  const nodes = ids.flatMap((id) => index.node(id) ?? []);
  const loads = nodes.slice(0, MOST_NODES).map((node) => loadOf(node, analysis));
  const [current, needed, desired] = [numbers.current, numbers.needed, numbers.desired].map(formatNumber);
  const percent = formatNumber(numbers.headroom * 100);
  return {
    en: [
      `The application “${design.name}” runs in ${numbers.region}.`, ...loads.map(({ en }) => en),
      `This needs ${needed} ${numbers.unit}; the quota is ${current}.`,
      `We ask for ${desired}, which is what is needed and ${percent} % of headroom, rounded up.`,
    ].join(' '),
    ko: [
      `애플리케이션 ‘${design.name}’은(는) ${numbers.region} 리전에서 실행됩니다.`, ...loads.map(({ ko }) => ko),
      `필요한 값은 ${withUnit(formatNumber(numbers.needed), numbers.unit, 'ko')}이고 현재 할당량은 ${current}입니다.`,
      `필요한 값에 ${percent} %의 여유를 더해 올림한 ${desired}(으)로 늘려 주시기 바랍니다.`,
    ].join(' '),
  };
}

/** What one node bears: the flows that reach it by their rates, all of them at their peak, and how long one takes. */
function loadOf(node: Node, { usage }: Analysis): Text {
  const perMonth = new Map<string, number>();
  for (const stream of usage.arriving(node.id)) perMonth.set(stream.flow, (perMonth.get(stream.flow) ?? 0) + stream.perMonth);
  const flows = [...perMonth].map(([flow, rate]) => ({ flow, rate: rateText(rate) }));
  const peak = usage.peak(node.id);
  const duration = durationOf(node);
  const name = nameOf(node);
  return {
    en: `“${name}” receives ${flows.length === 0 ? 'its load from outside the design' : flows.map(({ flow, rate }) => `${rate.en} of ${flow}`).join(', ')}${peak > 0 ? `; at the peak of all of them ${formatNumber(round(peak))} requests/s arrive` : ''}.${duration === undefined ? '' : ` One takes ${duration}.`}`,
    ko: `‘${name}’에는 ${flows.length === 0 ? '설계 밖에서 오는 부하가' : flows.map(({ flow, rate }) => `${flow} ${rate.ko}`).join(', ')}${flows.length === 0 ? '' : '이(가)'} 들어옵니다.${peak > 0 ? ` 모두 최대일 때 초당 ${formatNumber(round(peak))}건입니다.` : ''}${duration === undefined ? '' : ` 한 건에 ${duration} 걸립니다.`}`,
  };
}

/** By the second where it is one at least, else by the month. */
function rateText(perMonth: number): Text {
  const perSecond = perMonth / SECONDS_PER_MONTH;
  if (perSecond >= 1) return { en: `${formatNumber(round(perSecond))} requests/s`, ko: `초당 ${formatNumber(round(perSecond))}건` };
  const count = formatNumber(Math.round(perMonth));
  return { en: `${count} requests a month`, ko: `월 ${count}건` };
}

/** `35 ms at the median, 140 ms at the 99th percentile`, as the design assumes it. */
function durationOf(node: Node): string | undefined {
  const duration = own(node.assume, 'duration');
  if (typeof duration === 'string' || typeof duration === 'number') return String(duration);
  if (!isObject(duration)) return undefined;
  const parts = Object.entries(duration).filter((entry): entry is [string, string | number] => isPlain(entry[1]));
  return parts.length === 0 ? undefined : parts.map(([name, value]) => `${name} ${value}`).join(', ');
}

function isPlain(value: Json): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function round(value: number): number {
  return value >= 10 ? Math.round(value) : Number(value.toPrecision(2));
}
