import type { NotModelled } from '../../core/catalog/service.ts';
import type { Assumed, BillableByHand, CostComponent, CostContext, CostPart } from '../../core/cost/contract.ts';
import { storedIn, type Stored } from '../../core/cost/storage.ts';
import { counted, size, worded } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import { isObject, own, type JsonArray } from '../../core/model/json.ts';
import type { Text } from '../../core/model/text.ts';
import { formatBytes, formatNumber, formatRatio } from '../../core/model/units-format.ts';
import { GB, parseBytes, parseCount, parseRatio } from '../../core/model/units.ts';
import type { Stream } from '../../core/traffic/contract.ts';
import { total } from '../../core/traffic/forward.ts';
import { kept } from './backups.ts';
import { globalUnits } from './global-table.ts';
import { replicas } from './replicas.ts';
import { scaledUnits } from './scaling.ts';
import { billingOf } from './settings.ts';
import { streamReads } from './stream-reads.ts';
import { isWrite } from './traffic.ts';
import { DEFAULT_CONSISTENT, DEFAULT_ITEM_SIZE, DEFAULT_ITEMS_PER_QUERY, isInTransaction, READ_UNIT, readFactor, startedUnits, WRITE_UNIT, writeFactor } from './units.ts';

export const dynamodb: CostPart | NotModelled = {
  assumptions: ['itemSize', 'itemsPerQuery', 'consistentReads', 'storage', 'autoScaling', 'replicas', 'streamReads', 'backups', 'restores'],
  components(node, context) {
    const stored = storedIn(node, context);
    const rare = context.resolve.string(node.properties, 'TableClass') === 'STANDARD_INFREQUENT_ACCESS';
    const prices = rare ? 'dynamodb.ia-' : 'dynamodb.';
    const onDemand = billingOf(node, context.resolve) === 'on-demand';
    const throughput = onDemand ? requestUnits(node, context, stored, prices) : capacity(node, context, prices);
    const table = storage(stored, `${prices}storage`);
    return [
      ...throughput, table,
      ...recovery(node, context, stored),
      ...kept(node, context, stored),
      ...replicas(node, context, { writes: throughput.find(({ component }) => component.startsWith('write-')), storage: table }),
      ...streamReads(node, context),
    ];
  },
  onlyByHand: () => BY_HAND,
};

/** What a table may be billed for where somebody types how much. */
const BY_HAND: readonly BillableByHand[] = [
  { component: 'point-in-time-recovery', title: { en: 'Point-in-time recovery', ko: '특정 시점 복구' }, price: 'dynamodb.point-in-time-recovery' },
  { component: 'backup', title: { en: 'Backups on demand', ko: '온디맨드 백업' }, price: 'dynamodb.backup' },
  { component: 'restore', title: { en: 'Restores', ko: '복원' }, price: 'dynamodb.restore' },
  { component: 'stream-reads', title: { en: 'Reads of the stream', ko: '스트림 읽기' }, price: 'dynamodb.stream-reads' },
  { component: 'export', title: { en: 'Export to S3', ko: 'S3로 내보내기' }, price: 'dynamodb.export' },
  { component: 'import', title: { en: 'Import from S3', ko: 'S3에서 가져오기' }, price: 'dynamodb.import' },
];

function requestUnits(node: Node, context: CostContext, stored: Stored | undefined, prices: string): readonly CostComponent[] {
  const calls = context.usage.arriving(node.id);
  const item = context.assumed(node, 'itemSize', parseBytes, DEFAULT_ITEM_SIZE);
  const indexes = listOf(node, context, 'GlobalSecondaryIndexes').length + listOf(node, context, 'LocalSecondaryIndexes').length;
  const writes = calls.filter(isWrite);
  const written = writes.reduce((sum, call) => sum + call.perMonth * writeFactor(call) * startedUnits(call.sends ?? item.value, WRITE_UNIT), 0);
  const many = counted(total(writes), 'writes', '쓰기');
  const [of, twice] = [size(item), inTransactions(writes)];
  return [
    reads(node, context, { calls: calls.filter((call) => !isWrite(call)), item, stored, price: `${prices}read-units` }),
    {
      component: 'write-units', title: { en: 'Write request units', ko: '쓰기 요청 단위' }, quantity: written * (1 + indexes), price: `${prices}write-units`,
      how: worded((locale) => (locale === 'en'
        ? `${many.en} of items of ${of.en}, each started 1 KB counts${indexes > 0 ? `, in the table and ${indexes} indexes` : ''}${twice.en}`
        : `${of.ko} 항목 ${many.ko}, 1 KB 단위로 올림${indexes > 0 ? `, 테이블과 인덱스 ${indexes}개` : ''}${twice.ko}`)),
    },
  ];
}

interface Reads {
  readonly calls: readonly Stream[];
  readonly item: Assumed;
  readonly stored: Stored | undefined;
  readonly price: string;
}

function reads(node: Node, context: CostContext, { calls, item, stored, price }: Reads): CostComponent {
  const perQuery = context.assumed(node, 'itemsPerQuery', parseCount, DEFAULT_ITEMS_PER_QUERY);
  const consistent = context.assumed(node, 'consistentReads', parseRatio, DEFAULT_CONSISTENT);
  const bytesOf = ({ verb, receives }: Stream): number => {
    if (receives !== undefined) return receives;
    if (verb === 'scan') return stored?.bytes ?? 0;
    return verb === 'query' ? perQuery.value * item.value : item.value;
  };
  const units = calls.reduce((sum, call) => sum + call.perMonth * readFactor(call, consistent.value) * startedUnits(bytesOf(call), READ_UNIT), 0);
  const scans = total(calls.filter(({ verb, receives }) => verb === 'scan' && receives === undefined));
  const many = counted(total(calls), 'reads', '읽기');
  const twice = inTransactions(calls);
  return {
    component: 'read-units', title: { en: 'Read request units', ko: '읽기 요청 단위' },
    quantity: units, price,
    how: worded((locale) => {
      const whole = formatBytes(stored?.bytes ?? 0);
      const half = halved(consistent.value);
      return locale === 'en'
        ? `${many.en}, each started 4 KB counts half${half.en}${scans > 0 ? `; ${counted(scans, 'scans', '').en} read the whole table, ${whole}` : ''}${twice.en}`
        : `${many.ko}, 4 KB 단위로 올려 절반으로 계산${half.ko}${scans > 0 ? `; ${counted(scans, '', '스캔').ko}은 테이블 전체 ${whole}를 읽음` : ''}${twice.ko}`;
    }),
  };
}

/** What counts half, where a share of reads is strongly consistent. */
function halved(consistent: number): Text {
  if (consistent === 0) return { en: ' (eventually consistent)', ko: '(최종적 일관성)' };
  const ratio = formatRatio(consistent);
  return { en: `, whole where strongly consistent (${ratio})`, ko: `, 강력한 일관성 ${ratio}은 전체` };
}

const NONE: Text = { en: '', ko: '' };

/** What is said of calls in a transaction, where there are any. */
function inTransactions(calls: readonly Stream[]): Text {
  const count = total(calls.filter((call) => isInTransaction(call)));
  return count === 0 ? NONE : { en: `; ${counted(count, 'items', '').en} in transactions, two units each`, ko: `; 트랜잭션 안의 ${counted(count, '', '항목').ko}은 두 배` };
}

/** Provisioned throughput of the table and its indexes, around the clock; where it is scaled, as much as traffic needs. Also what a table without BillingMode has. */
function capacity(node: Node, context: CostContext, prices: string): readonly CostComponent[] {
  const owners = [node.properties, ...listOf(node, context, 'GlobalSecondaryIndexes')];
  const line = (component: string, way: 'Read' | 'Write', title: Text): CostComponent => {
    const property = `ProvisionedThroughput.${way}CapacityUnits`;
    const written = owners.map((owner, at) => context.resolve.number(owner, property) ?? (at === 0 ? globalUnits(node, context, way) : undefined));
    const scaled = owners.map((_, at) => scaledUnits(node, context, { way, of: at === 0 ? 'table' : 'index', provisioned: written[at] }));
    const units = owners.map((_, at) => scaled[at]?.mean ?? written[at]);
    const all = units.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    const hours = context.hoursPerMonth;
    const how = scaled[0]?.how;
    return {
      component, title, quantity: all * hours, price: `${prices}${component}`,
      how: {
        en: `${formatNumber(all, how ? 1 : 0)} units${how ? ` on average (${how.en})` : ''} × ${hours} h`,
        ko: `${how ? '평균 ' : ''}${formatNumber(all, how ? 1 : 0)}단위${how ? `(${how.ko})` : ''} × ${hours}시간`,
      },
      ...(units[0] === undefined && {
        unknown: {
          en: `${property} is not known. Set it, or BillingMode: PAY_PER_REQUEST.`,
          ko: `${property} 값을 알 수 없습니다. 값을 적거나 BillingMode: PAY_PER_REQUEST로 바꾸세요.`,
        },
      }),
    };
  };
  return [
    line('read-capacity', 'Read', { en: 'Provisioned reads', ko: '프로비저닝된 읽기' }),
    line('write-capacity', 'Write', { en: 'Provisioned writes', ko: '프로비저닝된 쓰기' }),
  ];
}

function storage(stored: Stored | undefined, price: string): CostComponent {
  return {
    component: 'storage', title: { en: 'Storage', ko: '스토리지' }, quantity: (stored?.bytes ?? 0) / GB, price,
    how: stored?.how ?? { en: 'nothing stored', ko: '저장 없음' },
    ...(!stored && {
      unknown: {
        en: 'Say how much it holds: assume: { storage: { start: 1 GB, grow: 60 MB/month } }.',
        ko: '저장 용량을 적으세요. 예: assume: { storage: { start: 1 GB, grow: 60 MB/month } }',
      },
    }),
  };
}

function recovery(node: Node, context: CostContext, stored: Stored | undefined): readonly CostComponent[] {
  if (context.resolve.boolean(node.properties, 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled') !== true) return [];
  return [{
    component: 'point-in-time-recovery', title: { en: 'Point-in-time recovery', ko: '특정 시점 복구' },
    quantity: (stored?.bytes ?? 0) / GB, price: 'dynamodb.point-in-time-recovery',
    how: stored ? { en: `the table: ${stored.how.en}`, ko: `테이블: ${stored.how.ko}` } : { en: 'nothing stored', ko: '저장 없음' },
  }];
}

function listOf(node: Node, context: CostContext, property: string): JsonArray {
  const list = context.resolve.value(own(node.properties, property));
  return list.known && Array.isArray(list.value) ? (list.value as JsonArray).filter(isObject) : [];
}
