import { assumption, BOOLEAN, choiceOf, field, STRUCTURE, TEXT } from '../../core/catalog/fields.ts';
import type { PropertiesForm } from '../../core/catalog/form.ts';
import type { Condition } from '../../core/catalog/ports.ts';
import { limits } from './limits.ts';

const ON_DEMAND: Condition = { property: 'BillingMode', equals: 'PAY_PER_REQUEST' };
const PROVISIONED: Condition = { not: ON_DEMAND };
const UNITS = { type: 'number', unit: 'units/s', min: limits['provisioned-min'].value, max: limits['table-throughput'].value, step: 1, source: limits['table-throughput'].source } as const;

export const dynamodb: PropertiesForm = {
  fields: [
    field('BillingMode', { en: 'Billing', ko: '요금 방식' }, choiceOf(
      ['PAY_PER_REQUEST', { en: 'On-demand: pay for each request', ko: '온디맨드: 요청한 만큼' }],
      ['PROVISIONED', { en: 'Provisioned: pay for capacity', ko: '프로비저닝: 확보한 용량만큼' }],
    ), { default: 'PROVISIONED' }),
    field('ProvisionedThroughput.ReadCapacityUnits', { en: 'Read capacity', ko: '읽기 용량' }, UNITS, { when: PROVISIONED }),
    field('ProvisionedThroughput.WriteCapacityUnits', { en: 'Write capacity', ko: '쓰기 용량' }, UNITS, { when: PROVISIONED }),
    field('WarmThroughput.WriteUnitsPerSecond', { en: 'Writes served at once', ko: '바로 처리할 쓰기' }, UNITS, {
      when: ON_DEMAND,
      help: { en: 'Warms the table up before its first peak, for a price paid once.', ko: '첫 피크 전에 테이블을 예열합니다. 비용은 한 번 냅니다.' },
    }),
    field('WarmThroughput.ReadUnitsPerSecond', { en: 'Reads served at once', ko: '바로 처리할 읽기' }, UNITS, { when: ON_DEMAND }),
    field('KeySchema', { en: 'Key', ko: '키' }, STRUCTURE, {
      help: { en: 'One HASH attribute, and a RANGE attribute to sort by.', ko: 'HASH 속성 하나와, 정렬하려면 RANGE 속성 하나입니다.' },
    }),
    field('AttributeDefinitions', { en: 'Attributes of keys', ko: '키 속성' }, STRUCTURE, {
      help: { en: 'Only attributes that the key or an index uses.', ko: '키나 인덱스가 쓰는 속성만 적습니다.' },
    }),
    field('GlobalSecondaryIndexes', { en: 'Global indexes', ko: '글로벌 인덱스' }, STRUCTURE),
    field('StreamSpecification.StreamViewType', { en: 'Stream', ko: '스트림' }, choiceOf('KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'), {
      help: { en: 'What a function that polls the table sees of each change.', ko: '테이블을 폴링하는 함수가 변경마다 받는 내용입니다.' },
    }),
    field('TimeToLiveSpecification', { en: 'Time to live', ko: '만료 시간' }, STRUCTURE),
    field('PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled', { en: 'Point-in-time recovery', ko: '특정 시점으로 복구' }, BOOLEAN, { default: false }),
    field('DeletionProtectionEnabled', { en: 'Deletion protection', ko: '삭제 방지' }, BOOLEAN, { default: false }),
    field('TableClass', { en: 'Table class', ko: '테이블 클래스' }, choiceOf('STANDARD', 'STANDARD_INFREQUENT_ACCESS'), { default: 'STANDARD' }),
    field('TableName', { en: 'Table name', ko: '테이블 이름' }, TEXT, {
      help: { en: 'Leave empty: CloudFormation makes a unique one.', ko: '비워 두면 CloudFormation이 고유한 이름을 만듭니다.' },
    }),
  ],
  assumptions: [
    assumption('itemSize', { en: 'Size of an item', ko: '항목 크기' }, 'bytes',
      { en: 'Names and values together; reads count 4 KB, writes 1 KB.', ko: '이름과 값을 합한 크기입니다. 읽기는 4 KB, 쓰기는 1 KB 단위입니다.' }, '1 KB'),
    assumption('itemsPerQuery', { en: 'Items a query reads', ko: '쿼리가 읽는 항목 수' }, 'count',
      { en: 'A query is billed for all items it reads together.', ko: '쿼리는 읽은 항목 전체의 크기로 요금이 나옵니다.' }, 10),
    assumption('consistentReads', { en: 'Strongly consistent reads', ko: '강력히 일관된 읽기' }, 'ratio',
      { en: 'Share of reads; each costs twice an eventually consistent one.', ko: '읽기 중 비율입니다. 최종적 일관된 읽기의 두 배 요금입니다.' }, 0),
    assumption('hotKeyShare', { en: 'Share of the busiest key', ko: '가장 바쁜 키의 비율' }, 'ratio',
      { en: 'Share of the calls (and of the data) that one partition key value gets: 5 %. A partition serves so much and no more.', ko: '한 파티션 키 값에 몰리는 호출(과 데이터)의 비율입니다. 예: 5 %. 파티션 하나가 처리하는 양에는 한도가 있습니다.' }),
    assumption('streamShards', { en: 'Shards of the stream', ko: '스트림 샤드 수' }, 'count',
      { en: 'A function reads one batch of each at a time. Without it: one for each partition that the units of the table need.', ko: '함수는 샤드마다 한 번에 배치 하나를 읽습니다. 없으면 테이블 용량에 필요한 파티션 수를 씁니다.' }),
    assumption('storage.start', { en: 'Stored at the start', ko: '처음 저장량' }, 'bytes',
      { en: 'What the table holds when the month begins.', ko: '달이 시작될 때 테이블에 있는 양입니다.' }),
    assumption('storage.grow', { en: 'Growth', ko: '증가량' }, 'bytes-rate',
      { en: 'What is added and stays.', ko: '더해져서 남는 양입니다.' }),
    { ...assumption('autoScaling', { en: 'Auto scaling, target use', ko: '오토 스케일링 목표 사용률' }, 'ratio',
      { en: 'Capacity follows the traffic so that this share of it is used, not below what is provisioned: 70 %. Scaling targets among the parts count first.', ko: '용량이 트래픽을 따라 이 사용률을 유지하며 프로비저닝한 값보다 낮아지지 않습니다. 예: 70 %. parts에 적은 스케일링 설정이 우선합니다.' }), when: PROVISIONED },
    { path: 'replicas', home: 'assume', label: { en: 'Replicas (global table)', ko: '복제본(글로벌 테이블)' }, input: TEXT,
      help: { en: 'Further Regions in which the table stands: us-west-2, eu-west-1. Writes and storage are billed in each.', ko: '테이블이 있는 다른 리전입니다. 예: us-west-2, eu-west-1. 쓰기와 스토리지 요금이 리전마다 나옵니다.' } },
    assumption('streamReads', { en: 'Reads of the stream', ko: '스트림 읽기' }, 'rate',
      { en: 'GetRecords calls by others than Lambda, which reads for free: 4/s.', ko: 'Lambda 이외의 소비자가 부르는 GetRecords 호출입니다(Lambda는 무료). 예: 4/s' }),
    assumption('backups', { en: 'Backups on demand', ko: '온디맨드 백업' }, 'count',
      { en: 'How many are kept; each is as large as the table.', ko: '보관하는 백업 수입니다. 하나가 테이블만큼 큽니다.' }),
    assumption('restores', { en: 'Restores a month', ko: '월 복원 횟수' }, 'count',
      { en: 'Tables restored from a backup; each is billed by its size.', ko: '백업에서 복원하는 테이블 수입니다. 크기에 따라 요금이 나옵니다.' }),
  ],
};
