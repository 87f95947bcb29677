import type { Catalog } from '../catalog/catalog.ts';
import type { ServiceDefinition } from '../catalog/service.ts';
import type { BrokenLimit, Finding, Severity } from '../model/finding.ts';
import type { Source } from '../model/source.ts';
import type { Text } from '../model/text.ts';
import { unitText } from '../model/unit-names.ts';
import { TEMPLATE_CHECKS } from '../specification/checks.ts';
import { LIMIT_CHECKS } from '../cloudformation/limit-checks.ts';
import { FILE_CHECKS, WHY_OF_FAMILY } from './file-checks.ts';
import { STRUCTURE_CHECKS } from './structure-checks.ts';
import { topologyRules } from './topology/rules.ts';

/** What is known of a rule besides its check: the page that its id leads to. */
export interface RuleEntry {
  readonly id: string;
  readonly severity: Severity;
  readonly title: Text;
  readonly why: Text;
  readonly source?: Source;
  readonly unfixable?: Text;
}

/** Everything that a finding may be called. */
export interface RuleBook {
  /** In the order of the catalogue, then connections, structure, the template and the file. */
  readonly entries: readonly RuleEntry[];
  readonly entry: (id: string) => RuleEntry | undefined;
  /** The unit of a limit by its full id. */
  readonly unitOf: (limit: string) => string | undefined;
}

const books = new WeakMap<Catalog, RuleBook>();

/** The book over a catalogue; made once for each. */
export function ruleBook(catalog: Catalog): RuleBook {
  const known = books.get(catalog);
  if (known) return known;
  const entries = ruleEntries(catalog.services);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const book: RuleBook = { entries, entry: (id) => byId.get(id), unitOf: (limit) => catalog.limit(limit)?.unit };
  books.set(catalog, book);
  return book;
}

/** Every rule and check of some services and of core itself. */
export function ruleEntries(services: readonly ServiceDefinition[]): readonly RuleEntry[] {
  const checks = [...STRUCTURE_CHECKS, ...TEMPLATE_CHECKS, ...LIMIT_CHECKS, ...FILE_CHECKS].map((check): RuleEntry => ({ ...check, why: whyOf(check.id) }));
  return [...services.flatMap(({ rules }) => rules), ...topologyRules, ...checks];
}

function whyOf(id: string): Text {
  return WHY_OF_FAMILY.get(id.split('.')[0] ?? '') ?? { en: '', ko: '' };
}

/** Whether a broken limit can be raised, in two words. */
export const LIMIT_KINDS: Readonly<Record<BrokenLimit['kind'], Text>> = {
  hard: { en: 'hard limit', ko: '고정 한도' },
  adjustable: { en: 'can be raised', ko: '상향 가능' },
  default: { en: 'default', ko: '기본값' },
};

/** How a broken limit is called where people read. */
export function limitText({ limit }: Finding, book: RuleBook): Text | undefined {
  if (!limit) return undefined;
  const unit = book.unitOf(limit.id) ?? '';
  const amount = (value: number): Text => unitText(value.toLocaleString('en-US'), unit);
  const [current, needed] = [amount(limit.current), limit.needed === undefined ? undefined : amount(limit.needed)];
  const asked = needed === undefined ? { en: '', ko: '' } : { en: `; the design asks for ${needed.en}`, ko: `, 설계에 필요한 값 ${needed.ko}` };
  return limit.kind === 'adjustable'
    ? { en: `Can be raised: ${current.en} now${asked.en}`, ko: `상향 가능: 현재 ${current.ko}${asked.ko}` }
    : limit.kind === 'hard'
      ? { en: `Hard limit: ${current.en}${asked.en}`, ko: `고정 한도: ${current.ko}${asked.ko}` }
      : { en: `Default: ${current.en}${asked.en}`, ko: `기본값: ${current.ko}${asked.ko}` };
}
