import { say, type Locale, type Text } from '../../core/model/text.ts';
import { formatNumber, formatShare } from '../../core/model/units-format.ts';
import type { ClosedFormSnapshot, DifferenceSnapshot, ExplanationSnapshot, WhySnapshot } from '../../protocol/explanation-messages.ts';
import { printable } from './table.ts';

/** The closed forms of one node by figure, as `simulate --format json` gives them. */
export function closedFormsJson(node: string, forms: readonly ClosedFormSnapshot[]): object {
  const own = forms.filter((form) => form.node === node);
  return own.length === 0 ? {} : { closedForm: Object.fromEntries(own.map(({ node: _node, figure, ...form }) => [figure, { ...form, applies: form.value !== undefined }])) };
}

/** Chains of causes, closed forms and differences from the bill, for people. */
export function explanationText({ why, closedForms, differences }: ExplanationSnapshot, locale: Locale): string {
  return [
    section(WHY, why.filter(({ steps }) => steps.length > 1).flatMap(whyLines), locale),
    // A line for each node, as Little's law has it, would bury the others.
    section(FORMS, closedForms.filter(({ figure }) => figure !== 'concurrency').map((form) => formLine(form, locale)), locale),
    section(DIFFERENCES, differences.map((difference) => differenceLine(difference, locale)), locale),
  ].join('');
}

function section(title: Text, lines: readonly string[], locale: Locale): string {
  return lines.length === 0 ? '' : `\n${say(title, locale)}\n${lines.map((line) => `${line}\n`).join('')}`;
}

function whyLines({ steps }: WhySnapshot): readonly string[] {
  return steps.map(({ text, line, limit }, at) => {
    const place = line === undefined ? '' : ` (${line})`;
    const source = limit ? ` — ${limit.title}: ${limit.amount}, ${limit.source.url}` : '';
    return `${'  '.repeat(Math.min(at, 1) + 1)}${printable(text)}${place}${source}`;
  });
}

function formLine({ node, figure, simulated, value, deviation, because }: ClosedFormSnapshot, locale: Locale): string {
  const shown = figure === 'cold-starts' || figure === 'throttles' ? (ratio: number) => formatShare(ratio, locale) : (count: number) => formatNumber(count);
  const name = `  ${printable(node)} ${say(FIGURES[figure], locale)}: ${shown(simulated)}`;
  if (value === undefined) return `${name}; ${printable(because ?? '')}`;
  const errors = deviation === undefined ? '' : say({ en: ` (${formatNumber(deviation, 2)} standard errors apart)`, ko: ` (표준오차의 ${formatNumber(deviation, 2)}배 차이)` }, locale);
  return `${name}; ${say({ en: 'closed form', ko: '닫힌 식' }, locale)} ${shown(value)}${errors}`;
}

function differenceLine({ node, title, simulated, estimated, unit, because }: DifferenceSnapshot, locale: Locale): string {
  const amounts = say({ en: `${formatNumber(simulated)} simulated, ${formatNumber(estimated)} estimated ${unit} a month`, ko: `시뮬레이션 ${formatNumber(simulated)}, 예상 ${formatNumber(estimated)} ${unit}/월` }, locale);
  return `  ${printable(node)} ${printable(title)}: ${amounts}. ${printable(because)}`;
}

const FIGURES: Readonly<Record<ClosedFormSnapshot['figure'], Text>> = {
  'cold-starts': { en: 'cold starts', ko: '콜드 스타트' }, environments: { en: 'environments', ko: '실행 환경' },
  throttles: { en: 'throttled', ko: '제한됨' }, concurrency: { en: 'at once', ko: '동시' },
};
const WHY: Text = { en: 'Why (line of the file in brackets)', ko: '원인(괄호 안은 파일의 줄 번호)' };
const FORMS: Text = { en: 'Closed forms beside the run', ko: '닫힌 식과의 비교' };
const DIFFERENCES: Text = { en: 'Where the run differs from the bill’s estimate', ko: '예상 비용과 다른 항목' };
