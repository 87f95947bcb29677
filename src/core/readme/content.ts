import type { Analysis } from '../analysis/contract.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { BILL_WORDS } from '../cost/export-words.ts';
import { plain, table } from '../cost/markdown-table.ts';
import { summarize } from '../cost/summary.ts';
import { drawingOf } from '../diagram/drawing.ts';
import { printFlowchart } from '../diagram/mermaid-flowchart.ts';
import { nameOf } from '../model/design.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { markdownText } from '../model/markdown.ts';
import { say, type Locale, type Text } from '../model/text.ts';
import { formatMoney } from '../model/units-format.ts';
import type { BlockName } from './regions.ts';

/** A block of a README as Markdown, without a line end behind it: the same text for the same design and language. */
export function blockContent(block: BlockName, analysis: Analysis, catalog: Catalog, locale: Locale): string {
  return [WRITTEN, ...PARTS[block].flatMap((part) => ['', part(analysis, catalog, locale)])].join('\n');
}

/** Who opens the file in an editor sees it; who reads the page does not. */
const WRITTEN = '<!-- Written by serverless-canvas readme. -->';

type Part = (analysis: Analysis, catalog: Catalog, locale: Locale) => string;

const diagram: Part = (analysis, catalog, locale) => `\`\`\`mermaid\n${printFlowchart(drawingOf(analysis, catalog, locale))}\`\`\``;

const total: Part = ({ bill }, _catalog, locale) => {
  const unpriced = bill.unpriced.length;
  return say({
    en: `**${formatMoney(bill.total)} USD a month** in ${plain(bill.region)}${unpriced > 0 ? `; ${unpriced} ${unpriced === 1 ? 'item has' : 'items have'} no price` : ''}.`,
    ko: `${plain(bill.region)}에서 **월 ${formatMoney(bill.total)} USD**${unpriced > 0 ? `, 가격이 없는 항목 ${unpriced}개` : ''}.`,
  }, locale);
};

const bill: Part = ({ bill: whole, document: { design }, usage }, catalog, locale) => {
  const word = (key: keyof typeof BILL_WORDS): string => say(BILL_WORDS[key], locale);
  const title = (service: string): string => plain(say(catalog.kind(service)?.about.title ?? { en: service, ko: service }, locale));
  const rows = summarize(whole, design, usage).services.map(({ id, amount, lines }) => [title(id), lines > 0 ? formatMoney(amount) : '']);
  return table([word('service'), word('amount')], [1], [...rows, [`**${word('total')}**`, `**${formatMoney(whole.total)}**`]]).join('\n').trimEnd();
};

const SEVERITIES: Readonly<Record<Severity, Text>> = { error: { en: 'error', ko: '오류' }, warning: { en: 'warning', ko: '경고' }, info: { en: 'note', ko: '정보' } };
const HEAD: readonly Text[] = [{ en: 'Severity', ko: '심각도' }, { en: 'Where', ko: '위치' }, { en: 'Finding', ko: '문제' }];
const FINE: Text = { en: 'No findings.', ko: '문제가 없습니다.' };

const findings: Part = ({ findings: found, silenced, document: { design } }, _catalog, locale) => {
  const where = ({ node, connection }: Finding): string => {
    const known = design.nodes.find(({ id }) => id === node);
    return markdownText(known ? nameOf(known) : connection ?? node ?? '');
  };
  const rows = found.map((finding) => [say(SEVERITIES[finding.severity], locale), where(finding), `${markdownText(say(finding.message, locale))} ${sourceOf(finding)}`.trim()]);
  const listed = rows.length === 0 ? say(FINE, locale) : table(HEAD.map((text) => say(text, locale)), [], rows).join('\n').trimEnd();
  return silenced.length === 0 ? listed : `${listed}\n\n${say({ en: `${silenced.length} more ${silenced.length === 1 ? 'is' : 'are'} silenced with a reason.`, ko: `이유를 적어 무시한 문제 ${silenced.length}개.` }, locale)}`;
};

function sourceOf({ rule, source }: Finding): string {
  return source ? `([${rule}](${source.url}))` : `(${rule})`;
}

const PARTS: Readonly<Record<BlockName, readonly Part[]>> = { overview: [diagram, total, findings], diagram: [diagram], bill: [total, bill], findings: [findings] };
