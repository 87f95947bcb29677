import { isGiven, isSet } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';

const BLOCK = 'PublicAccessBlockConfiguration';
const SETTINGS = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'];
const WEBSITE = ['properties', 'WebsiteConfiguration'];
const ACL = ['properties', 'AccessControl'];
const REMOVE_WEBSITE = { title: { en: 'Remove WebsiteConfiguration', ko: 'WebsiteConfiguration 지우기' }, path: WEBSITE, value: undefined };

const page = (name: string): Rule['source'] => ({ url: `https://docs.aws.amazon.com/AmazonS3/latest/userguide/${name}.html`, asOf: '2026-11-21' });

function openSettings(node: Node, { resolve }: RuleContext): readonly string[] {
  return SETTINGS.filter((setting) => resolve.boolean(node.properties, `${BLOCK}.${setting}`) === false);
}

export const opensToPublic: Rule = {
  id: 's3.public-access-not-blocked',
  severity: 'warning',
  title: { en: 'A bucket may be opened to the public', ko: '공개될 수 있는 버킷' },
  why: {
    en: 'One mistaken policy then shows every object to the world. Behind CloudFront, or with presigned URLs, a bucket can stay closed.',
    ko: '정책 하나만 잘못되어도 모든 객체가 세상에 드러납니다. CloudFront나 미리 서명된 URL을 쓰면 버킷을 닫아 둘 수 있습니다.',
  },
  source: page('access-control-block-public-access'),
  check: (node, context) => openSettings(node, context).map((setting) => ({
    path: ['properties', BLOCK, setting],
    message: {
      en: `${setting} is false: policies or ACLs may open the bucket to everybody. Set it to true and serve objects through CloudFront or presigned URLs.`,
      ko: `${setting} 값이 false라 정책이나 ACL로 버킷이 누구에게나 열릴 수 있습니다. true로 바꾸고 CloudFront나 미리 서명된 URL로 객체를 제공하세요.`,
    },
    fix: { title: { en: `Set ${setting} to true`, ko: `${setting}: true로 바꾸기` }, path: ['properties', BLOCK, setting], value: true },
  })),
};

export const websiteIsClosed: Rule = {
  id: 's3.website-is-closed',
  severity: 'warning',
  title: { en: 'A website endpoint that nobody can open', ko: '아무도 열 수 없는 웹 사이트 엔드포인트' },
  why: {
    en: 'The website endpoint serves public objects only, and new buckets block public access.',
    ko: '웹 사이트 엔드포인트는 공개 객체만 제공하지만 새 버킷은 공개 접근을 차단합니다.',
  },
  source: page('WebsiteAccessPermissionsReqd'),
  check: (node, context) => {
    const isWebsite = isGiven(node.properties, 'WebsiteConfiguration', context.resolve);
    const block = context.resolve.property(node.properties, BLOCK);
    if (!isWebsite || !block.known || openSettings(node, context).length > 0) return [];
    return [{
      path: WEBSITE,
      message: {
        en: 'The website endpoint serves public objects only, and this bucket blocks public access. Remove it and put CloudFront in front of the bucket.',
        ko: '웹 사이트 엔드포인트는 공개 객체만 제공하지만 이 버킷은 공개 접근을 차단합니다. 설정을 지우고 버킷 앞에 CloudFront를 두세요.',
      },
      fix: REMOVE_WEBSITE,
    }];
  },
};

export const websiteBesideDistribution: Rule = {
  id: 's3.website-beside-distribution',
  severity: 'warning',
  title: { en: 'A bucket behind a distribution is a public website too', ko: '배포 뒤에 있으면서 공개 웹 사이트이기도 한 버킷' },
  why: {
    en: 'Viewers can go around the distribution, over plain HTTP: the website endpoint has no HTTPS and no origin access control.',
    ko: '사용자가 배포를 거치지 않고 암호화되지 않은 HTTP로 접속할 수 있습니다. 웹 사이트 엔드포인트는 HTTPS와 오리진 접근 제어를 지원하지 않습니다.',
  },
  source: page('WebsiteEndpoints'),
  check: (node, context) => {
    const [origin] = context.incoming(node, 'origin');
    const isOpen = openSettings(node, context).length > 0;
    if (!origin || !isOpen || !isGiven(node.properties, 'WebsiteConfiguration', context.resolve)) return [];
    return [{
      path: WEBSITE,
      message: {
        en: `“${origin.from.id}” fetches from this bucket with its own signature, and the website endpoint opens a second way in without HTTPS. Remove it.`,
        ko: `‘${origin.from.id}’ 배포는 서명된 요청으로 이 버킷에서 가져옵니다. 웹 사이트 엔드포인트는 HTTPS 없는 두 번째 통로를 엽니다. 지우세요.`,
      },
      fix: REMOVE_WEBSITE,
    }];
  },
};

/** Canned lists that let in everybody, or everybody with an AWS account. */
const PUBLIC_LISTS = ['PublicRead', 'PublicReadWrite', 'AuthenticatedRead'];

/** Whether the bucket takes access control lists; undefined where it cannot be told. New buckets do not. */
function takesLists(node: Node, { resolve }: RuleContext): boolean | undefined {
  if (!isSet(node.properties, 'OwnershipControls', resolve)) return false;
  const ownership = resolve.string(node.properties, 'OwnershipControls.Rules.0.ObjectOwnership');
  return ownership === undefined ? undefined : ownership !== 'BucketOwnerEnforced';
}

export const aclRefused: Rule = {
  id: 's3.acl-refused',
  severity: 'error',
  title: { en: 'A bucket that takes no access control list has one', ko: 'ACL을 받지 않는 버킷의 ACL' },
  why: {
    en: 'The owner of a new bucket owns all its objects and access control lists are off: S3 refuses one.',
    ko: '새 버킷은 소유자가 모든 객체를 소유하고 ACL이 꺼져 있어, S3가 ACL을 거부합니다.',
  },
  source: page('about-object-ownership'),
  check: (node, context) => {
    const list = context.resolve.string(node.properties, 'AccessControl');
    if (list === undefined || list === 'Private' || takesLists(node, context) !== false) return [];
    return [{
      path: ACL,
      message: {
        en: `AccessControl is ${list}, but the bucket takes no access control lists. Remove it and give access by a policy.`,
        ko: `AccessControl 값이 ${list}이지만 이 버킷은 ACL을 받지 않습니다. 지우고 정책으로 권한을 주세요.`,
      },
      fix: { title: { en: 'Remove AccessControl', ko: 'AccessControl 지우기' }, path: ACL, value: undefined },
    }];
  },
};

export const publicList: Rule = {
  id: 's3.public-acl',
  severity: 'warning',
  title: { en: 'An access control list opens a bucket', ko: '버킷을 공개하는 ACL' },
  why: {
    en: 'Everybody on the Internet, or everybody with an AWS account, may then list the bucket, and with PublicReadWrite fill it.',
    ko: '인터넷의 누구나, 또는 AWS 계정이 있는 누구나 버킷을 볼 수 있고 PublicReadWrite이면 채울 수도 있습니다.',
  },
  source: page('acl-overview'),
  check: (node, context): readonly Violation[] => {
    const list = context.resolve.string(node.properties, 'AccessControl');
    if (list === undefined || !PUBLIC_LISTS.includes(list) || takesLists(node, context) !== true) return [];
    return [{
      path: ACL,
      message: {
        en: `AccessControl is ${list}: the bucket is open to ${list === 'AuthenticatedRead' ? 'everybody with an AWS account' : 'everybody'}. Set it to Private.`,
        ko: `AccessControl 값이 ${list}이라 버킷이 ${list === 'AuthenticatedRead' ? 'AWS 계정이 있는 누구에게나' : '누구에게나'} 열려 있습니다. Private으로 바꾸세요.`,
      },
      fix: { title: { en: 'Set AccessControl to Private', ko: 'AccessControl: Private으로 바꾸기' }, path: ACL, value: 'Private' },
    }];
  },
};
