import { assumption, BOOLEAN, choiceOf, field, STRUCTURE, TEXT } from '../../core/catalog/fields.ts';
import type { PropertiesForm } from '../../core/catalog/form.ts';
import type { Text } from '../../core/model/text.ts';
import { CLASSES, STANDARD } from './classes.ts';
import { limits } from './limits.ts';

export const s3: PropertiesForm = {
  fields: [
    field('content', { en: 'Content', ko: '콘텐츠' }, TEXT, {
      home: 'node',
      help: { en: 'Folder that is uploaded, relative to this file.', ko: '업로드할 폴더로, 이 파일을 기준으로 합니다.' },
    }),
    field('config', { en: 'Configuration of the pages', ko: '페이지 설정' }, STRUCTURE, {
      home: 'node',
      help: { en: 'Keys of config.json that are written when the site is deployed: an address, a client id.', ko: '배포할 때 config.json에 쓰는 키입니다. 주소나 클라이언트 ID 등.' },
    }),
    field('VersioningConfiguration.Status', { en: 'Versions', ko: '버전 관리' }, choiceOf(
      ['Enabled', { en: 'Keep every version', ko: '모든 버전 보관' }],
      ['Suspended', { en: 'Suspended', ko: '일시 중지' }],
    ), { help: { en: 'Overwritten and deleted objects stay, and are billed.', ko: '덮어쓰거나 지운 객체가 남고 요금이 나옵니다.' } }),
    field('LifecycleConfiguration', { en: 'Lifecycle', ko: '수명 주기' }, STRUCTURE, {
      help: { en: 'Rules that move or delete objects by age.', ko: '오래된 객체를 옮기거나 지우는 규칙입니다.' },
    }),
    field('CorsConfiguration', { en: 'CORS', ko: 'CORS' }, STRUCTURE, {
      help: { en: 'Needed where a page of another origin calls the bucket directly.', ko: '다른 오리진의 페이지가 버킷을 직접 호출할 때 필요합니다.' },
    }),
    field('PublicAccessBlockConfiguration.BlockPublicPolicy', { en: 'Block public policies', ko: '공개 정책 차단' }, BOOLEAN, { default: true }),
    field('PublicAccessBlockConfiguration.RestrictPublicBuckets', { en: 'Restrict public access', ko: '공개 접근 제한' }, BOOLEAN, { default: true }),
    field('WebsiteConfiguration', { en: 'Website endpoint', ko: '웹 사이트 엔드포인트' }, STRUCTURE, {
      help: { en: 'HTTP only. Behind CloudFront it is not needed.', ko: 'HTTP만 지원합니다. CloudFront 뒤에서는 필요 없습니다.' },
    }),
    field('BucketEncryption', { en: 'Encryption', ko: '암호화' }, STRUCTURE, {
      help: { en: 'Without it S3 encrypts with its own keys.', ko: '설정하지 않으면 S3가 자체 키로 암호화합니다.' },
    }),
    field('BucketName', { en: 'Bucket name', ko: '버킷 이름' }, {
      type: 'text', pattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$', maxLength: limits['name-length-max'].value, source: limits['name-length-max'].source,
    }, { help: { en: 'Leave empty: CloudFormation makes a unique one.', ko: '비워 두면 CloudFormation이 고유한 이름을 만듭니다.' } }),
  ],
  assumptions: [
    assumption('objectSize', { en: 'Size of an object', ko: '객체 크기' }, 'bytes',
      { en: 'What a direct download transfers.', ko: '직접 내려받을 때 전송되는 양입니다.' }, '100 KB'),
    assumption('storage.start', { en: 'Stored at the start', ko: '처음 저장량' }, 'bytes',
      { en: 'What the bucket holds when the month begins.', ko: '달이 시작될 때 버킷에 있는 양입니다.' }),
    assumption('storage.grow', { en: 'Growth', ko: '증가량' }, 'bytes-rate',
      { en: 'What is added and stays.', ko: '더해져서 남는 양입니다.' }),
    field('storageClass', { en: 'Storage class', ko: '스토리지 클래스' }, choiceOf(...CLASSES.map(({ name, title }): readonly [string, Text] => [name, title])), {
      home: 'assume',
      default: STANDARD.name,
      help: { en: 'Into which objects are put. Shares by class go into the file.', ko: '객체를 넣는 클래스입니다. 클래스별 비율은 파일에 적습니다.' },
    }),
    { ...assumption('lifecycleShare', { en: 'Under lifecycle rules', ko: '수명 주기 규칙 대상' }, 'ratio',
      { en: 'Share of the bucket that its lifecycle rules are for.', ko: '버킷 중 수명 주기 규칙이 적용되는 비율입니다.' }, '100 %'), when: { property: 'LifecycleConfiguration', exists: true } },
    field('tiering', { en: 'Intelligent-Tiering tiers', ko: 'Intelligent-Tiering 계층' }, STRUCTURE, {
      home: 'assume',
      help: { en: '{ frequent: 30 %, infrequent: 70 % }. Without it all counts as frequent.', ko: '{ frequent: 30 %, infrequent: 70 % }처럼 적습니다. 없으면 모두 빈번한 액세스로 봅니다.' },
    }),
    { ...assumption('noncurrentShare', { en: 'Old versions', ko: '이전 버전' }, 'ratio',
      { en: 'Bytes of versions that are no longer current, on top of what is stored.', ko: '현재 버전이 아닌 객체의 양으로, 저장량에 더합니다.' }), when: { property: 'VersioningConfiguration', exists: true } },
    assumption('restores', { en: 'Restored from archives', ko: '아카이브 복원량' }, 'bytes-rate',
      { en: 'What is read back from the Glacier classes.', ko: 'Glacier 클래스에서 되읽는 양입니다.' }),
  ],
};
