import type { About } from '../../core/catalog/service.ts';
import type { Node } from '../../core/model/design.ts';
import { isObject, own } from '../../core/model/json.ts';
import type { Text } from '../../core/model/text.ts';
import type { Resolver } from '../../core/resolve/contract.ts';

export const cloudfront: About = {
  title: { en: 'CloudFront distribution', ko: 'CloudFront 배포' },
  short: { en: 'CloudFront', ko: 'CloudFront' },
  category: 'edge',
  description: {
    en: 'Serves content from edge locations near the viewer and fetches from its origins what it has not cached.',
    ko: '사용자와 가까운 엣지 로케이션에서 콘텐츠를 제공하고, 캐시에 없는 것은 오리진에서 가져옵니다.',
  },
  docs: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Introduction.html',
  initial: { DistributionConfig: { PriceClass: 'PriceClass_200', DefaultRootObject: 'index.html', HttpVersion: 'http2and3' } },
  summary,
};

/** Whether every behaviour insists on HTTPS, and how many there are. */
function summary(node: Node, resolve: Resolver): Text {
  const behaviours = Object.values(node.behaviours).filter(isObject);
  const policies = behaviours.map((behaviour) => resolve.value(own(behaviour, 'ViewerProtocolPolicy')));
  const isSecure = policies.every((policy) => policy.known && (policy.value === 'redirect-to-https' || policy.value === 'https-only'));
  const protocol = behaviours.length > 0 && isSecure ? 'HTTPS' : 'HTTP, HTTPS';
  const count = behaviours.length;
  if (count < 2) return { en: `CloudFront · ${protocol}`, ko: `CloudFront · ${protocol}` };
  return { en: `CloudFront · ${protocol} · ${count} paths`, ko: `CloudFront · ${protocol} · 경로 ${count}개` };
}
