import type { About } from '../../core/catalog/service.ts';
import { verbatim } from '../../core/model/text.ts';

export const userPool: About = {
  title: { en: 'User pool', ko: '사용자 풀' },
  short: { en: 'User pool', ko: '사용자 풀' },
  category: 'identity',
  description: { en: '', ko: '' },
  docs: 'https://docs.aws.amazon.com/',
  initial: {},
  summary: () => verbatim('User pool'),
};

export const identityPool: About = {
  title: { en: 'Identity pool', ko: '자격 증명 풀' },
  short: { en: 'Identity pool', ko: '자격 증명 풀' },
  category: 'identity',
  description: { en: '', ko: '' },
  docs: 'https://docs.aws.amazon.com/',
  initial: {},
  summary: () => verbatim('Identity pool'),
};
