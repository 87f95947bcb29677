import { service } from '../../../src/services/sns/service.ts';
import { lambdaWith, specifyRules } from './rule-cases.ts';

const topic = (properties: string) => `nodes:\n  news: { service: sns, properties: { ${properties} } }\n`;
const filtered = (policy: string) => lambdaWith('', `  news: { service: sns }\nconnections:\n  news-work: { from: news, to: work, properties: { FilterPolicy: ${policy} } }\n`);
const published = (peak: string, properties = '', nodes = '', connections = '', publish = '') => lambdaWith('', `  people: { service: client, traffic: { all: { peak: ${peak}, path: GET / } } }
  api: { service: apigateway.http, routes: { all: { route: GET / } } }
  news: { service: sns, properties: { ${properties} } }
${nodes}connections:
  people-api: { from: people, to: api }
  api-work: { from: api, to: work, routes: [all] }
  work-news: { from: work, to: news, env: { TOPIC: arn }${publish} }
${connections}`);
const subscribed = (properties: string, id: string, subscription: string) => `nodes:
  news:
    service: sns
    properties: { ${properties} }
    parts: { ${id}: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref News, ${subscription} } } }
`;
const retrying = (policy: string) => `Protocol: https, Endpoint: 'https://example.com', DeliveryPolicy: { healthyRetryPolicy: { ${policy} } }`;
const streams = (count: number) => Array.from({ length: count }, (_, at) => `{ Protocol: firehose, Endpoint: s${at} }`).join(', ');
const delivered = (onFailure: string) => lambdaWith('', `  news: { service: sns }\n  lost: { service: sqs }\nconnections:\n  news-work: { from: news, to: work }\n${onFailure}`);
const manyFilters = (count: number) => `nodes:
  news: { service: sns }
${Array.from({ length: count }, (_, at) => `  q${at}: { service: sqs }\n`).join('')}connections:
${Array.from({ length: count }, (_, at) => `  news-q${at}: { from: news, to: q${at}, properties: { FilterPolicy: { a: [${at}] } } }\n`).join('')}`;

specifyRules(service, [
  {
    rule: 'sns.fifo-name-invalid', at: 'nodes.news.properties.TopicName', design: topic('FifoTopic: true, TopicName: news'),
    says: 'The name of a FIFO topic ends in .fifo.', fix: { value: 'news.fifo' }, fine: topic('FifoTopic: true, TopicName: news.fifo'),
  },
  {
    rule: 'sns.fifo-name-invalid', at: 'nodes.news.properties.TopicName', design: topic('TopicName: news.fifo'),
    says: 'Only the name of a FIFO topic ends in .fifo. Rename it, or set FifoTopic to true.', fix: { value: 'news' }, fine: topic('FifoTopic: !Ref Ordered, TopicName: news.fifo'),
  },
  {
    rule: 'sns.deduplication-without-fifo', at: 'nodes.news.properties.ContentBasedDeduplication', design: topic('ContentBasedDeduplication: true'),
    says: 'Only a FIFO topic deduplicates messages. Remove ContentBasedDeduplication, or set FifoTopic to true.', fix: { value: undefined },
    fine: topic('FifoTopic: true, ContentBasedDeduplication: true'),
  },
  {
    rule: 'sns.message-size-out-of-range', at: 'nodes.news.properties.MaximumMessageSize', design: topic('MaximumMessageSize: 2097152'),
    says: 'MaximumMessageSize is 2,097,152 bytes; SNS allows 1,024 to 1,048,576 bytes.', fix: { value: 1048576 }, fine: topic('MaximumMessageSize: 1048576'),
  },
  {
    rule: 'sns.peak-above-publish-rate', at: 'nodes.news', design: published('40000/s'),
    says: 'At the peak the standard topics publish 40,000 messages a second; the account may publish 30,000 in this Region. Put several events into one message, or have the quota raised and write it under account.quotas.',
    limit: { id: 'sns.publish-rate', needed: 40000 }, fine: published('20000/s'),
  },
  {
    rule: 'sns.peak-above-publish-rate', at: 'nodes.news', design: published('20000/s', '', '  more: { service: sns }\n', '  work-more: { from: work, to: more }\n'),
    says: 'At the peak the standard topics publish 40,000 messages a second; the account may publish 30,000 in this Region. Put several events into one message, or have the quota raised and write it under account.quotas.',
    fine: published('20000/s', '', '  more: { service: sns, properties: { FifoTopic: true } }\n', '  work-more: { from: work, to: more }\n'),
  },
  {
    rule: 'sns.peak-above-publish-rate', at: 'nodes.news', region: 'eu-north-1', design: published('400/s'),
    says: 'At the peak the standard topics publish 400 messages a second; the account may publish 300 in this Region. Put several events into one message, or have the quota raised and write it under account.quotas.',
    limit: { id: 'sns.publish-rate', needed: 400 },
  },
  {
    rule: 'sns.peak-above-topic-rate', at: 'nodes.news.properties.FifoThroughputScope', design: published('5000/s', 'FifoTopic: true, FifoThroughputScope: Topic'),
    says: 'At the peak 5,000 messages a second are published; counted for the whole topic, it takes 3,000. Count by message group.',
    fix: { value: 'MessageGroup' }, limit: { id: 'sns.fifo-topic-rate', needed: 5000 }, fine: published('3000/s', 'FifoTopic: true, FifoThroughputScope: Topic'),
  },
  {
    rule: 'sns.publish-batch-too-large', at: 'connections.work-news.assume.batch', design: published('10/s', '', '', '', ', assume: { batch: 20 }'),
    says: 'A batch is assumed to hold 20 messages; SNS takes 10 in one call. Publish in several calls.', fix: { value: 10 }, limit: { id: 'sns.publish-batch', needed: 20 },
    fine: published('10/s', '', '', '', ', assume: { batch: 10 }'),
  },
  {
    rule: 'sns.message-above-setting', at: 'nodes.news.properties.MaximumMessageSize', design: published('10/s', '', '', '', ', assume: { sends: 300 KB }'),
    says: 'The flow “people.all” publishes messages of 300 KB; the topic takes 256 KB unless MaximumMessageSize says more. Set it, at most to 1 MB.',
    fix: { value: 1048576 }, fine: published('10/s', '', '', '', ', assume: { sends: 256 KB }'),
  },
  {
    rule: 'sns.subscriber-not-allowed', at: 'nodes.news.properties.Subscription.0.Protocol', design: topic('MaximumMessageSize: 1048576, Subscription: [{ Protocol: email, Endpoint: a@b.c }]'),
    says: 'A topic with messages above 256 KB does not deliver to “email”. Keep messages smaller, or subscribe SQS, Lambda or Firehose.',
    fine: topic('MaximumMessageSize: 262144, Subscription: [{ Protocol: email, Endpoint: a@b.c }]'),
  },
  {
    rule: 'sns.subscriber-not-allowed', at: 'nodes.news.parts.Mail.Properties.Protocol', design: subscribed('FifoTopic: true', 'Mail', 'Protocol: https'),
    says: 'A FIFO topic delivers to queues only, not to “https”. Put a queue between them, or use a standard topic.', fine: subscribed('FifoTopic: true', 'Mail', 'Protocol: !Ref Later'),
  },
  {
    rule: 'sns.delivery-stream-takes-less', at: 'nodes.news.properties.MaximumMessageSize', design: subscribed('MaximumMessageSize: 1048576', 'Stream', 'Protocol: firehose'),
    says: 'The topic takes messages of 1,048,576 bytes, its Firehose subscription 1,024,000. Larger ones are lost. Make the two equal.',
    fix: { value: 1024000 }, limit: { id: 'sns.delivery-stream-record-max', needed: 1048576 }, fine: subscribed('MaximumMessageSize: 1048576', 'Queue', 'Protocol: sqs'),
  },
  {
    rule: 'sns.too-many-delivery-streams', at: 'nodes.news.properties.Subscription.5', design: topic(`Subscription: [${streams(6)}]`),
    says: 'The topic has 6 Firehose subscriptions; SNS allows 5. Let one delivery stream serve several, or have the quota raised and write it under account.quotas.',
    limit: { id: 'sns.firehose-subscriptions', needed: 6 }, fine: topic(`Subscription: [${streams(5)}]`),
  },
  {
    rule: 'sns.http-retries-out-of-range', at: 'nodes.news.parts.Hook.Properties.DeliveryPolicy.healthyRetryPolicy.numRetries', design: subscribed('', 'Hook', retrying('numRetries: 150, minDelayTarget: 1')),
    says: 'DeliveryPolicy.healthyRetryPolicy.numRetries is 150; SNS allows at most 100.', fix: { value: 100 }, limit: { id: 'sns.http-retries-max', needed: 150 },
    fine: subscribed('', 'Hook', retrying('numRetries: 100, minDelayTarget: 1')),
  },
  {
    rule: 'sns.http-retries-too-long', at: 'nodes.news.parts.Hook.Properties.DeliveryPolicy.healthyRetryPolicy', design: subscribed('', 'Hook', retrying('numRetries: 60, numMaxDelayRetries: 40, minDelayTarget: 10, maxDelayTarget: 100')),
    says: 'The retries last 4,200 s at least; SNS allows 3,600 s in all. Lower numRetries or the delays.', limit: { id: 'sns.http-retry-time-max', needed: 4200 },
    fine: subscribed('', 'Hook', retrying('numRetries: 60, numMaxDelayRetries: 30, minDelayTarget: 10, maxDelayTarget: 100')),
  },
  {
    rule: 'sns.undelivered-messages-are-lost', at: 'connections.news-work', design: delivered(''),
    says: 'A message that cannot be delivered to “work” is gone: at once where access is refused, else after 100,015 attempts. Connect the topic to a queue by `on-failure`.',
    limit: { id: 'sns.delivery-attempts' }, fine: delivered('  news-lost: { from: news, to: lost, kind: on-failure }\n'),
  },
  {
    rule: 'sns.filter-too-large', at: 'connections.news-work.properties.FilterPolicy', design: filtered(`{ a: ['${'x'.repeat(262144)}'] }`),
    says: 'The filter policy has 262,154 bytes; SNS takes 262,144. Use fewer or shorter values, or filter in the subscriber.', limit: { id: 'sns.filter-size', needed: 262154 },
    fine: filtered(`{ a: ['${'x'.repeat(262134)}'] }`),
  },
  {
    rule: 'sns.too-many-filters', at: 'nodes.news', design: manyFilters(201),
    says: 'The topic has 201 filter policies; SNS allows 200. Use several topics, or have the quota raised and write it under account.quotas.',
    limit: { id: 'sns.filter-policies', needed: 201 }, fine: manyFilters(200),
  },
  {
    rule: 'sns.filter-too-many-keys', at: 'connections.news-work.properties.FilterPolicy', design: filtered('{ a: [1], b: [1], c: [1], d: [1], e: { f: [1], g: [1] } }'),
    says: 'The filter policy has 6 keys; SNS allows 5. Filter on fewer attributes, or in the subscriber.', fine: filtered('{ a: [1], b: [1], c: [1], d: [1], e: { f: [1] } }'),
  },
  {
    rule: 'sns.filter-too-many-combinations', at: 'connections.news-work.properties.FilterPolicy',
    design: filtered('{ a: { b: { c: [1, 2, 3, 4] } }, d: { e: [1, 2, 3] }, f: [1, 2, 3] }'),
    says: 'The filter policy has 216 combinations of values (4 × 3 × 3 × 2 × 3); SNS allows 150. Use fewer values or keys, or two subscriptions.',
    fine: filtered('{ a: { b: { c: [1, 2, 3, 4] } }, d: { e: [1, 2, 3] }, f: [1, 2] }'),
  },
]);
