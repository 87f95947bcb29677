import type { About } from '../../core/catalog/service.ts';
import { verbatim } from '../../core/model/text.ts';

export const sns: About = {
  title: { en: 'SNS topic', ko: 'SNS 주제' },
  short: { en: 'SNS topic', ko: 'SNS 주제' },
  category: 'messaging',
  description: { en: '', ko: '' },
  docs: 'https://docs.aws.amazon.com/',
  initial: {},
  summary: () => verbatim('SNS topic'),
};
