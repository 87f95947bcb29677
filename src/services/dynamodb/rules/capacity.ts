import { isSet } from '../../../core/catalog/setting.ts';
import { own } from '../../../core/model/json.ts';
import { formatBytes } from '../../../core/model/units-format.ts';
import { parseBytes } from '../../../core/model/units.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { parseAssumed } from '../../../core/traffic/assumptions.ts';
import { limits } from '../limits.ts';
import { billingOf, indexesOf } from '../settings.ts';

const TABLE = { url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html', asOf: '2026-11-21' };

export const throughputWithOnDemand: Rule = {
  id: 'dynamodb.throughput-with-on-demand',
  severity: 'error',
  title: { en: 'An on-demand table sets a provisioned throughput', ko: '온디맨드 테이블에 설정된 프로비저닝 처리량' },
  why: {
    en: 'DynamoDB refuses ProvisionedThroughput where BillingMode is PAY_PER_REQUEST.',
    ko: 'BillingMode가 PAY_PER_REQUEST이면 DynamoDB가 ProvisionedThroughput을 거부합니다.',
  },
  source: TABLE,
  check: (node, { resolve }) => {
    if (billingOf(node, resolve) !== 'on-demand') return [];
    const indexes = indexesOf(node, 'GlobalSecondaryIndexes', resolve).filter(({ properties }) => Object.hasOwn(properties, 'ProvisionedThroughput'));
    const places = [...(isSet(node.properties, 'ProvisionedThroughput', resolve) ? [['properties']] : []), ...indexes.map(({ path }) => path)];
    return places.map((place) => {
      const path = [...place, 'ProvisionedThroughput'];
      return {
        path,
        message: {
          en: 'The table is on-demand, so it has no ProvisionedThroughput. Remove it, or set BillingMode to PROVISIONED.',
          ko: '온디맨드 테이블에는 ProvisionedThroughput을 둘 수 없습니다. 지우거나 BillingMode를 PROVISIONED로 바꾸세요.',
        },
        fix: { title: { en: 'Remove ProvisionedThroughput', ko: 'ProvisionedThroughput 지우기' }, path, value: undefined },
      };
    });
  },
};

export const throughputMissing: Rule = {
  id: 'dynamodb.throughput-missing',
  severity: 'error',
  title: { en: 'A provisioned table has no throughput', ko: '처리량이 없는 프로비저닝 테이블' },
  why: {
    en: 'A table is provisioned unless BillingMode says PAY_PER_REQUEST, and then needs ProvisionedThroughput.',
    ko: 'BillingMode가 PAY_PER_REQUEST가 아니면 프로비저닝 테이블이며 ProvisionedThroughput이 필요합니다.',
  },
  source: TABLE,
  check: (node, { resolve }) => {
    const mode = resolve.property(node.properties, 'BillingMode');
    if (!mode.known || mode.value === 'PAY_PER_REQUEST' || isSet(node.properties, 'ProvisionedThroughput', resolve)) return [];
    const path = ['properties', 'BillingMode'];
    return [{
      path,
      message: {
        en: 'A table without BillingMode PAY_PER_REQUEST is provisioned and needs ProvisionedThroughput. Make it on-demand, or set the capacity.',
        ko: 'BillingMode가 PAY_PER_REQUEST가 아닌 테이블은 프로비저닝이며 ProvisionedThroughput이 필요합니다. 온디맨드로 바꾸거나 용량을 적으세요.',
      },
      fix: { title: { en: 'Make it on-demand', ko: '온디맨드로 바꾸기' }, path, value: 'PAY_PER_REQUEST' },
    }];
  },
};

export const itemTooLarge: Rule = {
  id: 'dynamodb.item-above-400-kb',
  severity: 'error',
  title: { en: 'Items are larger than DynamoDB stores', ko: 'DynamoDB가 저장할 수 있는 것보다 큰 항목' },
  why: {
    en: 'DynamoDB refuses to write a larger item, names of attributes included.',
    ko: '속성 이름까지 합해 더 큰 항목은 DynamoDB가 쓰기를 거부합니다.',
  },
  source: limits['item-max'].source,
  unfixable: { en: 'What to put elsewhere is for you to decide.', ko: '무엇을 다른 곳에 둘지는 직접 정해야 합니다.' },
  check: (node, { quota }) => {
    const size = parseAssumed(own(node.assume, 'itemSize'), parseBytes);
    const max = quota('dynamodb.item-max');
    if (!size.ok || max === undefined || size.value <= max) return [];
    return [{
      path: ['assume', 'itemSize'],
      limit: { id: 'dynamodb.item-max', needed: size.value },
      message: {
        en: `An item is assumed to be ${formatBytes(size.value)}; DynamoDB stores at most ${formatBytes(max)}. Put large values into a bucket and keep their key here.`,
        ko: `항목 크기가 ${formatBytes(size.value)}로 가정되어 있습니다. DynamoDB는 ${formatBytes(max)}까지 저장합니다. 큰 값은 버킷에 두고 키만 저장하세요.`,
      },
    }];
  },
};

const NAME = /^[A-Za-z0-9_.-]+$/;

export const tableNameInvalid: Rule = {
  id: 'dynamodb.table-name-invalid',
  severity: 'error',
  title: { en: 'A table has a name that DynamoDB refuses', ko: 'DynamoDB가 거부하는 테이블 이름' },
  why: {
    en: 'Table names are made of letters, digits, underscores, hyphens and dots. Without a name CloudFormation makes one.',
    ko: '테이블 이름에는 영문자, 숫자, 밑줄, 하이픈, 점만 쓸 수 있습니다. 이름이 없으면 CloudFormation이 만듭니다.',
  },
  source: limits['name-length-max'].source,
  check: (node, { resolve, quota }) => {
    const name = resolve.string(node.properties, 'TableName');
    const [min, max] = [quota('dynamodb.name-length-min') ?? 0, quota('dynamodb.name-length-max') ?? Infinity];
    if (name === undefined || (name.length >= min && name.length <= max && NAME.test(name))) return [];
    const path = ['properties', 'TableName'];
    const broken = name.length < min ? 'dynamodb.name-length-min' : name.length > max ? 'dynamodb.name-length-max' : undefined;
    return [{
      path,
      ...(broken === undefined ? {} : { limit: { id: broken, needed: name.length } }),
      message: {
        en: `A table name has ${min} to ${max} letters, digits, underscores, hyphens and dots. Change it, or remove it and let CloudFormation make one.`,
        ko: `테이블 이름은 영문자, 숫자, 밑줄, 하이픈, 점으로 ${min}~${max}자입니다. 고치거나, 지워서 CloudFormation이 만들게 하세요.`,
      },
      fix: { title: { en: 'Remove TableName', ko: 'TableName 지우기' }, path, value: undefined },
    }];
  },
};
