import type { Grant, Ports } from '../../core/catalog/ports.ts';

const TABLE = [''];
const TABLE_AND_INDEXES = ['', '/index/*'];

function grant(effect: Grant['effect'], actions: readonly string[], on: readonly string[], en: string, ko: string): Grant {
  return { actions: actions.map((action) => `dynamodb:${action}`), on, effect, title: { en, ko } };
}

/** Actions: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html */
export const dynamodb: Ports = {
  out: [
    {
      kind: 'poll',
      when: { property: 'StreamSpecification', exists: true },
      opensWith: { StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } },
      otherwise: {
        en: 'The table has no stream. Set StreamSpecification.StreamViewType first.',
        ko: '테이블에 스트림이 없습니다. 먼저 StreamSpecification.StreamViewType을 설정하세요.',
      },
    },
  ],
  in: [{ kind: 'access' }],
  references: ['name', 'arn'],
  access: {
    read: grant('read', ['GetItem', 'BatchGetItem', 'ConditionCheckItem', 'Query', 'Scan'], TABLE_AND_INDEXES, 'reads items', '항목 읽기'),
    write: grant('write', ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'], TABLE, 'writes items', '항목 쓰기'),
    get: grant('read', ['GetItem'], TABLE, 'gets an item by its key', '키로 항목 가져오기'),
    query: grant('read', ['Query'], TABLE_AND_INDEXES, 'queries the table or an index', '테이블이나 인덱스 쿼리'),
    scan: grant('read', ['Scan'], TABLE_AND_INDEXES, 'scans the table or an index', '테이블이나 인덱스 스캔'),
    put: grant('write', ['PutItem'], TABLE, 'puts an item', '항목 저장'),
    update: grant('write', ['UpdateItem'], TABLE, 'updates an item', '항목 수정'),
    delete: grant('write', ['DeleteItem'], TABLE, 'deletes an item', '항목 삭제'),
    'transact-get': grant('read', ['GetItem'], TABLE, 'reads items in a transaction', '트랜잭션으로 항목 읽기'),
    // Checks of other items on the way are reads: they take `read` besides.
    'transact-write': grant('write', ['PutItem', 'UpdateItem', 'DeleteItem'], TABLE, 'writes items in a transaction', '트랜잭션으로 항목 쓰기'),
  },
};
