import { isGiven, isSet, listSetting } from '../../../core/catalog/setting.ts';
import type { Rule, Violation } from '../../../core/rules/contract.ts';
import { areasOutside, classFor } from '../areas.ts';
import { originsOf } from './origin-edges.ts';

const page = (name: string): Rule['source'] => ({ url: `https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/${name}.html`, asOf: '2026-11-21' });
const CONFIG = 'DistributionConfig';
const CERTIFICATE = `${CONFIG}.ViewerCertificate`;
const pathOf = (path: string): readonly string[] => ['properties', ...path.split('.')];

/** Security policies that let protocols older than TLS 1.2 in. */
const OLD_POLICIES = ['SSLv3', 'TLSv1', 'TLSv1_2016', 'TLSv1.1_2016'];
const OLD_PROTOCOLS = ['SSLv3', 'TLSv1', 'TLSv1.1'];

export const oldTls: Rule = {
  id: 'cloudfront.old-tls',
  severity: 'warning',
  title: { en: 'Protocols older than TLS 1.2 are allowed', ko: 'TLS 1.2보다 오래된 프로토콜 허용' },
  why: {
    en: 'They are broken or withdrawn; every current browser and origin speaks TLS 1.2.',
    ko: '깨졌거나 폐기된 프로토콜입니다. 지금의 브라우저와 오리진은 모두 TLS 1.2를 지원합니다.',
  },
  source: page('secure-connections-supported-viewer-protocols-ciphers'),
  check: (node, { resolve, outgoing }) => {
    const policy = resolve.string(node.properties, `${CERTIFICATE}.MinimumProtocolVersion`);
    const path = pathOf(`${CERTIFICATE}.MinimumProtocolVersion`);
    const viewer: readonly Violation[] = policy === undefined || !OLD_POLICIES.includes(policy) ? [] : [{
      path,
      message: {
        en: `MinimumProtocolVersion is ${policy}: viewers may connect with less than TLS 1.2. Set it to TLSv1.2_2021.`,
        ko: `MinimumProtocolVersion 값이 ${policy}라서 TLS 1.2보다 오래된 프로토콜로 접속할 수 있습니다. TLSv1.2_2021로 바꾸세요.`,
      },
      fix: { title: { en: 'Require TLS 1.2', ko: 'TLS 1.2 이상 요구' }, path, value: 'TLSv1.2_2021' },
    }];
    return [...viewer, ...outgoing(node, 'origin').flatMap(({ connection }): readonly Violation[] => {
      const below = ['with', 'CustomOriginConfig', 'OriginSSLProtocols'];
      const old = (listSetting(connection.with, 'CustomOriginConfig.OriginSSLProtocols', resolve) ?? []).filter((protocol) => OLD_PROTOCOLS.includes(String(protocol)));
      return old.length === 0 ? [] : [{
        connection: connection.id,
        path: below,
        message: {
          en: `The distribution may speak ${old.join(', ')} with this origin. Allow TLSv1.2 only.`,
          ko: `배포가 이 오리진과 ${old.join(', ')}로 통신할 수 있습니다. TLSv1.2만 허용하세요.`,
        },
        fix: { title: { en: 'Allow TLSv1.2 only', ko: 'TLSv1.2만 허용' }, path: below, value: ['TLSv1.2'] },
      }];
    })];
  },
};

const CERTIFICATES = page('cnames-and-https-requirements');
const NOT_IN_DESIGN = { en: 'Which certificate is meant is not in the design.', ko: '어떤 인증서를 쓸지는 설계에 나와 있지 않습니다.' };

export const aliasWithoutCertificate: Rule = {
  id: 'cloudfront.alias-without-certificate',
  severity: 'error',
  title: { en: 'A distribution has domain names and no certificate for them', ko: '인증서 없이 도메인 이름을 가진 배포' },
  why: {
    en: 'CloudFront takes a domain name only with a trusted certificate that covers it: it proves that the name is yours.',
    ko: 'CloudFront는 이름을 포함하는 신뢰할 수 있는 인증서가 있어야 도메인 이름을 받습니다. 인증서가 소유를 증명합니다.',
  },
  source: page('CNAMEs'),
  unfixable: NOT_IN_DESIGN,
  check: (node, { resolve }) => {
    const aliases = listSetting(node.properties, `${CONFIG}.Aliases`, resolve) ?? [];
    const hasCertificate = ['AcmCertificateArn', 'IamCertificateId'].some((name) => isSet(node.properties, `${CERTIFICATE}.${name}`, resolve));
    if (aliases.length === 0 || hasCertificate) return [];
    return [{
      path: pathOf(`${CONFIG}.Aliases`),
      message: {
        en: `The distribution answers to ${aliases.length === 1 ? 'a domain name' : `${aliases.length} domain names`} without a certificate. Put the ARN of one from ACM in us-east-1 under ViewerCertificate.AcmCertificateArn.`,
        ko: `배포가 인증서 없이 도메인 이름 ${aliases.length}개에 응답합니다. us-east-1의 ACM 인증서 ARN을 ViewerCertificate.AcmCertificateArn에 적으세요.`,
      },
    }];
  },
};

export const certificateElsewhere: Rule = {
  id: 'cloudfront.certificate-elsewhere',
  severity: 'error',
  title: { en: 'The certificate of a distribution is in another Region', ko: '다른 리전에 있는 배포의 인증서' },
  why: { en: 'CloudFront takes certificates of ACM from us-east-1 only, wherever the rest of the design stands.', ko: '설계가 어느 리전에 있든 CloudFront는 us-east-1의 ACM 인증서만 받습니다.' },
  source: CERTIFICATES,
  unfixable: NOT_IN_DESIGN,
  check: (node, { resolve }) => {
    const arn = resolve.string(node.properties, `${CERTIFICATE}.AcmCertificateArn`);
    const region = arn?.split(':')[3] ?? '';
    if (arn === undefined || !arn.includes(':acm:') || region === 'us-east-1') return [];
    return [{
      path: pathOf(`${CERTIFICATE}.AcmCertificateArn`),
      message: {
        en: `The certificate is in ${region}; CloudFront needs one in us-east-1. Request it there.`,
        ko: `인증서가 ${region}에 있습니다. CloudFront에는 us-east-1의 인증서가 필요합니다. 그곳에서 요청하세요.`,
      },
    }];
  },
};

export const certificateSupport: Rule = {
  id: 'cloudfront.certificate-without-sni',
  severity: 'warning',
  title: { en: 'A certificate is not served by SNI', ko: 'SNI로 제공하지 않는 인증서' },
  why: {
    en: 'With a certificate CloudFront needs to know how to serve it. Dedicated IP addresses (vip) cost extra each month, for viewers that current browsers have replaced.',
    ko: '인증서를 쓰면 CloudFront에 제공 방식을 알려야 합니다. 전용 IP 주소(vip)는 매달 추가 요금이 들며 지금의 브라우저에는 필요 없습니다.',
  },
  source: page('cnames-https-dedicated-ip-or-sni'),
  check: (node, { resolve }) => {
    const method = resolve.property(node.properties, `${CERTIFICATE}.SslSupportMethod`);
    const hasCertificate = ['AcmCertificateArn', 'IamCertificateId'].some((name) => isGiven(node.properties, `${CERTIFICATE}.${name}`, resolve));
    if (!method.known || !hasCertificate || (method.value !== undefined && method.value !== 'vip')) return [];
    const path = pathOf(`${CERTIFICATE}.SslSupportMethod`);
    return [{
      path,
      message: method.value === 'vip'
        ? { en: 'SslSupportMethod is vip: dedicated IP addresses cost extra each month. Set it to sni-only.', ko: 'SslSupportMethod 값이 vip라서 전용 IP 주소 요금이 매달 듭니다. sni-only로 바꾸세요.' }
        : { en: 'The certificate has no SslSupportMethod, and CloudFront refuses it so. Set it to sni-only.', ko: '인증서에 SslSupportMethod가 없어 CloudFront가 거부합니다. sni-only로 적으세요.' },
      fix: { title: { en: 'Serve by SNI', ko: 'SNI로 제공' }, path, value: 'sni-only' },
    }];
  },
};

export const noRootObject: Rule = {
  id: 'cloudfront.no-root-object',
  severity: 'warning',
  title: { en: 'A distribution has no page for /', ko: '/에 보여줄 페이지가 없는 배포' },
  why: {
    en: 'A request for the root goes on to the bucket, which answers 403, or lists its objects where it is allowed to.',
    ko: '루트 요청이 버킷으로 전달되어 403을 받거나, 허용되어 있으면 객체 목록이 드러납니다.',
  },
  source: page('DefaultRootObject'),
  check: (node, context) => {
    const root = context.resolve.property(node.properties, `${CONFIG}.DefaultRootObject`);
    const serves = originsOf(node, context).some(({ edge, behaviour, stores }) => stores
      && (behaviour ? behaviour.isDefault && !rewrites(behaviour.written) : edge.connection.behaviour === undefined));
    const runsAtEdge = context.outgoing(node, 'trigger').length > 0;
    if (!root.known || !serves || runsAtEdge || (root.value !== undefined && root.value !== '')) return [];
    const path = pathOf(`${CONFIG}.DefaultRootObject`);
    return [{
      path,
      message: {
        en: 'A request for / has no page: the bucket answers 403. Write DefaultRootObject, such as index.html.',
        ko: '/ 요청에 보여줄 페이지가 없어 버킷이 403으로 응답합니다. index.html 같은 DefaultRootObject를 적으세요.',
      },
      fix: { title: { en: 'Serve index.html', ko: 'index.html 제공' }, path, value: 'index.html' },
    }];
  },
};

/** An edge function may send / elsewhere. */
function rewrites(behaviour: object): boolean {
  return Object.hasOwn(behaviour, 'FunctionAssociations') || Object.hasOwn(behaviour, 'LambdaFunctionAssociations');
}

export const geoRestrictionInvalid: Rule = {
  id: 'cloudfront.geo-restriction-invalid',
  severity: 'error',
  title: { en: 'A restriction by country contradicts itself', ko: '서로 맞지 않는 국가별 제한' },
  why: { en: 'A list of countries goes with whitelist or blacklist, and with nothing else; CloudFront refuses the rest.', ko: '국가 목록은 whitelist나 blacklist와만 함께 쓸 수 있으며 나머지는 CloudFront가 거부합니다.' },
  source: { url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-georestriction.html', asOf: '2026-11-21' },
  check: (node, { resolve }) => {
    const base = `${CONFIG}.Restrictions.GeoRestriction`;
    const type = resolve.string(node.properties, `${base}.RestrictionType`);
    const isOff = type === 'none';
    const hasCountries = isSet(node.properties, `${base}.Locations`, resolve);
    if (type === undefined || isOff !== hasCountries) return [];
    const path = pathOf(`${base}.${isOff ? 'Locations' : 'RestrictionType'}`);
    const fix = isOff ? { title: { en: 'Remove the countries', ko: '국가 목록 지우기' }, path, value: undefined } : { title: { en: 'Restrict no country', ko: '국가 제한 없애기' }, path, value: 'none' };
    return [{
      path,
      message: isOff
        ? { en: 'RestrictionType is none, so there may be no Locations. Remove them, or choose whitelist or blacklist.', ko: 'RestrictionType이 none이면 Locations를 쓸 수 없습니다. 지우거나 whitelist, blacklist를 고르세요.' }
        : { en: `RestrictionType is ${type} and no country is named. Write Locations, or set it to none.`, ko: `RestrictionType이 ${type}인데 국가가 없습니다. Locations를 적거나 none으로 바꾸세요.` },
      fix,
    }];
  },
};

export const viewersOutsideClass: Rule = {
  id: 'cloudfront.viewers-outside-price-class',
  severity: 'info',
  title: { en: 'Viewers are far from the edge locations of the price class', ko: '가격 클래스의 엣지 로케이션에서 먼 이용자' },
  why: {
    en: 'A price class leaves out the dearer areas: viewers there are answered from the United States or Europe, which costs less and takes longer.',
    ko: '가격 클래스는 비싼 지역을 제외합니다. 그 지역의 이용자는 미국이나 유럽에서 응답을 받아 요금은 적지만 더 느립니다.',
  },
  source: page('PriceClass'),
  check: (node, context) => {
    const priceClass = context.resolve.string(node.properties, `${CONFIG}.PriceClass`);
    const outside = priceClass === undefined ? [] : areasOutside(node, context.design.region, priceClass);
    if (priceClass === undefined || outside.length === 0) return [];
    const [path, wanted] = [pathOf(`${CONFIG}.PriceClass`), classFor(outside)];
    return [{
      path,
      message: {
        en: `${priceClass} has no edge locations for the viewers in ${outside.join(', ')}. Where speed matters there, use ${wanted}.`,
        ko: `${priceClass}에는 ${outside.join(', ')} 지역 이용자를 위한 엣지 로케이션이 없습니다. 그곳에서 속도가 중요하면 ${wanted}을(를) 쓰세요.`,
      },
      fix: { title: { en: `Use ${wanted}`, ko: `${wanted} 사용` }, path, value: wanted },
    }];
  },
};
