import type { Text } from '../../src/core/model/text.ts';

const text = (en: string, ko: string): Text => ({ en, ko });

/** The documentation of a property, beside its field. */
export const propertyStrings = {
  about: text('Documentation of the property', '속성 설명'),
  none: text('AWS says nothing more of it.', 'AWS에 더 자세한 설명이 없습니다.'),
  loading: text('Reading…', '읽는 중…'),
  page: text('CloudFormation documentation', 'CloudFormation 문서'),
};
