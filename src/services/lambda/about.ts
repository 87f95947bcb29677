import type { About } from '../../core/catalog/service.ts';
import { verbatim } from '../../core/model/text.ts';

export const lambda: About = {
  title: { en: 'Lambda', ko: 'Lambda' },
  short: { en: 'Lambda', ko: 'Lambda' },
  category: 'compute',
  description: { en: '', ko: '' },
  docs: 'https://docs.aws.amazon.com/',
  initial: {},
  summary: () => verbatim('Lambda'),
};
