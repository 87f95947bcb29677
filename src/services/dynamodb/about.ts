import type { About } from '../../core/catalog/service.ts';
import { verbatim } from '../../core/model/text.ts';

export const dynamodb: About = {
  title: { en: 'DynamoDB', ko: 'DynamoDB' },
  short: { en: 'DynamoDB', ko: 'DynamoDB' },
  category: 'data',
  description: { en: '', ko: '' },
  docs: 'https://docs.aws.amazon.com/',
  initial: {},
  summary: () => verbatim('DynamoDB'),
};
