import { service } from '../../../src/services/sns/service.ts';
import { lambdaWith, specifyRules } from './rule-cases.ts';

const topic = (properties: string) => `nodes:\n  news: { service: sns, properties: { ${properties} } }\n`;
const filtered = (policy: string) => lambdaWith('', `  news: { service: sns }\nconnections:\n  news-work: { from: news, to: work, properties: { FilterPolicy: ${policy} } }\n`);
const published = (peak: string) => lambdaWith('', `  people: { service: client, traffic: { all: { peak: ${peak}, path: GET / } } }
  api: { service: apigateway.http, routes: { all: { route: GET / } } }
  news: { service: sns }
connections:
  people-api: { from: people, to: api }
  api-work: { from: api, to: work, routes: [all] }
  work-news: { from: work, to: news, env: { TOPIC: arn } }
`);

specifyRules(service, [
  {
    rule: 'sns.fifo-name-invalid', at: 'nodes.news.properties.TopicName', design: topic('FifoTopic: true, TopicName: news'),
    says: 'The name of a FIFO topic ends in .fifo.', fix: { value: 'news.fifo' },
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
    says: 'MaximumMessageSize is 2,097,152 bytes; SNS allows 1,024 to 1,048,576 bytes.', fix: { value: 1048576 },
  },
  {
    rule: 'sns.peak-above-publish-rate', at: 'nodes.news', design: published('40000/s'),
    says: 'At the peak 40,000 messages/s are published; the account may publish 30,000 a second in this Region. Batch them, or have the quota raised and write it under account.quotas.',
    fine: published('20000/s'),
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
