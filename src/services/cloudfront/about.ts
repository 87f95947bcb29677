import type { About } from '../../core/catalog/service.ts';
import type { Node } from '../../core/model/design.ts';
import { isObject } from '../../core/model/json.ts';
import { verbatim, type Text } from '../../core/model/text.ts';
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
  drawio: { shape: 'cloudfront', fill: '#8C4FFF' },
  names: {
    anywhere: ['cloudfront', 'cloud front', '클라우드프론트', '클라우드 프론트'],
    atEnd: ['cdn', 'distribution'],
  },
};

/** Whether viewers may use plain HTTP: a behaviour that says nothing redirects to HTTPS. */
function summary(node: Node, resolve: Resolver): Text {
  const allowsHttp = Object.values(node.behaviours).some((behaviour) => isObject(behaviour) && resolve.string(behaviour, 'ViewerProtocolPolicy') === 'allow-all');
  return verbatim(allowsHttp ? 'CloudFront · HTTP, HTTPS' : 'CloudFront · HTTPS');
}
