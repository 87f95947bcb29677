import type { About } from '../../core/catalog/service.ts';
import { verbatim } from '../../core/model/text.ts';

export const cloudfront: About = {
  title: { en: 'CloudFront', ko: 'CloudFront' },
  short: { en: 'CloudFront', ko: 'CloudFront' },
  category: 'edge',
  description: { en: '', ko: '' },
  docs: 'https://docs.aws.amazon.com/',
  initial: {},
  summary: () => verbatim('CloudFront'),
};
