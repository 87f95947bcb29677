import { service } from '../../../src/services/s3/service.ts';
import { specifyRules } from './rule-cases.ts';

const bucket = (properties: string, rest = '') => `nodes:\n  files: { service: s3, properties: { ${properties} }${rest} }\n`;
const many = (count: number, entry: string) => Array.from({ length: count }, () => entry).join(', ');
const name = (written: string, fault: string, more = '') => ({
  rule: 's3.bucket-name-invalid', at: 'nodes.files.properties.BucketName', design: bucket(`BucketName: ${written}${more}`),
  says: `A bucket name ${fault}. Change it, or remove it and let CloudFormation make one.`, fix: { value: undefined }, fine: bucket(`BucketName: my-files-2026${more}`),
});

const lifecycle = (rule: string, rest = '') => bucket(`LifecycleConfiguration: { Rules: [{ Status: Enabled, ${rule} }] }`, rest);
const inRules = 'nodes.files.properties.LifecycleConfiguration.Rules';

const NODES = `nodes:
  files: { service: s3 }
  first: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler } }
  second: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler } }
`;
const notified = (first: string, second: string) => `${NODES}connections:
  files-first: { from: files, to: first${first} }
  files-second: { from: files, to: second${second} }
`;
const written = (queue: string, rest = '') => `nodes:
  files: { service: s3, properties: { NotificationConfiguration: { QueueConfigurations: [{ Event: "s3:ObjectCreated:*", Queue: ${queue} }] } } }
${rest}`;

const POLICY = (statement: string) => bucket('', `, parts: { Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Files, PolicyDocument: { Statement: [${statement}] } } } }`);
const statements = (count: number) => many(count, '{ Effect: Allow, Principal: { AWS: "arn:aws:iam::111122223333:role/reader" }, Action: "s3:GetObject", Resource: !Sub "${Files.Arn}/*" }');

const WEBSITE = 'WebsiteConfiguration: { IndexDocument: index.html }';
const OPEN = 'PublicAccessBlockConfiguration: { BlockPublicPolicy: false }';
const behind = (properties: string) => `${bucket(properties)}  cdn: { service: cloudfront, behaviours: { default: { order: 1 } } }
connections:
  cdn-files: { from: cdn, to: files, behaviour: default }
`;
const asked = (path: string, peak: string) => `nodes:
  people: { service: client, traffic: { all: { peak: ${peak}, path: ${path} } } }
  files: { service: s3 }
connections:
  people-files: { from: people, to: files }
`;

specifyRules(service, [
  name('ab', 'has 3 to 63 characters; this one has 2'),
  name('My_Files', 'has lowercase letters, digits, dots and hyphens only'),
  name('-files', 'begins and ends with a letter or a digit'),
  name('my..files', 'has no two dots in a row'),
  name('192.168.0.1', 'is not written like an IP address'),
  name('xn--files', 'does not begin with xn--, which AWS keeps for itself'),
  name('files-s3alias', 'does not end with -s3alias, which AWS keeps for itself'),
  { ...name('files-an', 'does not end with -an, which AWS keeps for itself'), fine: bucket('BucketName: files-111122223333-ap-northeast-2-an') },
  name('my.files', 'has no dots where Transfer Acceleration is on', ', AccelerateConfiguration: { AccelerationStatus: Enabled }'),

  {
    rule: 's3.too-many-lifecycle-rules', at: inRules, design: bucket(`LifecycleConfiguration: { Rules: [${many(1001, '{}')}] }`),
    says: 'The bucket has 1,001 lifecycle rules; S3 allows 1,000. Merge those that say the same.', fine: bucket(`LifecycleConfiguration: { Rules: [${many(1000, '{}')}] }`),
    limit: { id: 's3.lifecycle-rules', needed: 1001 },
  },
  {
    rule: 's3.too-many-cors-rules', at: 'nodes.files.properties.CorsConfiguration.CorsRules', design: bucket(`CorsConfiguration: { CorsRules: [${many(101, '{}')}] }`),
    says: 'The bucket has 101 CORS rules; S3 allows 100. Merge those that say the same.', fine: bucket(`CorsConfiguration: { CorsRules: [${many(100, '{}')}] }`),
    limit: { id: 's3.cors-rules', needed: 101 },
  },
  {
    rule: 's3.lifecycle-days-below-minimum', at: `${inRules}.0.Transitions.0.TransitionInDays`, design: lifecycle('Transitions: [{ StorageClass: STANDARD_IA, TransitionInDays: -1 }]'),
    says: 'Objects move to STANDARD_IA after -1 days; S3 allows 0 or more.', fix: { value: 0 }, fine: lifecycle('Transitions: [{ StorageClass: STANDARD_IA, TransitionInDays: 0 }]'),
    limit: { id: 's3.lifecycle-days-min', needed: -1 },
  },
  {
    rule: 's3.lifecycle-out-of-order', at: `${inRules}.0.Transitions.1.TransitionInDays`,
    design: lifecycle('Transitions: [{ StorageClass: GLACIER, TransitionInDays: 30 }, { StorageClass: STANDARD_IA, TransitionInDays: 90 }]'),
    says: 'Objects move to GLACIER after 30 days and to STANDARD_IA after 90, which S3 does not allow. Move them to a colder class, or not again.',
    fine: lifecycle('Transitions: [{ StorageClass: GLACIER, TransitionInDays: 90 }, { StorageClass: STANDARD_IA, TransitionInDays: 30 }]'),
  },
  {
    rule: 's3.lifecycle-out-of-order', at: `${inRules}.0.ExpirationInDays`, design: lifecycle('ExpirationInDays: 30, Transitions: [{ StorageClass: STANDARD_IA, TransitionInDays: 30 }]'),
    says: 'Objects expire after 30 days, but move to STANDARD_IA only after 30. Let them expire later, or do not move them.',
    fine: lifecycle('ExpirationInDays: 31, Transitions: [{ StorageClass: STANDARD_IA, TransitionInDays: 30 }]'),
  },
  {
    rule: 's3.small-objects-stay', at: `${inRules}.0`, design: lifecycle('Transitions: [{ StorageClass: STANDARD_IA, TransitionInDays: 30 }]', ', assume: { objectSize: 100 KB }'),
    says: 'Objects here have 100 KB, and S3 moves none below 128 KB. Say ObjectSizeGreaterThan to move them all the same, or let them be.',
    fine: lifecycle('Transitions: [{ StorageClass: STANDARD_IA, TransitionInDays: 30 }]', ', assume: { objectSize: 128 KB }'),
  },

  {
    rule: 's3.too-many-notifications', at: 'connections.files-second.with.events.49',
    design: notified(`, with: { events: [${many(51, '"s3:ObjectTagging:Put"')}], prefix: a/ }`, `, with: { events: [${many(50, '"s3:ObjectTagging:Put"')}], prefix: b/ }`),
    says: 'The bucket has 101 notifications; S3 allows 100. Send them to one topic or to EventBridge and select there.',
    fine: notified(`, with: { events: [${many(50, '"s3:ObjectTagging:Put"')}], prefix: a/ }`, `, with: { events: [${many(50, '"s3:ObjectTagging:Put"')}], prefix: b/ }`),
    limit: { id: 's3.notifications', needed: 101 },
  },
  {
    rule: 's3.notification-event-unknown', at: 'connections.files-first.with.events.0',
    design: notified(', with: { events: [s3:ObjectCreated] }', ', with: { prefix: b/ }'),
    says: 'S3 has no event “s3:ObjectCreated”. Write one such as s3:ObjectCreated:* or s3:ObjectRemoved:*.',
    fine: notified(', with: { events: ["s3:ObjectCreated:Put", "s3:ObjectRemoved:*", "s3:ObjectAcl:Put"], prefix: a/ }', ', with: { prefix: b/ }'),
  },
  {
    rule: 's3.notifications-overlap', at: 'connections.files-second.with.events.0',
    design: notified(', with: { prefix: images/ }', ', with: { events: ["s3:ObjectCreated:Put"], prefix: images/cats/ }'),
    says: '“files-first” announces s3:ObjectCreated:* of the same objects already. Give the two different prefixes or suffixes, or send both through a topic.',
    fine: notified(', with: { prefix: images/, suffix: .jpg }', ', with: { events: ["s3:ObjectCreated:Put"], prefix: images/cats/, suffix: .png }'),
  },
  {
    rule: 's3.notifications-overlap', at: 'connections.files-second', design: notified('', ''),
    says: '“files-first” announces s3:ObjectCreated:* of the same objects already. Give the two different prefixes or suffixes, or send both through a topic.',
    fine: notified('', ', with: { events: ["s3:ObjectRemoved:*"] }'),
  },
  {
    rule: 's3.notification-to-fifo', at: 'nodes.files.properties.NotificationConfiguration.QueueConfigurations.0', design: written('"arn:aws:sqs:us-east-1:111122223333:jobs.fifo"'),
    says: 'S3 cannot announce to “jobs.fifo”, which is FIFO. Use a standard one, or a function between them.', fine: written('"arn:aws:sqs:us-east-1:111122223333:jobs"'),
  },
  {
    rule: 's3.notification-to-fifo', at: 'nodes.files.properties.NotificationConfiguration.QueueConfigurations.0', design: written('!GetAtt Jobs.Arn', '  jobs: { service: sqs, properties: { FifoQueue: true } }\n'),
    says: 'S3 cannot announce to “jobs”, which is FIFO. Use a standard one, or a function between them.', fine: written('!GetAtt Jobs.Arn', '  jobs: { service: sqs }\n'),
  },
  {
    rule: 's3.versions-needed', at: 'nodes.files.properties.VersioningConfiguration.Status', design: bucket('ReplicationConfiguration: { Role: !Ref Copier, Rules: [] }'),
    says: 'ReplicationConfiguration needs versions, and the bucket keeps none. Set VersioningConfiguration.Status to Enabled.', fix: { value: 'Enabled' },
    fine: bucket('ReplicationConfiguration: { Role: !Ref Copier, Rules: [] }, VersioningConfiguration: { Status: !Ref Versions }'),
  },
  {
    rule: 's3.versions-needed', at: 'nodes.files.properties.VersioningConfiguration.Status', design: bucket('ObjectLockEnabled: true, VersioningConfiguration: { Status: Suspended }'),
    says: 'ObjectLockEnabled needs versions, and the bucket keeps none. Set VersioningConfiguration.Status to Enabled.', fix: { value: 'Enabled' }, fine: bucket('ObjectLockEnabled: true'),
  },

  {
    rule: 's3.public-access-not-blocked', at: 'nodes.files.properties.PublicAccessBlockConfiguration.BlockPublicPolicy',
    design: bucket('PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: false }'),
    says: 'BlockPublicPolicy is false: policies or ACLs may open the bucket to everybody. Set it to true and serve objects through CloudFront or presigned URLs.',
    fix: { value: true }, fine: bucket('PublicAccessBlockConfiguration: { BlockPublicPolicy: !Ref Closed }'),
  },
  {
    rule: 's3.website-is-closed', at: 'nodes.files.properties.WebsiteConfiguration', design: bucket(WEBSITE),
    says: 'The website endpoint serves public objects only, and this bucket blocks public access. Remove it and put CloudFront in front of the bucket.',
    fix: { value: undefined }, fine: bucket(`${WEBSITE}, ${OPEN}`),
  },
  {
    rule: 's3.website-beside-distribution', at: 'nodes.files.properties.WebsiteConfiguration', design: behind(`${WEBSITE}, ${OPEN}`),
    says: '“cdn” fetches from this bucket with its own signature, and the website endpoint opens a second way in without HTTPS. Remove it.',
    fix: { value: undefined }, fine: bucket(`${WEBSITE}, ${OPEN}`),
  },
  {
    rule: 's3.acl-refused', at: 'nodes.files.properties.AccessControl', design: bucket('AccessControl: LogDeliveryWrite'),
    says: 'AccessControl is LogDeliveryWrite, but the bucket takes no access control lists. Remove it and give access by a policy.', fix: { value: undefined },
    fine: bucket('AccessControl: LogDeliveryWrite, OwnershipControls: { Rules: [{ ObjectOwnership: BucketOwnerPreferred }] }'),
  },
  {
    rule: 's3.public-acl', at: 'nodes.files.properties.AccessControl', design: bucket('AccessControl: PublicRead, OwnershipControls: { Rules: [{ ObjectOwnership: ObjectWriter }] }'),
    says: 'AccessControl is PublicRead: the bucket is open to everybody. Set it to Private.', fix: { value: 'Private' },
    fine: bucket('AccessControl: BucketOwnerFullControl, OwnershipControls: { Rules: [{ ObjectOwnership: ObjectWriter }] }'),
  },
  {
    rule: 's3.policy-opens-to-all', at: 'nodes.files.parts.Policy.Properties.PolicyDocument.Statement.0', design: POLICY('{ Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: "*" }'),
    says: 'This statement allows everybody in the world, without a condition. Name the principals, or serve the objects through CloudFront.',
    fine: POLICY('{ Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*" }, { Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: "*", Condition: { IpAddress: { "aws:SourceIp": 203.0.113.0/24 } } }'),
  },
  {
    rule: 's3.policy-too-large', at: 'nodes.files.parts.Policy.Properties.PolicyDocument', design: POLICY(statements(180)),
    says: 'The bucket policy has 20.58 KB or more; S3 allows 20 KB. Merge statements, or give access through access points.', fine: POLICY(statements(170)),
  },

  {
    rule: 's3.peak-above-prefix-rate', at: 'nodes.files', design: asked('GET /a', '12k/s'),
    says: 'At the peak 12,000 reads/s arrive; one prefix serves 5,500. Spread the keys over 3 prefixes or more.', fine: asked('GET /a', '5500/s'),
    limit: { id: 's3.prefix-reads', needed: 12000 },
  },
  {
    rule: 's3.peak-above-prefix-rate', at: 'nodes.files', design: asked('PUT /a', '4k/s'),
    says: 'At the peak 4,000 writes/s arrive; one prefix serves 3,500. Spread the keys over 2 prefixes or more.', fine: asked('GET /a', '4k/s'),
    limit: { id: 's3.prefix-writes', needed: 4000 },
  },
  {
    rule: 's3.object-too-large', at: 'nodes.files.assume.objectSize', design: bucket('', ', assume: { objectSize: 60 TB }'),
    says: 'Objects are said to have 60 TB; S3 stores up to 48.83 TB in one. Divide the data.', fine: bucket('', ', assume: { objectSize: 48 TB }'),
    limit: { id: 's3.object-max', needed: 60 * 1024 ** 4 },
  },
  {
    rule: 's3.multipart-needed', at: 'nodes.files.assume.objectSize', design: bucket('', ', assume: { objectSize: 6 GB }'),
    says: 'Objects have 6 GB; one PUT takes 5 GB. Upload them in parts: up to 10,000 of 5 GB each.', fine: bucket('', ', assume: { objectSize: 5 GB }'),
    limit: { id: 's3.put-max', needed: 6 * 1024 ** 3 },
  },

  {
    rule: 's3.config-not-written', at: 'nodes.files.config', design: bucket('', ', config: { apiUrl: /api }'),
    says: 'config: is written beside pages, and this bucket has none. Name their folder: content: ./web', fine: bucket('', ', content: ./web, config: { apiUrl: /api }'),
  },
  {
    rule: 's3.config-not-written', at: 'nodes.files.config.origins', design: bucket('', ', content: ./web, config: { origins: [a, b] }'),
    says: 'origins holds a list or a map; CloudFormation tells single values only. Give each its own key.', fine: bucket('', ', content: ./web, config: { origins: !Join [",", [a, b]] }'),
  },
  {
    rule: 's3.config-not-written', at: 'nodes.files.config', design: bucket('', ', content: ./web, config: /api'),
    says: 'config: holds keys of config.json with their values, such as apiUrl: /api', fine: bucket('', ', content: ./web, config: { apiUrl: /api, retries: 3, debug: false }'),
  },
]);
