import { isSet } from '../../../core/catalog/setting.ts';
import { isObject } from '../../../core/model/json.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, Violation } from '../../../core/rules/contract.ts';
import { tooMany } from '../../../core/rules/count-check.ts';
import { limits } from '../limits.ts';
import { billingOf, indexesOf } from '../settings.ts';

const INDEX = { url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-globalsecondaryindex.html', asOf: '2026-11-21' };

export const indexThroughputMissing: Rule = {
  id: 'dynamodb.index-throughput-missing',
  severity: 'error',
  title: { en: 'A global index of a provisioned table has no throughput', ko: '처리량이 없는 프로비저닝 테이블의 글로벌 인덱스' },
  why: { en: 'A global index of a provisioned table has a capacity of its own, and DynamoDB refuses one without.', ko: '프로비저닝 테이블의 글로벌 인덱스에는 자체 용량이 있어야 하며, 없으면 DynamoDB가 거부합니다.' },
  source: INDEX,
  check: (node, { resolve }) => {
    const mode = billingOf(node, resolve);
    const table = resolve.property(node.properties, 'ProvisionedThroughput');
    if (mode !== 'provisioned' || !table.known || !isObject(table.value)) return [];
    const like = table.value;
    // An index that is itself an intrinsic function has no name to read.
    return indexesOf(node, 'GlobalSecondaryIndexes', resolve)
      .filter(({ properties }) => Object.hasOwn(properties, 'IndexName') && !isSet(properties, 'ProvisionedThroughput', resolve))
      .map(({ path }): Violation => ({
        path: [...path, 'ProvisionedThroughput'],
        message: {
          en: 'The table is provisioned, so this global index needs a ProvisionedThroughput of its own.',
          ko: '프로비저닝 테이블이므로 이 글로벌 인덱스에도 ProvisionedThroughput이 필요합니다.',
        },
        fix: { title: { en: 'Provision as much as the table', ko: '테이블만큼 프로비저닝하기' }, path: [...path, 'ProvisionedThroughput'], value: like },
      }));
  },
};

export const indexBelowTable: Rule = {
  id: 'dynamodb.index-writes-below-table',
  severity: 'warning',
  title: { en: 'A global index writes slower than its table', ko: '테이블보다 쓰기가 느린 글로벌 인덱스' },
  why: {
    en: 'Every write to the table that concerns the index is written there too. Where the index has too little capacity, DynamoDB throttles the writes to the table.',
    ko: '인덱스에 해당하는 쓰기는 인덱스에도 쓰입니다. 인덱스의 용량이 모자라면 테이블의 쓰기가 제한됩니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html', asOf: '2026-11-21' },
  check: (node, { resolve }) => {
    const path = 'ProvisionedThroughput.WriteCapacityUnits';
    const table = resolve.number(node.properties, path);
    if (table === undefined || billingOf(node, resolve) !== 'provisioned') return [];
    return indexesOf(node, 'GlobalSecondaryIndexes', resolve).flatMap(({ properties, path: place }): readonly Violation[] => {
      const units = resolve.number(properties, path);
      if (units === undefined || units >= table) return [];
      const at = [...place, 'ProvisionedThroughput', 'WriteCapacityUnits'];
      return [{
        path: at,
        message: {
          en: `The index writes ${formatNumber(units)} units a second, the table ${formatNumber(table)}. Unless few items are in the index, its throttling slows the table down. Make the two equal.`,
          ko: `인덱스의 쓰기 용량은 초당 ${formatNumber(units)}단위, 테이블은 ${formatNumber(table)}단위입니다. 인덱스에 드는 항목이 적지 않으면 인덱스의 제한이 테이블까지 늦춥니다. 두 값을 같게 하세요.`,
        },
        fix: { title: { en: `Set WriteCapacityUnits to ${table}`, ko: `WriteCapacityUnits: ${table}(으)로 바꾸기` }, path: at, value: table },
      }];
    });
  },
};

export const tooManyProjected: Rule = {
  id: 'dynamodb.too-many-projected-attributes',
  severity: 'error',
  title: { en: 'The indexes of a table name more attributes than DynamoDB allows', ko: 'DynamoDB가 허용하는 것보다 많은 투영 속성' },
  why: {
    en: 'The attributes that indexes name one by one (INCLUDE) count together over all indexes, each as often as it is named.',
    ko: '인덱스가 하나씩 적은 속성(INCLUDE)은 모든 인덱스에서 적힌 횟수만큼 함께 셉니다.',
  },
  source: limits['projected-attributes'].source,
  unfixable: { en: 'Which attributes an index can do without is for you to decide.', ko: '인덱스에서 뺄 속성은 직접 정해야 합니다.' },
  check: (node, context) => {
    const indexes = (['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'] as const).flatMap((list) => indexesOf(node, list, context.resolve));
    const count = indexes.reduce((sum, { properties }) => {
      const named = context.resolve.property(properties, 'Projection.NonKeyAttributes');
      return sum + (named.known && Array.isArray(named.value) ? named.value.length : 0);
    }, 0);
    return tooMany({
      count, limit: 'dynamodb.projected-attributes', holder: { en: 'The table', ko: '테이블' }, what: { en: 'projected attributes', ko: '투영 속성' }, by: 'DynamoDB',
      advice: { en: 'Project ALL in the widest index, or name fewer.', ko: '가장 넓은 인덱스는 ALL로 투영하거나 수를 줄이세요.' }, path: ['properties'],
    }, context);
  },
};

const NAME = /^[A-Za-z0-9_.-]+$/;

export const indexNameInvalid: Rule = {
  id: 'dynamodb.index-name-invalid',
  severity: 'error',
  title: { en: 'An index has a name that DynamoDB refuses', ko: 'DynamoDB가 거부하는 인덱스 이름' },
  why: { en: 'Index names are made of letters, digits, underscores, hyphens and dots, as table names are.', ko: '인덱스 이름에는 테이블 이름처럼 영문자, 숫자, 밑줄, 하이픈, 점만 쓸 수 있습니다.' },
  source: limits['name-length-max'].source,
  unfixable: { en: 'The code that queries the index names it.', ko: '인덱스를 쿼리하는 코드가 이 이름을 씁니다.' },
  check: (node, { resolve, quota }) => {
    const [min, max] = [quota('dynamodb.name-length-min') ?? 0, quota('dynamodb.name-length-max') ?? Infinity];
    return (['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'] as const).flatMap((list) => indexesOf(node, list, resolve)).flatMap(({ properties, path }): readonly Violation[] => {
      const name = resolve.string(properties, 'IndexName');
      if (name === undefined || (name.length >= min && name.length <= max && NAME.test(name))) return [];
      const broken = name.length < min ? 'dynamodb.name-length-min' : name.length > max ? 'dynamodb.name-length-max' : undefined;
      return [{
        path: [...path, 'IndexName'],
        ...(broken === undefined ? {} : { limit: { id: broken, needed: name.length } }),
        message: {
          en: `The index name has ${name.length} characters. A name has ${min} to ${max} letters, digits, underscores, hyphens and dots.`,
          ko: `인덱스 이름이 ${name.length}자입니다. 이름은 영문자, 숫자, 밑줄, 하이픈, 점으로 ${min}~${max}자입니다.`,
        },
      }];
    });
  },
};
