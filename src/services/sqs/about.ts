import type { About } from '../../core/catalog/service.ts';
import { verbatim } from '../../core/model/text.ts';

export const sqs: About = {
  title: { en: 'SQS queue', ko: 'SQS 대기열' },
  short: { en: 'SQS queue', ko: 'SQS 대기열' },
  category: 'messaging',
  description: { en: '', ko: '' },
  docs: 'https://docs.aws.amazon.com/',
  initial: {},
  summary: () => verbatim('SQS queue'),
};
