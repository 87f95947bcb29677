import type { Analysis } from '../../core/analysis/contract.ts';
import type { Catalog } from '../../core/catalog/catalog.ts';
import type { FormField } from '../../core/catalog/form.ts';
import { isModelled, type NodeKind } from '../../core/catalog/service.ts';
import type { ParsedDocument } from '../../core/document/contract.ts';
import { placeAt, type Place } from '../../core/language/place.ts';
import { indexOf } from '../../core/model/design.ts';
import type { Finding } from '../../core/model/finding.ts';
import type { Path } from '../../core/model/json.ts';
import { markdownText } from '../../core/model/markdown.ts';
import type { Source } from '../../core/model/source.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { formatNumber } from '../../core/model/units-format.ts';
import { limitText, ruleBook, type RuleBook } from '../../core/rules/rule-book.ts';
import type { Specification } from '../../core/specification/contract.ts';
import type { Hover } from '../../protocol/engine.ts';
import type { PropertyCard } from '../../protocol/property-messages.ts';
import type { Describe } from './documentation.ts';
import { propertyCard, propertyPart, type Known } from './hover-property.ts';
import { writtenProperty, type WrittenProperty } from './written-type.ts';

const texts = {
  range: { en: 'Range', ko: '범위' },
  default: { en: 'Default', ko: '기본값' },
  docs: { en: 'AWS documentation', ko: 'AWS 문서' },
  silenced: { en: 'Silenced', ko: '무시됨' },
  unchecked: { en: 'Not checked', ko: '확인하지 못함' },
} as const satisfies Readonly<Record<string, Text>>;

/** What hovers know besides the analysis. Without a specification properties are told as the forms tell them. */
export interface HoverKnowledge {
  readonly catalog: Catalog;
  readonly specification: Specification | undefined;
  readonly describe: Describe;
}

/** What is worth knowing about a place in the text: what is wrong there, what the setting or the property is, what the service is. */
export async function hoverAt(analysis: Analysis, offset: number, locale: Locale, knowledge: HoverKnowledge): Promise<Hover | undefined> {
  const { catalog } = knowledge;
  const place = placeAt(analysis.document, offset);
  if (!place) return undefined;
  const book = ruleBook(catalog);
  const parts = [
    ...findingsAt(place, analysis, offset).map((finding) => findingPart(finding, offset, book, locale)),
    ...silencedAt(place, analysis).map(({ finding, reason }) => `${say(texts.silenced, locale)}: ${markdownText(reason)} · ${ruleLink(finding.rule)}`),
    ...unknownAt(place.path, analysis).map((because) => `${say(texts.unchecked, locale)}: ${markdownText(say(because, locale))}`),
    ...aboutPlace(place.path, analysis, locale, catalog),
    ...await aboutProperty(place.path, analysis, locale, knowledge),
  ];
  return parts.length === 0 ? undefined : { range: place.range, parts };
}

/** Findings about the very place; on the key of a node or connection, all about it. */
function findingsAt({ path, onKey }: Place, { findings }: Analysis, offset: number): readonly Finding[] {
  const [section, id] = path;
  const whole = onKey && path.length === 2;
  return findings.filter((finding) => {
    if (finding.range && finding.range.start <= offset && offset <= finding.range.end) return true;
    if (whole && section === 'nodes') return finding.node === id && finding.connection === undefined;
    if (whole && section === 'connections') return finding.connection === id;
    return finding.path !== undefined && samePath(finding.path, path);
  });
}

function silencedAt({ path, onKey }: Place, { silenced }: Analysis): Analysis['silenced'] {
  const [section, id] = path;
  return silenced.filter(({ finding }) => (finding.path !== undefined && samePath(finding.path, path))
    || (onKey && path.length === 2 && (section === 'nodes' ? finding.node === id && finding.connection === undefined : section === 'connections' && finding.connection === id)));
}

function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

/** Why it matters, the limit, the source. The sentence itself VS Code shows above, where the finding is marked. */
function findingPart(finding: Finding, offset: number, book: RuleBook, locale: Locale): string {
  const marked = finding.range !== undefined && finding.range.start <= offset && offset <= finding.range.end;
  const entry = book.entry(finding.rule);
  const limit = limitText(finding, book);
  const lines = [
    marked ? undefined : `**${markdownText(say(finding.message, locale))}**`,
    entry && markdownText(say(entry.why, locale)),
    limit && markdownText(say(limit, locale)),
    [ruleLink(finding.rule), finding.source && sourceLink(finding.source, locale)].filter(Boolean).join(' · '),
  ];
  return lines.filter((line) => line !== undefined && line !== '').join('\n\n');
}

function ruleLink(rule: string): string {
  return `[\`${rule}\`](rule:${rule})`;
}

function sourceLink({ url, asOf }: Source, locale: Locale): string {
  return `[${say(texts.docs, locale)}, ${asOf}](${url})`;
}

function unknownAt(path: Path, { nodes, connections }: Analysis): readonly Text[] {
  const [section, id, home, ...rest] = path;
  const view = section === 'nodes' ? nodes.get(String(id)) : section === 'connections' ? connections.get(String(id)) : undefined;
  if (!view || (home !== 'properties' && home !== 'with')) return [];
  const dotted = rest.join('.');
  return view.unknown.filter((entry) => entry.path === dotted || dotted.startsWith(`${entry.path}.`)).map(({ because }) => because);
}

/** What a setting or a service is, as the forms and the palette say it. */
function aboutPlace(path: Path, { document }: Analysis, locale: Locale, catalog: Catalog): readonly string[] {
  const kind = kindAt(path, document, catalog);
  if (kind && path.length === 3 && path[2] === 'service') return [aboutService(kind, locale)];
  const field = kind && fieldAt(kind, path);
  return field ? [aboutField(field, locale)] : [];
}

/** What CloudFormation takes, and what AWS writes of it. */
async function aboutProperty(path: Path, analysis: Analysis, locale: Locale, { catalog, specification, describe }: HoverKnowledge): Promise<readonly string[]> {
  const written = specification && writtenProperty(path, analysis, catalog);
  if (!written) return [];
  const part = propertyPart(written, await knownOf(written, path, analysis, { catalog, specification, describe }), locale);
  return part === undefined ? [] : [part];
}

/** The documentation of the property at a path, whether the text has it or not; undefined where there is none. */
export async function cardAt(path: Path, analysis: Analysis, locale: Locale, { catalog, specification, describe }: HoverKnowledge): Promise<PropertyCard | undefined> {
  const written = specification && writtenProperty(path, analysis, catalog);
  return written && propertyCard(written, await knownOf(written, path, analysis, { catalog, specification, describe }), locale);
}

async function knownOf({ type }: WrittenProperty, path: Path, analysis: Analysis, { catalog, specification, describe }: HoverKnowledge & { readonly specification: Specification }): Promise<Known> {
  const kind = kindAt(path, analysis.document, catalog);
  const input = kind && fieldAt(kind, path)?.input;
  const isLimited = input !== undefined && (input.type === 'choice' || ('source' in input && input.source !== undefined));
  return { specification, described: await describe(type), isLimited };
}

function kindAt([section, id]: Path, { design }: ParsedDocument, catalog: Catalog): NodeKind | undefined {
  const node = section === 'nodes' ? indexOf(design).node(String(id)) : undefined;
  return node && catalog.kind(node.service);
}

function aboutService({ about }: NodeKind, locale: Locale): string {
  return `**${say(about.title, locale)}**\n\n${markdownText(say(about.description, locale))}\n\n[${say(texts.docs, locale)}](${about.docs})`;
}

function fieldAt({ properties }: NodeKind, [, , home, ...rest]: Path): FormField | undefined {
  if (!isModelled(properties) || home === undefined) return undefined;
  const lists = [['properties', properties.fields], ['assume', properties.assumptions]] as const;
  return lists.flatMap(([standard, fields]) => fields.filter((field) => {
    const start = field.home ?? standard;
    return start === 'node' ? field.path === [home, ...rest].join('.') : start === home && field.path === rest.join('.');
  }))[0];
}

function aboutField({ label, help, input, default: fallback }: FormField, locale: Locale): string {
  const range = input.type === 'number' ? rangeText(input) : input.type === 'choice' ? input.options.map(({ value }) => `\`${value}\``).join(', ') : undefined;
  const lines = [
    `**${markdownText(say(label, locale))}**`,
    help && markdownText(say(help, locale)),
    range && `${say(texts.range, locale)}: ${range}`,
    fallback !== undefined && fallback !== null && typeof fallback !== 'object' ? `${say(texts.default, locale)}: \`${String(fallback)}\`` : undefined,
    'source' in input && input.source ? sourceLink(input.source, locale) : undefined,
  ];
  return lines.filter((line) => line !== undefined && line !== '').join('\n\n');
}

function rangeText({ min, max, unit }: { readonly min?: number; readonly max?: number; readonly unit?: string }): string | undefined {
  const after = unit === undefined ? '' : ` ${unit}`;
  if (min !== undefined && max !== undefined) return `${formatNumber(min)} – ${formatNumber(max)}${after}`;
  if (max !== undefined) return `≤ ${formatNumber(max)}${after}`;
  return min === undefined ? undefined : `≥ ${formatNumber(min)}${after}`;
}
