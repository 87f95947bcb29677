import type { About } from '../../core/catalog/service.ts';
import { verbatim } from '../../core/model/text.ts';

export const client: About = {
  title: { en: 'Client', ko: '클라이언트' },
  short: { en: 'Client', ko: '클라이언트' },
  category: 'traffic',
  description: { en: '', ko: '' },
  docs: 'https://docs.aws.amazon.com/',
  initial: {},
  summary: () => verbatim('Client'),
};
