import { numberSetting } from '../../core/catalog/setting.ts';
import type { About } from '../../core/catalog/service.ts';
import type { Node } from '../../core/model/design.ts';
import { verbatim, type Text } from '../../core/model/text.ts';
import { formatNumber } from '../../core/model/units-format.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { limits } from './limits.ts';

export const lambda: About = {
  title: { en: 'Lambda function', ko: 'Lambda 함수' },
  short: { en: 'Lambda', ko: 'Lambda' },
  category: 'compute',
  description: {
    en: 'Runs code for each request or event, and is billed for the milliseconds it runs.',
    ko: '요청이나 이벤트마다 코드를 실행하고, 실행한 밀리초만큼 요금이 나옵니다.',
  },
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/welcome.html',
  initial: { Runtime: 'nodejs24.x', Handler: 'index.handler', MemorySize: 256, Timeout: 10 },
  summary,
  drawio: { shape: 'lambda', fill: '#ED7100' },
  names: {
    anywhere: ['lambda', 'aws lambda', 'lambda function', '람다'],
    atEnd: ['function', 'fn', '함수'],
    parts: ['permission policies', 'permission policy', 'execution role', 'lambda role', 'iam role', 'iam policy', 'iam policies', '실행 역할', '권한 정책'],
  },
};

export const edge: About = {
  title: { en: 'Lambda@Edge function', ko: 'Lambda@Edge 함수' },
  short: { en: 'Lambda@Edge', ko: 'Lambda@Edge' },
  category: 'edge',
  description: {
    en: 'Runs code where CloudFront answers, at a request or a response of a cache behaviour.',
    ko: 'CloudFront가 응답하는 곳에서, 캐시 동작의 요청이나 응답 때 코드를 실행합니다.',
  },
  docs: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-the-edge.html',
  initial: { Runtime: 'nodejs24.x', Handler: 'index.handler', MemorySize: 128, Timeout: 5 },
  summary,
  drawio: { shape: 'lambda', fill: '#ED7100' },
  names: {
    anywhere: ['lambda@edge', 'lambda edge', 'edge lambda', 'edge function'],
  },
};

function summary(node: Node, resolve: Resolver): Text {
  const name = node.service === 'lambda.edge' ? 'Lambda@Edge' : 'Lambda';
  const megabytes = numberSetting(node.properties, 'MemorySize', resolve, limits['memory-default'].value);
  return verbatim(megabytes === undefined ? name : `${name} · ${formatNumber(megabytes)} MB`);
}
