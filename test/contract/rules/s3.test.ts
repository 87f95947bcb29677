import { service } from '../../../src/services/s3/service.ts';
import { specifyRules } from './rule-cases.ts';

const bucket = (properties: string) => `nodes:\n  files: { service: s3, properties: { ${properties} } }\n`;
const many = (count: number, entry: string) => Array.from({ length: count }, () => entry).join(', ');
const name = (written: string, fault: string) => ({
  rule: 's3.bucket-name-invalid', at: 'nodes.files.properties.BucketName', design: bucket(`BucketName: ${written}`),
  says: `A bucket name ${fault}. Change it, or remove it and let CloudFormation make one.`, fix: { value: undefined }, fine: bucket('BucketName: my-files-2026'),
});

specifyRules(service, [
  name('ab', 'has 3 to 63 characters; this one has 2'),
  name('My_Files', 'has lowercase letters, digits, dots and hyphens only'),
  name('-files', 'begins and ends with a letter or a digit'),
  name('my..files', 'has no two dots in a row'),
  name('192.168.0.1', 'is not written like an IP address'),
  name('xn--files', 'does not begin with xn--, which AWS keeps for itself'),
  name('files-s3alias', 'does not end with -s3alias, which AWS keeps for itself'),
  {
    rule: 's3.too-many-lifecycle-rules', at: 'nodes.files.properties.LifecycleConfiguration.Rules',
    design: bucket(`LifecycleConfiguration: { Rules: [${many(1001, '{}')}] }`),
    says: 'The bucket has 1,001 lifecycle rules; S3 allows 1,000. Merge those that say the same.', fine: bucket('LifecycleConfiguration: { Rules: [{}] }'),
  },
  {
    rule: 's3.too-many-cors-rules', at: 'nodes.files.properties.CorsConfiguration.CorsRules',
    design: bucket(`CorsConfiguration: { CorsRules: [${many(101, '{}')}] }`),
    says: 'The bucket has 101 CORS rules; S3 allows 100. Merge those that say the same.', fine: bucket(`CorsConfiguration: { CorsRules: [${many(100, '{}')}] }`),
  },
  {
    rule: 's3.public-access-not-blocked', at: 'nodes.files.properties.PublicAccessBlockConfiguration.BlockPublicPolicy',
    design: bucket('PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: false }'),
    says: 'BlockPublicPolicy is false: policies or ACLs may open the bucket to everybody. Set it to true and serve objects through CloudFront or presigned URLs.',
    fix: { value: true },
  },
  {
    rule: 's3.website-is-closed', at: 'nodes.files.properties.WebsiteConfiguration', design: bucket('WebsiteConfiguration: { IndexDocument: index.html }'),
    says: 'The website endpoint serves public objects only, and this bucket blocks public access. Remove it and put CloudFront in front of the bucket.',
    fix: { value: undefined }, fine: bucket('WebsiteConfiguration: { IndexDocument: index.html }, PublicAccessBlockConfiguration: { BlockPublicPolicy: false }'),
  },
]);
