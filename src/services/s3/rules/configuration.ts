import { isSet } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import type { Text } from '../../../core/model/text.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { limits } from '../limits.ts';

export const tooManyLifecycleRules: Rule = {
  id: 's3.too-many-lifecycle-rules',
  severity: 'error',
  title: { en: 'A bucket has more lifecycle rules than S3 allows', ko: 'S3가 허용하는 것보다 많은 수명 주기 규칙' },
  why: { en: 'S3 refuses a configuration with more rules.', ko: 'S3는 더 많은 규칙을 가진 구성을 거부합니다.' },
  source: limits['lifecycle-rules'].source,
  check: (node, context) => tooMany(node, 'LifecycleConfiguration.Rules', 's3.lifecycle-rules', { en: 'lifecycle rules', ko: '수명 주기 규칙' }, context),
};

export const tooManyCorsRules: Rule = {
  id: 's3.too-many-cors-rules',
  severity: 'error',
  title: { en: 'A bucket has more CORS rules than S3 allows', ko: 'S3가 허용하는 것보다 많은 CORS 규칙' },
  why: { en: 'S3 refuses a configuration with more rules.', ko: 'S3는 더 많은 규칙을 가진 구성을 거부합니다.' },
  source: limits['cors-rules'].source,
  check: (node, context) => tooMany(node, 'CorsConfiguration.CorsRules', 's3.cors-rules', { en: 'CORS rules', ko: 'CORS 규칙' }, context),
};

function tooMany(node: Node, path: string, quota: string, what: Text, context: RuleContext): readonly Violation[] {
  const found = context.resolve.property(node.properties, path);
  const max = context.quota(quota);
  if (!found.known || !Array.isArray(found.value) || max === undefined || found.value.length <= max) return [];
  const count = formatNumber(found.value.length);
  return [{
    path: ['properties', ...path.split('.')],
    message: {
      en: `The bucket has ${count} ${what.en}; S3 allows ${formatNumber(max)}. Merge those that say the same.`,
      ko: `버킷의 ${what.ko}이 ${count}개입니다. S3는 ${formatNumber(max)}개까지 허용합니다. 같은 내용의 규칙을 합치세요.`,
    },
  }];
}

const BLOCK = 'PublicAccessBlockConfiguration';
const SETTINGS = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'];

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
  source: { url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html', asOf: '2026-11-21' },
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
  source: { url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteAccessPermissionsReqd.html', asOf: '2026-11-21' },
  check: (node, context) => {
    const isWebsite = isSet(node.properties, 'WebsiteConfiguration', context.resolve);
    const block = context.resolve.property(node.properties, BLOCK);
    if (!isWebsite || !block.known || openSettings(node, context).length > 0) return [];
    const path = ['properties', 'WebsiteConfiguration'];
    return [{
      path,
      message: {
        en: 'The website endpoint serves public objects only, and this bucket blocks public access. Remove it and put CloudFront in front of the bucket.',
        ko: '웹 사이트 엔드포인트는 공개 객체만 제공하지만 이 버킷은 공개 접근을 차단합니다. 설정을 지우고 버킷 앞에 CloudFront를 두세요.',
      },
      fix: { title: { en: 'Remove WebsiteConfiguration', ko: 'WebsiteConfiguration 지우기' }, path, value: undefined },
    }];
  },
};
