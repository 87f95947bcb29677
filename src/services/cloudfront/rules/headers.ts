import { nameOf } from '../../../core/model/design.ts';
import { own } from '../../../core/model/json.ts';
import type { Rule, Violation } from '../../../core/rules/contract.ts';
import { SECURITY_HEADERS } from '../managed-policies.ts';
import { originsOf } from './origin-edges.ts';

export const noSecurityHeaders: Rule = {
  id: 'cloudfront.no-security-headers',
  severity: 'info',
  title: { en: 'Pages travel without security headers', ko: '보안 헤더 없이 전송되는 페이지' },
  why: {
    en: 'A bucket adds no headers that tell browsers to stay on HTTPS, not to guess types and not to be framed; CloudFront adds them by a response headers policy.',
    ko: '버킷은 HTTPS 유지, 형식 추측 금지, 프레임 금지를 알리는 헤더를 붙이지 않습니다. CloudFront는 응답 헤더 정책으로 붙일 수 있습니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html', asOf: '2026-11-21' },
  check: (node, context) => originsOf(node, context).flatMap(({ edge, behaviour, stores }): readonly Violation[] => {
    const isLegacy = behaviour !== undefined && own(behaviour.written, 'ForwardedValues') !== undefined;
    // Without the older settings the export adds the policy by itself.
    if (!stores || !isLegacy || own(behaviour.written, 'ResponseHeadersPolicyId') !== undefined) return [];
    const path = ['behaviours', behaviour.key, 'ResponseHeadersPolicyId'];
    return [{
      path,
      message: {
        en: `“${behaviour.key}” serves “${nameOf(edge.to)}” without security headers. Set ResponseHeadersPolicyId to the managed policy SecurityHeadersPolicy.`,
        ko: `‘${behaviour.key}’ 동작이 보안 헤더 없이 ‘${nameOf(edge.to)}’의 콘텐츠를 제공합니다. ResponseHeadersPolicyId에 관리형 정책 SecurityHeadersPolicy를 적으세요.`,
      },
      fix: { title: { en: 'Add security headers', ko: '보안 헤더 추가' }, path, value: SECURITY_HEADERS },
    }];
  }),
};
