import type { About } from '../../core/catalog/service.ts';
import { verbatim } from '../../core/model/text.ts';

export const s3: About = {
  title: { en: 'S3 bucket', ko: 'S3 버킷' },
  short: { en: 'S3 bucket', ko: 'S3 버킷' },
  category: 'data',
  description: { en: '', ko: '' },
  docs: 'https://docs.aws.amazon.com/',
  initial: {},
  summary: () => verbatim('S3 bucket'),
};
