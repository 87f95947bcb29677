import type { Rule } from '../../../core/rules/contract.ts';
import { isObject, own, type Json } from '../../../core/model/json.ts';

export const configNotWritten: Rule = {
  id: 's3.config-not-written',
  severity: 'error',
  title: { en: 'The configuration of pages cannot be written', ko: '쓸 수 없는 페이지 설정' },
  why: {
    en: 'A deployment writes config: into config.json beside the pages. CloudFormation tells values one by one, as texts, so each key holds a text, a number, true or false, or an intrinsic function; and there must be pages (content:).',
    ko: '배포할 때 config:를 페이지 옆의 config.json에 씁니다. CloudFormation은 값을 하나씩 문자열로 알려 주므로 각 키에는 문자열, 숫자, true/false 또는 내장 함수를 적습니다. 페이지(content:)도 있어야 합니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html', asOf: '2026-11-21' },
  unfixable: { en: 'Only its author knows what the pages read.', ko: '페이지가 무엇을 읽는지는 작성자만 압니다.' },
  check: (node) => {
    const config = own(node.settings, 'config');
    if (config === undefined) return [];
    if (own(node.settings, 'content') === undefined) {
      return [{ path: ['config'], message: { en: 'config: is written beside pages, and this bucket has none. Name their folder: content: ./web', ko: 'config:는 페이지 옆에 쓰는데 이 버킷에는 페이지가 없습니다. 폴더를 적으십시오: content: ./web' } }];
    }
    if (!isObject(config)) return [{ path: ['config'], message: { en: 'config: holds keys of config.json with their values, such as apiUrl: /api', ko: 'config:에는 config.json의 키와 값을 적습니다. 예: apiUrl: /api' } }];
    return Object.entries(config).filter(([, value]) => !isTellable(value)).map(([key]) => ({
      path: ['config', key],
      message: { en: `${key} holds a list or a map; CloudFormation tells single values only. Give each its own key.`, ko: `${key}에 목록이나 맵이 있습니다. CloudFormation은 값을 하나씩만 알려 줍니다. 키를 나누십시오.` },
    }));
  },
};

/** A plain value, or an intrinsic function that gives one. */
function isTellable(value: Json): boolean {
  if (!isObject(value)) return !Array.isArray(value) && value !== null;
  const [name = '', ...more] = Object.keys(value);
  return more.length === 0 && (name === 'Ref' || name.startsWith('Fn::'));
}
