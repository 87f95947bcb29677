import type { About } from '../../core/catalog/service.ts';
import type { Node } from '../../core/model/design.ts';
import type { Text } from '../../core/model/text.ts';
import type { Resolver } from '../../core/resolve/contract.ts';

export const s3: About = {
  title: { en: 'S3 bucket', ko: 'S3 버킷' },
  short: { en: 'S3 bucket', ko: 'S3 버킷' },
  category: 'data',
  description: {
    en: 'Stores objects of any size: static pages, uploads, generated files. Private unless its policy says otherwise.',
    ko: '크기에 관계없이 객체를 저장합니다. 정적 페이지, 업로드, 생성된 파일에 씁니다. 정책으로 열지 않는 한 비공개입니다.',
  },
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html',
  initial: { VersioningConfiguration: { Status: 'Enabled' } },
  summary,
  drawio: { shape: 's3', fill: '#7AA116' },
  names: {
    anywhere: ['s3', 'simple storage service', 'amazon s3', 'static website', 'static hosting'],
    atEnd: ['bucket', '버킷', '정적 웹사이트'],
  },
};

const BLOCKS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

/** New buckets block public access, so a bucket is public only where its own setting opens it. */
function summary(node: Node, resolve: Resolver): Text {
  const isOpen = BLOCKS.some((block) => resolve.boolean(node.properties, `PublicAccessBlockConfiguration.${block}`) === false);
  const isVersioned = resolve.string(node.properties, 'VersioningConfiguration.Status') === 'Enabled';
  const en = ['S3', isOpen ? 'may be public' : 'private', ...(isVersioned ? ['versioned'] : [])];
  const ko = ['S3', isOpen ? '공개 가능' : '비공개', ...(isVersioned ? ['버전 관리'] : [])];
  return { en: en.join(' · '), ko: ko.join(' · ') };
}
