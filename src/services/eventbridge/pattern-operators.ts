import { isObject, type Json, type JsonObject } from '../../core/model/json.ts';
import { didYouMean } from '../../core/document/did-you-mean.ts';
import type { Text } from '../../core/model/text.ts';

/** What reads a pattern: pipes know fewer operators than buses. */
export type Matcher = 'bus' | 'pipe';

type Check = (value: Json, matcher: Matcher) => Text | undefined;

const COMPARISONS = ['=', '<', '<=', '>', '>='];
/** Operators that `anything-but` may negate, on buses only. */
const NEGATED = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'];

const OPERATORS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['prefix', affix('prefix')],
  ['suffix', affix('suffix')],
  ['equals-ignore-case', (value) => textOnly('equals-ignore-case', value)],
  ['cidr', (value) => textOnly('cidr', value)],
  ['exists', (value) => (typeof value === 'boolean' ? undefined : takes('exists', 'true or false', 'true 또는 false'))],
  ['numeric', numeric],
  ['anything-but', anythingBut],
  ['wildcard', wildcard],
]);

/** Why EventBridge would refuse a comparison such as `{ prefix: us- }`; undefined where it takes it. */
export function checkOperator(comparison: JsonObject, matcher: Matcher): Text | undefined {
  const entries = Object.entries(comparison);
  const [name = '', value = null] = entries[0] ?? [];
  if (entries.length !== 1) {
    return {
      en: `A comparison has one operator, and this has ${entries.length}. Write each as an entry of its own.`,
      ko: `비교에는 연산자가 하나만 있어야 하는데 ${entries.length}개입니다. 각각 별도의 항목으로 적으세요.`,
    };
  }
  const check = OPERATORS.get(name);
  if (check) return check(value, matcher);
  const meant = didYouMean(name, [...OPERATORS.keys()]);
  return meant === undefined
    ? { en: `EventBridge knows no operator “${name}”. It knows ${[...OPERATORS.keys()].join(', ')}.`, ko: `EventBridge에는 ‘${name}’ 연산자가 없습니다. 사용할 수 있는 연산자: ${[...OPERATORS.keys()].join(', ')}` }
    : { en: `EventBridge knows no operator “${name}”. Did you mean “${meant}”?`, ko: `EventBridge에는 ‘${name}’ 연산자가 없습니다. ‘${meant}’을(를) 쓰려고 했나요?` };
}

function takes(operator: string, en: string, ko: string): Text {
  return { en: `“${operator}” takes ${en}.`, ko: `‘${operator}’의 값은 ${ko}이어야 합니다.` };
}

function onBusesOnly(operator: string): Text {
  return {
    en: `A pipe does not know “${operator}”; only rules of a bus do. Filter on something else, or in the enrichment.`,
    ko: `파이프에서는 ‘${operator}’을(를) 쓸 수 없으며 버스의 규칙에서만 됩니다. 다른 조건을 쓰거나 보강 함수에서 거르세요.`,
  };
}

function textOnly(operator: string, value: Json): Text | undefined {
  return typeof value === 'string' ? undefined : takes(operator, 'a text', '텍스트');
}

function affix(operator: string): Check {
  return (value) => {
    const inner = isObject(value) && Object.keys(value).length === 1 ? value['equals-ignore-case'] : value;
    return typeof inner === 'string' ? undefined : takes(operator, 'a text, or { equals-ignore-case: text }', '텍스트 또는 { equals-ignore-case: 텍스트 }');
  };
}

function numeric(value: Json): Text | undefined {
  const parts: readonly Json[] = Array.isArray(value) ? value : [];
  const pairs = parts.every((part, at) => (at % 2 === 0 ? typeof part === 'string' && COMPARISONS.includes(part) : typeof part === 'number'));
  return (parts.length === 2 || parts.length === 4) && pairs ? undefined : takes('numeric', 'a comparison and a number, once or twice: [">", 0, "<=", 5]', '비교와 숫자를 한 번 또는 두 번 적은 목록([">", 0, "<=", 5])');
}

function anythingBut(value: Json, matcher: Matcher): Text | undefined {
  if (isObject(value)) {
    const [name = '', inner = null] = Object.entries(value)[0] ?? [];
    if (!NEGATED.includes(name) || Object.keys(value).length !== 1 || !isTextOrTexts(inner)) {
      return takes('anything-but', `values, or one of ${NEGATED.join(', ')} with a text or a list of texts`, `값이거나 ${NEGATED.join(', ')} 중 하나와 텍스트`);
    }
    return matcher === 'pipe' ? onBusesOnly(`anything-but: { ${name} }`) : undefined;
  }
  const values: readonly Json[] = Array.isArray(value) ? value : [value];
  const isPlain = values.length > 0 && (values.every((item) => typeof item === 'string') || values.every((item) => typeof item === 'number'));
  return isPlain ? undefined : takes('anything-but', 'a text, a number, or a list of only texts or only numbers', '텍스트, 숫자, 또는 텍스트만이나 숫자만의 목록');
}

function wildcard(value: Json, matcher: Matcher): Text | undefined {
  if (matcher === 'pipe') return onBusesOnly('wildcard');
  if (typeof value !== 'string') return textOnly('wildcard', value);
  return /(^|[^\\])\*\*/.test(value) ? takes('wildcard', 'no two asterisks in a row', '별표가 연달아 오지 않는 텍스트') : undefined;
}

function isTextOrTexts(value: Json): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'));
}
