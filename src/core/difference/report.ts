import { inlineText } from '../document/yaml-write.ts';
import type { Json } from '../model/json.ts';
import { verbatim, type Text } from '../model/text.ts';
import { groupBy } from '../model/lists.ts';
import type { Change, Difference, EntryChange, Permission } from './contract.ts';

/** A difference in words, to be printed as text, as Markdown or on a page. */
export interface Report {
  readonly title: Text;
  /** One sentence on each of structure, cost, findings and permissions. */
  readonly summary: readonly Text[];
  /** Those with something in them. */
  readonly sections: readonly ReportSection[];
}

export interface ReportSection {
  readonly title: Text;
  readonly lines: readonly ReportLine[];
}

export interface ReportLine {
  readonly change: Change;
  readonly text: Text;
  /** What differs in it. */
  readonly details: readonly Text[];
}

const SECTION_TITLES: ReadonlyMap<string, Text> = new Map([
  ['nodes', { en: 'Nodes', ko: '노드' }], ['connections', { en: 'Connections', ko: '연결' }], ['groups', { en: 'Groups', ko: '그룹' }], ['notes', { en: 'Notes', ko: '메모' }],
  ['scenarios', { en: 'Scenarios', ko: '시나리오' }], ['goals', { en: 'Goals', ko: '목표' }], ['parameters', { en: 'Parameters', ko: '파라미터' }], ['ignore', { en: 'Silenced findings', ko: '무시한 문제' }], ['template', { en: 'Template', ko: '템플릿' }],
]);
const FILE: Text = { en: 'Design', ko: '설계' };
const SHOWN = 72;
/** Less is not seen in an amount of dollars and cents. */
const HALF_A_CENT = 0.005;

/** The words of a difference; `names` are what the two revisions are called. */
export function reportOf(difference: Difference, names: { readonly before: string; readonly after: string }): Report {
  const { name, entries, bills, findings, permissions } = difference;
  const bySection = groupBy(entries, ({ section, id }) => (id === undefined ? '' : section));
  const cost = bills.lines.filter(({ status, change }) => status !== 'same' && Math.abs(change) >= HALF_A_CENT);
  return {
    title: verbatim(`${name}: ${names.before} → ${names.after}`),
    summary: summaryOf(difference),
    sections: [
      ...[...bySection].map(([section, list]): ReportSection => ({ title: SECTION_TITLES.get(section) ?? FILE, lines: list.map(entryLine) })),
      { title: { en: 'Cost a month', ko: '월 비용' }, lines: cost.map(({ node, status, before, after, change }) => ({ change: status === 'same' ? 'changed' : status, text: join(node, (after ?? before)?.title ?? verbatim(''), `${dollars(before?.amount ?? 0)} → ${dollars(after?.amount ?? 0)} (${signed(change)})`), details: [] })) },
      { title: { en: 'Findings', ko: '문제' }, lines: [...findings.added.map((each) => ({ change: 'added', text: withRule(each.message, each.rule), details: [] }) as const), ...findings.removed.map((each) => ({ change: 'removed', text: withRule(each.message, each.rule), details: [] }) as const)] },
      { title: { en: 'Permissions', ko: '권한' }, lines: [...permissionLines(permissions.added, 'added'), ...permissionLines(permissions.removed, 'removed')] },
    ].filter(({ lines }) => lines.length > 0),
  };
}

function summaryOf({ entries, bills, findings, permissions }: Difference): readonly Text[] {
  const count = (change: Change) => entries.filter((entry) => entry.change === change).length;
  const [added, removed, changed] = [count('added'), count('removed'), count('changed')];
  return [
    entries.length === 0 ? { en: 'Nothing but places on the canvas differs.', ko: '캔버스 위치 말고는 달라진 것이 없습니다.' } : { en: `${added} added, ${removed} removed, ${changed} changed.`, ko: `추가 ${added}, 삭제 ${removed}, 변경 ${changed}.` },
    { en: `Cost: ${dollars(bills.before)} → ${dollars(bills.after)} a month (${signed(bills.change)}).`, ko: `비용: 월 ${dollars(bills.before)} → ${dollars(bills.after)} (${signed(bills.change)}).` },
    { en: `Findings: ${findings.added.length} new, ${findings.removed.length} gone.`, ko: `문제: 새로 생김 ${findings.added.length}, 없어짐 ${findings.removed.length}.` },
    { en: `Permissions: ${permissions.added.length} more, ${permissions.removed.length} less.`, ko: `권한: 추가 ${permissions.added.length}, 회수 ${permissions.removed.length}.` },
  ];
}

function entryLine({ id, title, change, values }: EntryChange): ReportLine {
  const text = verbatim(id === undefined || id === title ? title : `${title} (${id})`);
  return { change, text, details: values.map(({ path, before, after }) => verbatim(`${path === '' ? '' : `${path}: `}${shown(before)} → ${shown(after)}`)) };
}

/** Actions of one statement stand together. */
function permissionLines(permissions: readonly Permission[], change: Change): readonly ReportLine[] {
  const groups = groupBy(permissions, ({ owner, effect, on, principal }) => JSON.stringify([owner, effect, on, principal]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const actions = group.map(({ action }) => action).join(', ');
    return [{ change, text: verbatim(`${first.owner}: ${first.effect} ${first.principal === undefined ? '' : `${first.principal} `}${actions} → ${first.on}`), details: [] }];
  });
}

function shown(value: Json | undefined): string {
  if (value === undefined) return '–';
  const text = inlineText(value, true, false);
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}

function join(node: string, title: Text, rest: string): Text {
  return { en: `${node} · ${title.en}: ${rest}`, ko: `${node} · ${title.ko}: ${rest}` };
}

function withRule({ en, ko }: Text, rule: string): Text {
  return { en: `${en} [${rule}]`, ko: `${ko} [${rule}]` };
}

function dollars(usd: number): string {
  return `$${usd.toFixed(2)}`;
}

function signed(usd: number): string {
  return `${usd <= -HALF_A_CENT ? '−' : '+'}$${Math.abs(usd).toFixed(2)}`;
}
