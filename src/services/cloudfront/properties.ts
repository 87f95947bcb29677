import { assumption, BOOLEAN, choiceOf, field, STRUCTURE, TEXT } from '../../core/catalog/fields.ts';
import type { PropertiesForm } from '../../core/catalog/form.ts';
import { PLANS } from './cost-extras.ts';
import { ZIPF } from './popularity.ts';

export const cloudfront: PropertiesForm = {
  fields: [
    field('behaviours', { en: 'Behaviours', ko: '동작' }, STRUCTURE, {
      home: 'node',
      help: {
        en: 'Path patterns in `order`; the connection to an origin names one.',
        ko: '`order` 순서의 경로 패턴입니다. 오리진으로 가는 연결이 하나를 지정합니다.',
      },
    }),
    field('DistributionConfig.DefaultRootObject', { en: 'Page for /', ko: '/의 페이지' }, TEXT),
    field('DistributionConfig.PriceClass', { en: 'Edge locations', ko: '엣지 로케이션' }, choiceOf(
      ['PriceClass_100', { en: 'North America, Europe', ko: '북미, 유럽' }],
      ['PriceClass_200', { en: 'and Asia, Middle East, Africa', ko: '아시아, 중동, 아프리카 포함' }],
      ['PriceClass_All', { en: 'all', ko: '전체' }],
    ), { default: 'PriceClass_All' }),
    field('DistributionConfig.HttpVersion', { en: 'HTTP versions', ko: 'HTTP 버전' }, choiceOf('http1.1', 'http2', 'http3', 'http2and3'), { default: 'http2' }),
    field('DistributionConfig.Aliases', { en: 'Domain names', ko: '도메인 이름' }, STRUCTURE, {
      help: { en: 'Need a certificate in us-east-1 under ViewerCertificate.', ko: 'ViewerCertificate에 us-east-1의 인증서가 필요합니다.' },
    }),
    field('DistributionConfig.ViewerCertificate', { en: 'Certificate', ko: '인증서' }, STRUCTURE),
    field('DistributionConfig.CustomErrorResponses', { en: 'Error pages', ko: '오류 페이지' }, STRUCTURE),
    field('DistributionConfig.WebACLId', { en: 'Web ACL', ko: '웹 ACL' }, TEXT, {
      help: { en: 'ARN of an AWS WAF web ACL.', ko: 'AWS WAF 웹 ACL의 ARN입니다.' },
    }),
    field('DistributionConfig.IPV6Enabled', { en: 'IPv6', ko: 'IPv6' }, BOOLEAN, { default: false }),
    field('DistributionConfig.Comment', { en: 'Comment', ko: '설명' }, TEXT),
  ],
  assumptions: [
    assumption('cacheHitRatio', { en: 'Cache hit ratio', ko: '캐시 적중률' }, 'ratio',
      { en: 'Share of cacheable requests that no origin sees. Without it: as the objects, their popularity and their time to live have it.', ko: '캐시할 수 있는 요청 중 오리진까지 가지 않는 비율입니다. 없으면 객체 수, 인기도, 유지 시간에서 계산합니다.' }),
    assumption('cacheObjects', { en: 'Cached objects', ko: '캐시되는 객체 수' }, 'count',
      { en: 'How many different objects are asked for. Read where no hit ratio is said.', ko: '요청되는 서로 다른 객체의 수입니다. 적중률을 적지 않았을 때 씁니다.' }),
    assumption('cacheTtl', { en: 'Kept in the cache for', ko: '캐시 유지 시간' }, 'duration',
      { en: 'From the moment that an object was fetched. Without it: the DefaultTTL of the behaviour, else CloudFront’s.', ko: '오리진에서 가져온 때부터의 시간입니다. 없으면 동작의 DefaultTTL, 그것도 없으면 CloudFront의 기본값입니다.' }, '24 h'),
    assumption('cachePopularity', { en: 'Popularity (Zipf)', ko: '인기도(지프)' }, 'count',
      { en: 'Exponent of Zipf’s law: 0 asks for all objects alike, traces of the Web come to 0.64 to 0.83.', ko: '지프 법칙의 지수입니다. 0이면 모든 객체를 고르게 요청하고, 웹 기록에서는 0.64~0.83입니다.' }, ZIPF.exponent),
    assumption('cacheLocations', { en: 'Separate caches', ko: '따로 동작하는 캐시 수' }, 'count',
      { en: 'Caches near viewers that share nothing; each sees its part of the requests.', ko: '서로 공유하지 않는 캐시의 수입니다. 각각 요청의 일부만 받습니다.' }, 1),
    field('viewers', { en: 'Viewers in', ko: '이용자 지역' }, choiceOf(
      ['us', { en: 'United States, Mexico, Canada', ko: '미국·멕시코·캐나다' }],
      ['eu', { en: 'Europe, Israel, Türkiye', ko: '유럽·이스라엘·튀르키예' }],
      ['ap', { en: 'Asia (Seoul, Singapore, Hong Kong…)', ko: '아시아(서울·싱가포르·홍콩 등)' }],
      ['jp', { en: 'Japan', ko: '일본' }],
      ['in', { en: 'India', ko: '인도' }],
      ['au', { en: 'Australia, New Zealand', ko: '호주·뉴질랜드' }],
      ['sa', { en: 'South America', ko: '남아메리카' }],
      ['za-me', { en: 'Africa, Middle East', ko: '아프리카·중동' }],
    ), {
      home: 'assume',
      help: { en: 'Prices differ by where viewers are. Without it: where the design stands.', ko: '이용자의 지역에 따라 가격이 다릅니다. 없으면 설계의 리전을 따릅니다.' },
    }),
    assumption('plainHttpShare', { en: 'Plain HTTP requests', ko: '일반 HTTP 요청 비율' }, 'ratio',
      { en: 'Share of requests that come by HTTP. Where the behaviour redirects, each is followed by one by HTTPS.', ko: 'HTTP로 오는 요청의 비율입니다. 리디렉션하는 동작에서는 요청마다 HTTPS 요청이 이어집니다.' }, '0 %'),
    field('plan', { en: 'Plan', ko: '요금제' }, choiceOf(...PLANS), {
      home: 'assume',
      help: { en: 'A plan at a flat rate in place of paying for requests and transfer.', ko: '요청과 전송량 대신 내는 정액 요금제입니다.' },
    }),
    assumption('invalidations', { en: 'Invalidated paths', ko: '무효화 경로 수' }, 'count',
      { en: 'A month.', ko: '월 단위입니다.' }),
    assumption('realTimeLogShare', { en: 'Requests in real-time logs', ko: '실시간 로그 비율' }, 'ratio',
      { en: 'Sampling rate of behaviours that write real-time logs.', ko: '실시간 로그를 쓰는 동작의 샘플링 비율입니다.' }, '100 %'),
  ],
};
