import { nameOf, type Node } from '../../../core/model/design.ts';
import { own } from '../../../core/model/json.ts';
import type { Rule, Violation } from '../../../core/rules/contract.ts';
import { behavioursOf } from './written-behaviours.ts';

const BEHAVIOURS = { url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html', asOf: '2026-11-21' };

export const noDefaultBehaviour: Rule = {
  id: 'cloudfront.no-default-behaviour',
  severity: 'error',
  title: { en: 'A distribution has no default behaviour', ko: '기본 동작이 없는 배포' },
  why: {
    en: 'Every distribution needs exactly one behaviour without a path pattern: it takes what no pattern matches. A connection to an origin that names no behaviour is one.',
    ko: '모든 배포에는 경로 패턴이 없는 동작이 꼭 하나 필요합니다. 어떤 패턴에도 맞지 않는 요청을 처리합니다. 동작을 지정하지 않은 오리진 연결도 기본 동작이 됩니다.',
  },
  source: BEHAVIOURS,
  unfixable: { en: 'What the default behaviour should serve is not in the design.', ko: '기본 동작이 무엇을 제공해야 하는지는 설계에 나와 있지 않습니다.' },
  check: (node, context) => {
    const behaviours = behavioursOf(node, context.resolve);
    const defaults = behaviours.filter(({ isDefault }) => isDefault);
    if (behaviours.length === 0 || defaults.length === 1) return [];
    const isImplied = context.outgoing(node, 'origin').some(({ connection }) => connection.behaviour === undefined);
    if (defaults.length === 0) return isImplied ? [] : [{ path: ['behaviours'], message: missing(node) }];
    return defaults.slice(1).map(({ key }) => ({
      path: ['behaviours', key],
      message: {
        en: `“${defaults[0]?.key ?? ''}” and “${key}” both have no PathPattern, and only one behaviour can be the default. Give “${key}” a pattern.`,
        ko: `‘${defaults[0]?.key ?? ''}’ 동작과 ‘${key}’ 동작에 모두 PathPattern이 없습니다. 기본 동작은 하나뿐이므로 ‘${key}’ 동작에 패턴을 적으세요.`,
      },
    }));
  },
};

function missing(node: Node): Violation['message'] {
  return {
    en: `“${nameOf(node)}” has no behaviour without a PathPattern. Add one for what no pattern matches.`,
    ko: `‘${nameOf(node)}’ 배포에 PathPattern이 없는 동작이 없습니다. 어떤 패턴에도 맞지 않는 요청을 위해 하나를 추가하세요.`,
  };
}

export const pathPatternTwice: Rule = {
  id: 'cloudfront.path-pattern-twice',
  severity: 'error',
  title: { en: 'Two behaviours have the same path pattern', ko: '경로 패턴이 같은 두 동작' },
  why: {
    en: 'CloudFront takes the first behaviour whose pattern matches, so the second of two with the same pattern is never used.',
    ko: 'CloudFront는 패턴이 맞는 첫 동작을 쓰므로 같은 패턴의 두 번째 동작은 쓰이지 않습니다.',
  },
  source: BEHAVIOURS,
  unfixable: { en: 'Which of the two is meant is not in the design.', ko: '둘 중 어느 것을 의도했는지는 설계에 나와 있지 않습니다.' },
  check: (node, context) => {
    const first = new Map<string, string>();
    return behavioursOf(node, context.resolve).flatMap(({ key, pattern }): readonly Violation[] => {
      const holder = pattern === undefined ? undefined : first.get(pattern);
      if (pattern === undefined) return [];
      if (holder === undefined) {
        first.set(pattern, key);
        return [];
      }
      return [{
        path: ['behaviours', key, 'PathPattern'],
        message: {
          en: `“${holder}” has the pattern ${pattern} already. Change one of the two, or remove it.`,
          ko: `‘${holder}’ 동작이 이미 ${pattern} 패턴을 가지고 있습니다. 둘 중 하나를 바꾸거나 지우세요.`,
        },
      }];
    });
  },
};

export const sameOrder: Rule = {
  id: 'cloudfront.same-order',
  severity: 'warning',
  title: { en: 'Two behaviours have the same order', ko: '순서가 같은 두 동작' },
  why: {
    en: 'CloudFront takes the first behaviour whose pattern matches, so the order must be told.',
    ko: 'CloudFront는 패턴이 맞는 첫 동작을 쓰므로 순서가 분명해야 합니다.',
  },
  source: BEHAVIOURS,
  unfixable: { en: 'Which of the two comes first is not in the design.', ko: '둘 중 어느 것이 먼저인지는 설계에 나와 있지 않습니다.' },
  check: (node, context) => {
    const first = new Map<number, string>();
    return behavioursOf(node, context.resolve).flatMap(({ key, written, isDefault }): readonly Violation[] => {
      const order = context.resolve.number(written, 'order');
      if (isDefault || order === undefined) return [];
      const holder = first.get(order);
      if (holder === undefined) {
        first.set(order, key);
        return [];
      }
      return [{
        path: ['behaviours', key, 'order'],
        message: {
          en: `“${holder}” has the order ${order} too, so it is open which pattern CloudFront tries first. Give each its own number.`,
          ko: `‘${holder}’ 동작의 순서도 ${order}이라 CloudFront가 어느 패턴을 먼저 볼지 알 수 없습니다. 서로 다른 숫자를 적으세요.`,
        },
      }];
    });
  },
};

export const httpAllowed: Rule = {
  id: 'cloudfront.http-allowed',
  severity: 'warning',
  title: { en: 'Viewers may use plain HTTP', ko: '암호화되지 않은 HTTP 허용' },
  why: {
    en: 'Over HTTP anybody on the way reads and changes what is sent: forms, tokens, pages.',
    ko: 'HTTP에서는 중간의 누구든 양식, 토큰, 페이지를 읽고 바꿀 수 있습니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html', asOf: '2026-11-21' },
  check: (node, context) => behavioursOf(node, context.resolve)
    .filter(({ written }) => own(written, 'ViewerProtocolPolicy') === 'allow-all')
    .map(({ key }) => ({
      path: ['behaviours', key, 'ViewerProtocolPolicy'],
      message: {
        en: `The behaviour “${key}” answers over plain HTTP. Redirect to HTTPS.`,
        ko: `‘${key}’ 동작이 암호화되지 않은 HTTP로도 응답합니다. HTTPS로 리디렉션하세요.`,
      },
      fix: { title: { en: 'Redirect to HTTPS', ko: 'HTTPS로 리디렉션' }, path: ['behaviours', key, 'ViewerProtocolPolicy'], value: 'redirect-to-https' },
    })),
};
