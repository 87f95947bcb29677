import type { Analysis } from '../../core/analysis/contract.ts';
import { limitFamilies } from '../../core/cloudformation/limits.ts';
import type { Finding } from '../../core/model/finding.ts';
import type { Path } from '../../core/model/json.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import { say, type Locale } from '../../core/model/text.ts';
import { LIMIT_KINDS, limitText, ruleBook } from '../../core/rules/rule-book.ts';
import { rulePage } from '../../core/rules/rule-page.ts';
import { canSilence } from '../../core/rules/silences.ts';
import { pageOfProperty, propertyAt } from '../../core/specification/property.ts';
import type { Done } from '../../protocol/agent-messages.ts';
import { catalog } from '../../services/catalog.ts';
import { checkJson } from '../cli/check.ts';
import type { Asked, Tool, ToolInput } from './contract.ts';
import { analysisAsked, FILE } from './design-given.ts';
import { unknownName } from './refusals.ts';

const WAYS = ['rule', 'limit', 'property', 'finding'] as const;
type Way = (typeof WAYS)[number];

/** `explain`: what is behind a rule, a finding, a property or a limit, with source and date. */
export const explain: Tool = {
  name: 'explain',
  title: { en: 'Explain a rule, finding, property or limit', ko: '규칙, 문제, 속성, 한도 설명' },
  description: 'One of: rule (an id as check gives it, such as lambda.timeout-above-limit): why it is a rule, severity, source, whether it can be silenced. '
    + 'finding ({rule, node? or connection?} with file): the findings of that rule in the design with their repair, and the rule. '
    + 'property ({type, path}: AWS::Lambda::Function or a service such as lambda, and a dotted path such as VpcConfig.SubnetIds): AWS’s own description, kinds of value, whether it is required, allowed values, ranges, patterns and whether a change replaces the resource, from the official specification with its day. '
    + 'limit (an id such as lambda.timeout-max): value, unit, scope, whether AWS raises it, source and date.',
  inputSchema: {
    type: 'object',
    properties: {
      file: FILE,
      rule: { type: 'string', description: 'Id of a rule.', minLength: 1, maxLength: 200 },
      limit: { type: 'string', description: 'Id of a limit.', minLength: 1, maxLength: 200 },
      property: {
        type: 'object', required: ['type', 'path'], additionalProperties: false, properties: {
          type: { type: 'string', description: 'A resource type of CloudFormation, or a service of designs.', minLength: 1, maxLength: 200 },
          path: { type: 'string', description: 'Dotted, from the properties down; numbers for items of lists.', minLength: 1, maxLength: 500 },
        },
      },
      finding: {
        type: 'object', required: ['rule'], additionalProperties: false, properties: {
          rule: { type: 'string', minLength: 1, maxLength: 200 }, node: { type: 'string', maxLength: 200 }, connection: { type: 'string', maxLength: 200 },
        },
      },
    },
    additionalProperties: false,
  },
  run: async (asked) => {
    const [way, ...more] = WAYS.filter((each) => asked.input[each] !== undefined);
    if (way === undefined || more.length > 0) return refuse('agent.bad-input', { en: `input: one of ${WAYS.join(', ')} is wanted.`, ko: `input: ${WAYS.join(', ')} 중 하나를 지정하십시오.` });
    return EXPLAINERS[way](asked);
  },
};

const EXPLAINERS: Readonly<Record<Way, (asked: Asked) => Promise<Result<Done>>>> = {
  rule: async ({ input, locale }) => {
    const rule = ruleJson(String(input['rule']), locale);
    return rule.ok ? ok({ answer: { rule: rule.value } }) : rule;
  },
  limit: async ({ input, locale }) => limitOf(String(input['limit']), locale),
  property: async (asked) => propertyOf(asked.input['property'] as { readonly type: string; readonly path: string }, asked),
  finding: async (asked) => {
    if (asked.input['file'] === undefined) return refuse('agent.bad-input', { en: 'input.file: is missing; finding goes with a file.', ko: 'input.file: 없습니다. finding에는 file이 필요합니다.' });
    const analysis = await analysisAsked(asked);
    return analysis.ok ? findingsOf(asked.input, analysis.value, asked) : analysis;
  },
};

function ruleJson(id: string, locale: Locale): Result<object> {
  const book = ruleBook(catalog);
  const entry = book.entry(id);
  if (!entry) return unknownName('agent.no-such-rule', 'rule', '규칙', id, book.entries.map((each) => each.id));
  const { severity, title, why, source, unfixable } = entry;
  return ok({
    id, severity, title: say(title, locale), why: say(why, locale), ...(source && { source: source.url, asOf: source.asOf }),
    canSilence: canSilence(id), ...(unfixable && { unfixable: say(unfixable, locale) }), page: rulePage(entry, locale),
  });
}

function limitOf(id: string, locale: Locale): Result<Done> {
  const limit = catalog.limit(id);
  if (!limit) return unknownName('agent.no-such-limit', 'limit', '한도', id, limitIds(id));
  const { value, unit, kind, scope, byRegion, source, quota, excuse } = limit;
  return ok({ answer: { limit: {
    id, value, unit, scope, kind, means: say(LIMIT_KINDS[kind], locale), ...(byRegion && { byRegion }), source: source.url, asOf: source.asOf,
    ...(quota && { quota: { service: quota.service, code: quota.code, source: quota.source.url } }), ...(excuse !== undefined && { notCheckedBecause: excuse }),
  } } });
}

/** Ids of limits, those of the family that was asked for first. */
function limitIds(asked: string): readonly string[] {
  const ids = [...catalog.services, ...limitFamilies].flatMap(({ family, limits }) => Object.keys(limits).map((name) => `${family}.${name}`));
  const family = `${asked.split('.')[0]}.`;
  return [...ids.filter((id) => id.startsWith(family)), ...ids.filter((id) => !id.startsWith(family))];
}

async function propertyOf({ type: asked, path: dotted }: { readonly type: string; readonly path: string }, { workbench, locale }: Asked): Promise<Result<Done>> {
  await workbench.specification.ready();
  const specification = workbench.specification.now();
  if (!specification) return refuse('agent.no-specification', { en: 'The specification of resource types is not at hand.', ko: '리소스 타입 명세를 읽을 수 없습니다.' });
  const type = catalog.kind(asked)?.resourceType ?? asked;
  if (!specification.has(type)) return unknownName('agent.no-such-type', 'resource type', '리소스 타입', type, specification.types());
  const path: Path = dotted.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const described = await workbench.describe(type);
  const facts = propertyAt(type, path, specification, described);
  if (!facts) return unknownName('agent.no-such-property', `property of ${type}`, `${type}의 속성`, dotted, described ? [...described.properties.keys()] : []);
  const { name, documented, definition, kinds, required, constraints } = facts;
  const page = pageOfProperty(facts);
  const form = formOf(asked, type, dotted, locale);
  return ok({ answer: { property: {
    type, path: dotted, name, ...(documented && { text: documented.text, ...(documented.replaces && { replaces: documented.replaces }), ...(documented.definition !== undefined && { definition: documented.definition }) }),
    ...(definition !== undefined && { in: definition }), kinds, required, constraints, ...(form && { form }),
    ...(page !== undefined && { source: page }), asOf: specification.asOf,
  } } });
}

/** What the form of a service says of the same property. */
function formOf(asked: string, type: string, dotted: string, locale: Locale): object | undefined {
  const kind = catalog.kind(asked) ?? catalog.services.flatMap(({ kinds }) => kinds).find(({ resourceType }) => resourceType === type);
  if (!kind || 'notModelled' in kind.properties) return undefined;
  const field = kind.properties.fields.find(({ path, home = 'properties' }) => home === 'properties' && path === dotted);
  return field && { label: say(field.label, locale), ...(field.help && { help: say(field.help, locale) }), ...field.input, ...(field.default !== undefined && { default: field.default }) };
}

function findingsOf(input: ToolInput, analysis: Analysis, { given, locale }: Asked): Result<Done> {
  const { rule, node, connection } = input['finding'] as { readonly rule: string; readonly node?: string; readonly connection?: string };
  const told = ruleJson(rule, locale);
  if (!told.ok) return told;
  const { findings } = checkJson(analysis, locale);
  const meant = ({ rule: id, node: at, connection: on }: Finding) => id === rule && (node === undefined || at === node) && (connection === undefined || on === connection);
  const found = analysis.findings.flatMap((finding, at) => (meant(finding) ? [{ ...findings[at]!, ...repair(finding, locale) }] : []));
  return ok({ answer: { file: given.design?.file, findings: found, rule: told.value } });
}

/** The intent that repairs a finding, ready for edit, and what is known of the limit. */
function repair(finding: Finding, locale: Locale): object {
  const { fix } = finding;
  const limit = limitText(finding, ruleBook(catalog));
  return {
    ...(fix && { repair: { title: say(fix.title, locale), intent: { kind: 'set', path: fix.path, ...(fix.value !== undefined && { value: fix.value }) } } }),
    ...(limit && { limitText: say(limit, locale) }),
  };
}
