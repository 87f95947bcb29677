import type { Node } from '../../../core/model/design.ts';
import { isObject, own, type Json, type Path } from '../../../core/model/json.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { limits } from '../limits.ts';

const TABLE = { url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html', asOf: '2026-11-21' };
const KEYS = { url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html', asOf: '2026-11-21' };

const KEY_IS_YOURS = { en: 'Only you know by what the items are looked up.', ko: '항목을 무엇으로 찾을지는 직접 정해야 합니다.' };

interface KeySchema {
  readonly path: Path;
  readonly elements: readonly { readonly name: string; readonly type: string | undefined }[];
}

/** The key of the table and of each index; a schema that cannot be told is left out. */
function keySchemas(node: Node, context: RuleContext): readonly KeySchema[] {
  const table = schemaAt(node, ['KeySchema'], context);
  const indexes = ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'].flatMap((property) =>
    indexesOf(node, property, context).map((_, at) => schemaAt(node, [property, at, 'KeySchema'], context)));
  return [table, ...indexes].filter((schema) => schema !== undefined);
}

function schemaAt(node: Node, below: Path, { resolve }: RuleContext): KeySchema | undefined {
  const found = resolve.property(node.properties, below.join('.'));
  if (!found.known || !Array.isArray(found.value)) return undefined;
  const elements = found.value.map((element: Json) => ({ name: textAt(element, 'AttributeName') ?? '', type: textAt(element, 'KeyType') }));
  return { path: ['properties', ...below], elements };
}

function textAt(value: Json, key: string): string | undefined {
  const text = isObject(value) ? own(value, key) : undefined;
  return typeof text === 'string' ? text : undefined;
}

function indexesOf(node: Node, property: string, { resolve }: RuleContext): readonly Json[] {
  const found = resolve.property(node.properties, property);
  return found.known && Array.isArray(found.value) ? found.value : [];
}

/** Names under AttributeDefinitions; undefined where they cannot be told. */
function declared(node: Node, { resolve }: RuleContext): readonly string[] | undefined {
  const found = resolve.property(node.properties, 'AttributeDefinitions');
  if (!found.known) return undefined;
  return Array.isArray(found.value) ? found.value.map((entry: Json) => textAt(entry, 'AttributeName') ?? '') : [];
}

export const keySchemaInvalid: Rule = {
  id: 'dynamodb.key-schema-invalid',
  severity: 'error',
  title: { en: 'A key is not one HASH and at most one RANGE attribute', ko: 'HASH 하나와 RANGE 하나 이하로 되어 있지 않은 키' },
  why: {
    en: 'A key has a partition attribute first, and may have one attribute to sort by. DynamoDB refuses anything else.',
    ko: '키는 파티션 속성으로 시작하고 정렬 속성을 하나 더 가질 수 있습니다. DynamoDB는 다른 형태를 거부합니다.',
  },
  source: KEYS,
  unfixable: KEY_IS_YOURS,
  check: (node, context) => keySchemas(node, context)
    .filter(({ elements }) => elements[0]?.type !== 'HASH' || elements.length > 2 || (elements.length === 2 && elements[1]?.type !== 'RANGE'))
    .map(({ path, elements }) => ({
      path,
      message: {
        en: `A key is one HASH attribute, then at most one RANGE attribute; here it is ${typesOf(elements).en}.`,
        ko: `키는 HASH 속성 하나와 그 뒤의 RANGE 속성 하나까지입니다. 지금은 ${typesOf(elements).ko}입니다.`,
      },
    })),
};

function typesOf(elements: KeySchema['elements']): { readonly en: string; readonly ko: string } {
  const types = elements.map(({ type }) => type ?? '?').join(', ');
  return types === '' ? { en: 'empty', ko: '비어 있음' } : { en: types, ko: types };
}

export const keyNotDeclared: Rule = {
  id: 'dynamodb.key-not-declared',
  severity: 'error',
  title: { en: 'A key attribute has no type', ko: '타입이 없는 키 속성' },
  why: {
    en: 'Every attribute of the key and of the indexes needs a type under AttributeDefinitions.',
    ko: '키와 인덱스의 모든 속성은 AttributeDefinitions에 타입이 있어야 합니다.',
  },
  source: TABLE,
  unfixable: { en: 'Only you know whether the attribute is text, a number or binary.', ko: '속성이 문자열인지 숫자인지 이진 데이터인지는 직접 정해야 합니다.' },
  check: (node, context) => {
    const names = declared(node, context);
    if (names === undefined) return [];
    return keySchemas(node, context).flatMap(({ path, elements }) => elements.flatMap(({ name }, at): readonly Violation[] => (name === '' || names.includes(name) ? [] : [{
      path: [...path, at, 'AttributeName'],
      message: {
        en: `The key attribute “${name}” is not under AttributeDefinitions. Add { AttributeName: ${name}, AttributeType: S }.`,
        ko: `키 속성 ‘${name}’이(가) AttributeDefinitions에 없습니다. { AttributeName: ${name}, AttributeType: S }를 추가하세요.`,
      },
    }])));
  },
};

export const attributeNotAKey: Rule = {
  id: 'dynamodb.attribute-not-a-key',
  severity: 'error',
  title: { en: 'An attribute is declared but no key uses it', ko: '선언만 되고 키에 쓰이지 않는 속성' },
  why: {
    en: 'DynamoDB takes only key attributes under AttributeDefinitions; all others need no declaration.',
    ko: 'AttributeDefinitions에는 키 속성만 올 수 있습니다. 나머지 속성은 선언하지 않습니다.',
  },
  source: TABLE,
  check: (node, context) => {
    const schemas = keySchemas(node, context);
    if (!isComplete(node, schemas, context)) return [];
    const keys = new Set(schemas.flatMap(({ elements }) => elements.map(({ name }) => name)));
    return (declared(node, context) ?? []).flatMap((name, at): readonly Violation[] => (keys.has(name) ? [] : [{
      path: ['properties', 'AttributeDefinitions', at],
      message: {
        en: `“${name}” is declared, but neither the key nor an index uses it. Remove it: only key attributes are declared.`,
        ko: `‘${name}’이(가) 선언되었지만 키도 인덱스도 쓰지 않습니다. 키 속성만 선언하므로 지우세요.`,
      },
      fix: { title: { en: `Remove “${name}”`, ko: `‘${name}’ 지우기` }, path: ['properties', 'AttributeDefinitions', at], value: undefined },
    }]));
  },
};

/** Whether every key can be told: an index with an unknown key might use any attribute. */
function isComplete(node: Node, schemas: readonly KeySchema[], context: RuleContext): boolean {
  const lists = ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'];
  const isKnown = lists.every((property) => context.resolve.property(node.properties, property).known);
  return isKnown && schemas.length === 1 + lists.reduce((count, property) => count + indexesOf(node, property, context).length, 0);
}

export const localIndexWithoutSortKey: Rule = {
  id: 'dynamodb.local-index-without-sort-key',
  severity: 'error',
  title: { en: 'A table with local indexes has no sort key', ko: '정렬 키 없이 로컬 인덱스를 가진 테이블' },
  why: {
    en: 'A local index sorts the items of a partition by another attribute, so the table itself must have a sort key.',
    ko: '로컬 인덱스는 한 파티션의 항목을 다른 속성으로 정렬하므로 테이블에도 정렬 키가 있어야 합니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html', asOf: '2026-11-21' },
  unfixable: KEY_IS_YOURS,
  check: (node, context) => {
    const key = schemaAt(node, ['KeySchema'], context);
    if (!key || key.elements.length !== 1 || indexesOf(node, 'LocalSecondaryIndexes', context).length === 0) return [];
    return [{
      path: ['properties', 'LocalSecondaryIndexes'],
      message: {
        en: 'Local indexes need a table with a sort key, and KeySchema has a HASH attribute only. Add a RANGE attribute, or use global indexes.',
        ko: '로컬 인덱스에는 정렬 키가 있는 테이블이 필요하지만 KeySchema에 HASH 속성만 있습니다. RANGE 속성을 추가하거나 글로벌 인덱스를 쓰세요.',
      },
    }];
  },
};

const INDEXES_ARE_YOURS = { en: 'Which index can go is for you to decide.', ko: '어느 인덱스를 뺄지는 직접 정해야 합니다.' };

export const tooManyLocalIndexes: Rule = {
  id: 'dynamodb.too-many-local-indexes',
  severity: 'error',
  title: { en: 'A table has more local indexes than DynamoDB allows', ko: 'DynamoDB가 허용하는 것보다 많은 로컬 인덱스' },
  why: { en: 'DynamoDB refuses a table with more.', ko: 'DynamoDB는 더 많은 인덱스를 가진 테이블을 거부합니다.' },
  source: limits['local-indexes'].source,
  unfixable: INDEXES_ARE_YOURS,
  check: (node, context) => tooMany(node, 'LocalSecondaryIndexes', 'dynamodb.local-indexes', context, {
    en: 'Use global indexes for the rest.', ko: '나머지는 글로벌 인덱스로 바꾸세요.',
  }),
};

export const tooManyGlobalIndexes: Rule = {
  id: 'dynamodb.too-many-global-indexes',
  severity: 'warning',
  title: { en: 'A table has more global indexes than the quota', ko: '할당량보다 많은 글로벌 인덱스' },
  why: {
    en: 'The quota can be raised on request. Every index stores its items again and is written with them.',
    ko: '할당량은 요청하면 늘릴 수 있습니다. 인덱스마다 항목을 다시 저장하고 함께 씁니다.',
  },
  source: limits['global-indexes'].source,
  unfixable: INDEXES_ARE_YOURS,
  check: (node, context) => tooMany(node, 'GlobalSecondaryIndexes', 'dynamodb.global-indexes', context, {
    en: 'Have the quota raised and write it under account.quotas, or use fewer.', ko: '할당량을 늘리고 account.quotas에 적거나 수를 줄이세요.',
  }),
};

function tooMany(node: Node, property: string, id: string, context: RuleContext, advice: { readonly en: string; readonly ko: string }): readonly Violation[] {
  const [count, max] = [indexesOf(node, property, context).length, context.quota(id)];
  if (max === undefined || count <= max) return [];
  return [{
    path: ['properties', property],
    limit: { id, needed: count },
    message: {
      en: `${property} has ${count} indexes; DynamoDB allows ${formatNumber(max)} a table. ${advice.en}`,
      ko: `${property}에 인덱스가 ${count}개 있습니다. DynamoDB는 테이블당 ${formatNumber(max)}개까지 허용합니다. ${advice.ko}`,
    },
  }];
}
