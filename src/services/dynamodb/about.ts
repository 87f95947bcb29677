import type { About } from '../../core/catalog/service.ts';
import type { Node } from '../../core/model/design.ts';
import { verbatim, type Text } from '../../core/model/text.ts';
import { formatNumber } from '../../core/model/units-format.ts';
import type { Resolver } from '../../core/resolve/contract.ts';

export const dynamodb: About = {
  title: { en: 'DynamoDB table', ko: 'DynamoDB 테이블' },
  short: { en: 'DynamoDB table', ko: 'DynamoDB 테이블' },
  category: 'data',
  description: {
    en: 'Stores items by key and answers in milliseconds at any size.',
    ko: '항목을 키로 저장하고, 크기에 관계없이 밀리초 안에 응답합니다.',
  },
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Introduction.html',
  initial: {
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  },
  summary,
  drawio: { shape: 'dynamodb', fill: '#C925D1' },
  names: {
    anywhere: ['dynamodb', 'dynamo', 'ddb', 'amazon dynamodb', '다이나모디비', '다이나모'],
    atEnd: ['table', '테이블'],
  },
};

function summary(node: Node, resolve: Resolver): Text {
  const mode = resolve.property(node.properties, 'BillingMode');
  if (!mode.known) return verbatim('DynamoDB');
  if (mode.value === 'PAY_PER_REQUEST') return { en: 'DynamoDB · on-demand', ko: 'DynamoDB · 온디맨드' };
  const reads = resolve.number(node.properties, 'ProvisionedThroughput.ReadCapacityUnits');
  const writes = resolve.number(node.properties, 'ProvisionedThroughput.WriteCapacityUnits');
  if (reads === undefined || writes === undefined) return { en: 'DynamoDB · provisioned', ko: 'DynamoDB · 프로비저닝' };
  return verbatim(`${formatNumber(reads)} RCU · ${formatNumber(writes)} WCU`);
}
