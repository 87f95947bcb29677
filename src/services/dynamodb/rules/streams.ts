import { isSet } from '../../../core/catalog/setting.ts';
import { nameOf } from '../../../core/model/design.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { tooMany } from '../../../core/rules/count-check.ts';
import { formatDuration } from '../../../core/model/units-format.ts';
import { limits } from '../limits.ts';

const FAILURES = { url: 'https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html', asOf: '2026-11-21' };

export const tooManyReaders: Rule = {
  id: 'dynamodb.too-many-stream-readers',
  severity: 'warning',
  title: { en: 'More functions poll a stream than it serves', ko: '스트림이 감당하는 것보다 많은 폴링 함수' },
  why: {
    en: 'More than two readers of one shard are throttled and fall behind.',
    ko: '샤드 하나를 셋 이상이 읽으면 제한되어 뒤처집니다.',
  },
  source: limits['stream-readers'].source,
  unfixable: { en: 'Which function hands on to the others is for you to decide.', ko: '어느 함수가 나머지에 넘길지는 직접 정해야 합니다.' },
  check: (node, context) => tooMany({
    count: context.outgoing(node, 'poll').length, limit: 'dynamodb.stream-readers', holder: { en: 'The stream', ko: '스트림' }, what: { en: 'functions that poll it', ko: '폴링하는 함수' }, by: 'DynamoDB',
    advice: { en: 'Let one function hand the records on, for example to a topic.', ko: '함수 하나가 읽어 주제 등으로 넘기게 하세요.' }, path: ['properties', 'StreamSpecification'],
  }, context),
};

export const recordAgeTooLong: Rule = {
  id: 'dynamodb.record-age-above-retention',
  severity: 'warning',
  title: { en: 'A function would retry records that the stream has forgotten', ko: '스트림에서 사라진 레코드까지 재시도하는 설정' },
  why: { en: 'A stream keeps a record for a day. A longer MaximumRecordAgeInSeconds promises retries that cannot happen.', ko: '스트림은 레코드를 하루만 보관합니다. 더 긴 MaximumRecordAgeInSeconds는 지켜지지 않습니다.' },
  source: limits['stream-retention'].source,
  check: (node, context) => context.outgoing(node, 'poll').flatMap(({ connection }) => {
    const [age, max] = [context.resolve.number(connection.properties, 'MaximumRecordAgeInSeconds'), context.quota('dynamodb.stream-retention')];
    if (age === undefined || max === undefined || age <= max) return [];
    const path = ['properties', 'MaximumRecordAgeInSeconds'];
    return [{
      connection: connection.id, path,
      limit: { id: 'dynamodb.stream-retention', needed: age },
      message: {
        en: `MaximumRecordAgeInSeconds is ${formatDuration(age * 1000)}; the stream keeps records for ${formatDuration(max * 1000)}.`,
        ko: `MaximumRecordAgeInSeconds는 ${formatDuration(age * 1000, 'ko')}이지만 스트림은 레코드를 ${formatDuration(max * 1000, 'ko')} 동안만 보관합니다.`,
      },
      fix: { title: { en: `Set MaximumRecordAgeInSeconds to ${max}`, ko: `MaximumRecordAgeInSeconds: ${max}(으)로 바꾸기` }, path, value: max },
    }];
  }),
};

export const failingRecordBlocks: Rule = {
  id: 'dynamodb.failing-record-blocks-stream',
  severity: 'warning',
  title: { en: 'A record that fails stops the stream behind it', ko: '실패한 레코드가 뒤의 스트림을 막음' },
  why: {
    en: 'Lambda tries a batch of a stream again until it succeeds or its records expire, and holds back all that follows in the shard.',
    ko: 'Lambda는 스트림의 배치를 성공하거나 만료될 때까지 다시 시도하며, 그동안 샤드의 뒤쪽 레코드는 기다립니다.',
  },
  source: FAILURES,
  unfixable: { en: 'How many attempts a record deserves, and where it goes then, is for you to decide.', ko: '몇 번까지 시도하고 어디로 보낼지는 직접 정해야 합니다.' },
  check: (node, { outgoing, resolve, quota }) => outgoing(node, 'poll').filter(({ connection }) => !['MaximumRetryAttempts', 'MaximumRecordAgeInSeconds'].some((name) => isSet(connection.properties, name, resolve))).map(({ connection, to }) => {
    const kept = (quota('dynamodb.stream-retention') ?? 0) * 1000;
    return {
      connection: connection.id,
      message: {
        en: `A record that “${nameOf(to)}” cannot process is tried again until it expires after ${formatDuration(kept)}, and all behind it waits. Set MaximumRetryAttempts here, and connect the function to a queue by \`on-failure\`.`,
        ko: `‘${nameOf(to)}’ 함수가 처리하지 못한 레코드는 ${formatDuration(kept, 'ko')} 뒤 만료될 때까지 다시 시도되고 뒤의 레코드는 모두 기다립니다. 여기에 MaximumRetryAttempts를 적고 함수를 대기열에 \`on-failure\`로 연결하세요.`,
      },
    };
  }),
};
