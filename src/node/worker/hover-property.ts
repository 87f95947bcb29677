import type { Bounds, Kind, Specification } from '../../core/specification/contract.ts';
import type { TypeDocumentation } from '../../core/specification/documentation.ts';
import { pageOfProperty, propertyAt, type Constraint, type PropertyFacts } from '../../core/specification/property.ts';
import { codeText, markdownText } from '../../core/model/markdown.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { formatNumber } from '../../core/model/units-format.ts';
import type { PropertyCard } from '../../protocol/property-messages.ts';
import type { WrittenProperty } from './written-type.ts';

const texts = {
  kind: { en: 'Kind', ko: '종류' },
  listOf: { en: 'list', ko: '목록' },
  required: { en: 'Required', ko: '필수' },
  optional: { en: 'Optional', ko: '선택' },
  open: { en: 'Required in some cases', ko: '경우에 따라 필수' },
  values: { en: 'Allowed values', ko: '허용되는 값' },
  range: { en: 'Range', ko: '범위' },
  above: { en: 'Range, ends excluded', ko: '범위(끝값 제외)' },
  length: { en: 'Length', ko: '길이' },
  count: { en: 'Entries', ko: '항목 수' },
  pattern: { en: 'Pattern', ko: '패턴' },
  always: { en: 'A change makes CloudFormation replace the resource.', ko: '바꾸면 CloudFormation이 리소스를 교체합니다.' },
  sometimes: { en: 'Some changes make CloudFormation replace the resource.', ko: '바꾸는 내용에 따라 CloudFormation이 리소스를 교체합니다.' },
  schema: { en: "CloudFormation's schema", ko: 'CloudFormation 스키마' },
  spec: { en: "AWS's service specification", ko: 'AWS 서비스 사양' },
  page: { en: 'CloudFormation documentation', ko: 'CloudFormation 문서' },
} as const satisfies Readonly<Record<string, Text>>;

const KINDS: Readonly<Record<Kind, Text>> = {
  string: { en: 'text', ko: '텍스트' },
  integer: { en: 'whole number', ko: '정수' },
  number: { en: 'number', ko: '숫자' },
  boolean: { en: 'true or false', ko: 'true 또는 false' },
  object: { en: 'map', ko: '맵' },
  array: { en: 'list', ko: '목록' },
  null: { en: 'nothing', ko: '빈 값' },
};

export interface Known {
  readonly specification: Specification;
  readonly described: TypeDocumentation | undefined;
  /** The form has said what the property takes, by what AWS documents: the schema may be looser. */
  readonly isLimited: boolean;
}

/** What CloudFormation and AWS say of a property; AWS's own words are English. */
export function propertyCard({ type, path }: WrittenProperty, { specification, described, isLimited }: Known, locale: Locale): PropertyCard | undefined {
  const facts = propertyAt(type, path, specification, described);
  if (!facts) return undefined;
  const page = pageOfProperty(facts);
  const { name, documented, constraints, required } = facts;
  const lines = [
    [kindLine(facts, locale), say(required === 'yes' ? texts.required : required === 'open' ? texts.open : texts.optional, locale)].filter(Boolean).join(' · '),
    ...(isLimited ? [] : constraints.map((constraint) => constraintLine(constraint, locale))),
    ...(documented?.replaces ? [say(texts[documented.replaces], locale)] : []),
  ];
  return { name, type, text: documented ? plain(documented.text) : '', facts: lines, ...(page !== undefined && { page }) };
}

/** The same as Markdown. */
export function propertyPart(written: WrittenProperty, known: Known, locale: Locale): string | undefined {
  const card = propertyCard(written, known, locale);
  if (!card) return undefined;
  const lines = [`**${markdownText(card.name)}** · ${markdownText(card.type)}`, markdownText(card.text), ...card.facts, card.page && `[${say(texts.page, locale)}](${card.page})`];
  return lines.filter((line) => line !== undefined && line !== '').join('\n\n');
}

/** AWS's Markdown without its emphasis and the marks of its notes, and without the blank that its converter leaves before a full stop. */
function plain(text: string): string {
  return text.replace(/(?<![\w*])\*{1,2}([^*\s][^*]*?)\*{1,2}(?![\w*])/g, '$1').replace(/ ([.,;:)])(?=\s|$)/g, '$1').replace(/(^|[.:)] )> /g, '$1');
}

function kindLine({ kinds, documented }: PropertyFacts, locale: Locale): string | undefined {
  if (kinds.length === 0) return undefined;
  const words = kinds.map((kind) => say(KINDS[kind], locale)).join(locale === 'ko' ? ' 또는 ' : ' or ');
  return `${say(texts.kind, locale)}: ${words}${documented?.definition === undefined ? '' : ` (${codeText(documented.definition)})`}`;
}

const SHOWN = 12;

function constraintLine(constraint: Constraint, locale: Locale): string {
  return `${say(texts[constraint.is], locale)}: ${constraintText(constraint)} (${originText(constraint.origin, locale)})`;
}

function constraintText(constraint: Constraint): string {
  if (constraint.is === 'pattern') return codeText(constraint.pattern);
  if (constraint.is !== 'values') return boundsText(constraint.bounds);
  const { values } = constraint;
  return `${values.slice(0, SHOWN).map((value) => codeText(String(value))).join(', ')}${values.length > SHOWN ? `, … (${values.length})` : ''}`;
}

function boundsText([least, most]: Bounds): string {
  if (least !== null && most !== null) return least === most ? formatNumber(least) : `${formatNumber(least)} – ${formatNumber(most)}`;
  return most !== null ? `≤ ${formatNumber(most)}` : least !== null ? `≥ ${formatNumber(least)}` : '';
}

function originText(origin: string | undefined, locale: Locale): string {
  if (origin === undefined) return say(texts.schema, locale);
  return origin === 'spec' ? say(texts.spec, locale) : `cfn-lint ${markdownText(origin)}`;
}
