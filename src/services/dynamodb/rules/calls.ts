import { formatBytes, formatNumber } from '../../../core/model/units-format.ts';
import { parseBytes } from '../../../core/model/units.ts';
import type { Edge, Rule, Violation } from '../../../core/rules/contract.ts';
import { assumptionsOf } from '../../../core/traffic/assumptions.ts';
import { limits } from '../limits.ts';
import { isWrite } from '../traffic.ts';
import { assumedOf, bytesRead, DEFAULT_ITEM_SIZE } from '../units.ts';

const TRANSACTIONS: readonly string[] = ['transact-get', 'transact-write'];

type BatchLimit = 'dynamodb.transaction-items' | 'dynamodb.batch-write-items' | 'dynamodb.batch-get-items';

const CALLED: Readonly<Record<BatchLimit, string>> = {
  'dynamodb.transaction-items': 'a transaction', 'dynamodb.batch-write-items': 'BatchWriteItem', 'dynamodb.batch-get-items': 'BatchGetItem',
};

/** The limit that a batch over this connection has to keep: the narrowest of its verbs. */
function batchLimit({ connection }: Edge): BatchLimit {
  const verbs = connection.access;
  if (verbs.some((verb) => isWrite({ flow: '', perMonth: 0, verb }) && !TRANSACTIONS.includes(verb))) return 'dynamodb.batch-write-items';
  return verbs.some((verb) => TRANSACTIONS.includes(verb)) ? 'dynamodb.transaction-items' : 'dynamodb.batch-get-items';
}

export const batchTooLarge: Rule = {
  id: 'dynamodb.batch-too-large',
  severity: 'error',
  title: { en: 'A request holds more items than DynamoDB takes', ko: 'DynamoDB가 받는 것보다 많은 항목을 담은 요청' },
  why: {
    en: 'DynamoDB refuses a batch or a transaction with more items. Calls count items; assume.batch says how many of them travel in one request.',
    ko: 'DynamoDB는 항목이 더 많은 배치나 트랜잭션을 거부합니다. 호출 수는 항목 수이고, assume.batch는 한 요청에 담는 항목 수입니다.',
  },
  source: limits['batch-write-items'].source,
  check: (node, context) => context.incoming(node, 'access').flatMap((edge): readonly Violation[] => {
    const { batch } = assumptionsOf(edge.connection);
    const id = batchLimit(edge);
    const max = context.quota(id);
    if (batch === undefined || max === undefined || batch <= max) return [];
    const path = ['assume', 'batch'];
    return [{
      connection: edge.connection.id, path,
      limit: { id, needed: batch },
      message: {
        en: `A request is assumed to hold ${formatNumber(batch)} items; ${CALLED[id]} takes ${formatNumber(max)}. Use several requests.`,
        ko: `요청 하나에 항목 ${formatNumber(batch)}개를 담는 것으로 가정되어 있습니다. ${id === 'dynamodb.transaction-items' ? '트랜잭션은' : `${CALLED[id]}은`} ${formatNumber(max)}개까지 받습니다. 여러 요청으로 나누세요.`,
      },
      fix: { title: { en: `Assume ${max} items a request`, ko: `요청당 항목 ${max}개로 가정하기` }, path, value: max },
    }];
  }),
};

export const requestTooLarge: Rule = {
  id: 'dynamodb.request-too-large',
  severity: 'error',
  title: { en: 'The items of one request are larger together than DynamoDB takes', ko: 'DynamoDB가 받는 것보다 큰 요청' },
  why: {
    en: 'A transaction above its size is refused. BatchGetItem returns what fits and leaves the rest to be asked again.',
    ko: '크기를 넘는 트랜잭션은 거부됩니다. BatchGetItem은 들어가는 만큼만 돌려주므로 나머지를 다시 물어야 합니다.',
  },
  source: limits['transaction-size'].source,
  unfixable: { en: 'How a request is split is part of the code.', ko: '요청을 나누는 방식은 코드에 있습니다.' },
  check: (node, context) => context.incoming(node, 'access').flatMap((edge): readonly Violation[] => {
    const { batch, sends, receives } = assumptionsOf(edge.connection);
    const kind = batchLimit(edge);
    if (batch === undefined || kind === 'dynamodb.batch-write-items') return [];
    const id = kind === 'dynamodb.transaction-items' ? 'dynamodb.transaction-size' : 'dynamodb.batch-get-size';
    const bytes = batch * (sends ?? receives ?? assumedOf(node, 'itemSize', parseBytes, DEFAULT_ITEM_SIZE));
    const max = context.quota(id);
    if (max === undefined || bytes <= max) return [];
    return [{
      connection: edge.connection.id, path: ['assume', 'batch'],
      limit: { id, needed: bytes },
      message: {
        en: `${formatNumber(batch)} items are ${formatBytes(bytes)} together; ${CALLED[kind]} takes ${formatBytes(max)}. Use several requests.`,
        ko: `항목 ${formatNumber(batch)}개가 모두 ${formatBytes(bytes)}입니다. ${kind === 'dynamodb.transaction-items' ? '트랜잭션은' : `${CALLED[kind]}은`} ${formatBytes(max)}까지 받습니다. 여러 요청으로 나누세요.`,
      },
    }];
  }),
};

export const answerNeedsPages: Rule = {
  id: 'dynamodb.answer-needs-pages',
  severity: 'info',
  title: { en: 'A query or scan takes several calls', ko: '여러 번 호출해야 하는 쿼리나 스캔' },
  why: {
    en: 'DynamoDB answers a page at a time. Each further page is a call of its own, one after the other, and code that asks once sees the first only.',
    ko: 'DynamoDB는 한 번에 한 페이지만 답합니다. 다음 페이지는 차례로 다시 호출해야 하고, 한 번만 묻는 코드는 첫 페이지만 봅니다.',
  },
  source: limits['page-max'].source,
  unfixable: { en: 'Reading less, or page by page, is done in the code.', ko: '덜 읽거나 페이지별로 읽는 것은 코드에서 합니다.' },
  check: (node, context) => context.incoming(node, 'access').flatMap(({ connection }): readonly Violation[] => {
    if (!connection.access.some((verb) => verb === 'query' || verb === 'scan')) return [];
    const [max, item] = [context.quota('dynamodb.page-max'), assumedOf(node, 'itemSize', parseBytes, DEFAULT_ITEM_SIZE)];
    const reads = context.usage.over(connection.id).filter(({ verb }) => verb === 'query' || verb === 'scan');
    const largest = reads.reduce((most, stream) => Math.max(most, bytesRead(stream, node, item)), 0);
    if (max === undefined || largest <= max) return [];
    return [{
      connection: connection.id,
      limit: { id: 'dynamodb.page-max', needed: Math.ceil(largest) },
      message: {
        en: `A call reads ${formatBytes(largest)} here, and a page holds ${formatBytes(max)}: ${formatNumber(Math.ceil(largest / max))} calls one after the other. Read less at a time, or keep the answer ready elsewhere.`,
        ko: `호출 하나가 ${formatBytes(largest)}를 읽는데 한 페이지는 ${formatBytes(max)}여서 차례로 ${formatNumber(Math.ceil(largest / max))}번 호출해야 합니다. 한 번에 덜 읽거나 결과를 미리 만들어 두세요.`,
      },
    }];
  }),
};
