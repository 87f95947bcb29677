import type { NotModelled } from '../../core/catalog/service.ts';
import type { Assumed, BillableByHand, CostComponent, CostContext, CostPart } from '../../core/cost/contract.ts';
import { storedIn } from '../../core/cost/storage.ts';
import { bytesToInternet } from '../../core/cost/transfer.ts';
import { counted, marked } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import type { Text } from '../../core/model/text.ts';
import { formatBytes } from '../../core/model/units-format.ts';
import { GB, KB, parseBytes } from '../../core/model/units.ts';
import type { Stream } from '../../core/traffic/contract.ts';
import { total } from '../../core/traffic/forward.ts';
import { classesOf, STANDARD, type InClass, type StorageClass } from './classes.ts';
import { BY_HAND, storageLines, STORAGE_ASSUMPTIONS } from './cost-storage.ts';
import { operationOf } from './traffic.ts';

/** Size of an object where nothing says it. */
const DEFAULT_OBJECT_SIZE = 100 * KB;

/**
 * What is stored, by class, requests (deleting is free), what classes charge for reading, and what clients
 * fetch directly. https://aws.amazon.com/s3/pricing/
 */
export const s3: CostPart | NotModelled = {
  assumptions: ['objectSize', ...STORAGE_ASSUMPTIONS],
  components(node, context) {
    const object = context.assumed(node, 'objectSize', parseBytes, DEFAULT_OBJECT_SIZE);
    const stored = storedIn(node, context);
    const classes = classesOf(node, context, stored?.bytes ?? 0);
    return [
      ...(stored ? storageLines(node, context, classes, object) : [unsaid(classes[0]?.of ?? STANDARD)]),
      ...requests(node, context, classes, object),
      ...transfer(node, context, object),
    ];
  },
  onlyByHand: (): readonly BillableByHand[] => BY_HAND,
};

function unsaid(of: StorageClass): CostComponent {
  const component = of.key === '' ? 'storage' : `storage-${of.key}`;
  return {
    component, title: { en: `Storage (${of.title.en})`, ko: `스토리지(${of.title.ko})` }, quantity: 0, price: `s3.${component}`,
    how: { en: 'nothing stored', ko: '저장 없음' },
    unknown: {
      en: 'Say how much it holds: assume: { storage: { start: 5 GB, grow: 1 GB/month } }.',
      ko: '저장 용량을 적으세요. 예: assume: { storage: { start: 5 GB, grow: 1 GB/month } }',
    },
  };
}

/** Writes go to the class that objects are put into, reads to the classes as what is stored is divided among them. */
function requests(node: Node, context: CostContext, classes: readonly InClass[], object: Assumed): readonly CostComponent[] {
  const calls = context.usage.arriving(node.id);
  const puts = total(calls.filter((call) => ['put', 'list'].includes(operationOf(call))));
  const reads = calls.filter((call) => operationOf(call) === 'get');
  const into = classes[0]?.of ?? STANDARD;
  const shares = readable(classes);
  return [
    line('requests-put', into, { en: 'PUT, POST, LIST requests', ko: 'PUT·POST·LIST 요청' }, puts, counted(puts, 'requests that write or list', '쓰기·목록 요청')),
    ...shares.map(({ of, share }) => {
      const gets = total(reads) * share;
      return line('requests-get', of, { en: 'GET requests', ko: 'GET 요청' }, gets, counted(gets, 'requests that read', '읽기 요청'));
    }),
    ...shares.filter(({ of }) => of.minSize > 0).map(({ of, share }) => retrieval(of, share * bytesRead(reads, object.value))),
  ];
}

/** Classes from which objects can be read at once, with the share of what is stored. */
function readable(classes: readonly InClass[]): readonly { readonly of: StorageClass; readonly share: number }[] {
  const [only] = classes;
  if (only && classes.length === 1 && !only.of.archive) return [{ of: only.of, share: 1 }];
  const online = classes.filter(({ of }) => !of.archive);
  const all = online.reduce((sum, { bytes }) => sum + bytes, 0);
  if (all > 0) return online.filter(({ bytes }) => bytes > 0).map(({ of, bytes }) => ({ of, share: bytes / all }));
  return [{ of: online[0]?.of ?? STANDARD, share: 1 }];
}

function bytesRead(reads: readonly Stream[], object: number): number {
  return reads.reduce((sum, { perMonth, receives }) => sum + perMonth * (receives ?? object), 0);
}

function retrieval(of: StorageClass, bytes: number): CostComponent {
  return {
    component: `retrieval-${of.key}`, title: { en: `Retrieval (${of.title.en})`, ko: `검색(${of.title.ko})` }, quantity: bytes / GB, price: `s3.retrieval-${of.key}`,
    how: { en: `${formatBytes(bytes)} read`, ko: `${formatBytes(bytes)} 읽기` },
  };
}

/** Requests to Intelligent-Tiering cost what those to Standard cost. */
function line(kind: 'requests-put' | 'requests-get', of: StorageClass, title: Text, quantity: number, how: Text): CostComponent {
  const plain = of.key === '' || of.key === 'tiering';
  const component = plain ? kind : `${kind}-${of.key}`;
  return { component, title: plain ? title : { en: `${title.en} (${of.title.en})`, ko: `${title.ko}(${of.title.ko})` }, quantity, price: `s3.${component}`, how };
}

function transfer(node: Node, context: CostContext, object: Assumed): readonly CostComponent[] {
  let unsaidSize = false;
  const bytes = bytesToInternet(node, context, (call) => {
    if (operationOf(call) !== 'get') return 0;
    unsaidSize = true;
    return object.value;
  });
  if (bytes === 0) return [];
  const what = marked({ en: `in objects of ${formatBytes(object.value)}`, ko: `${formatBytes(object.value)} 객체` }, object);
  return [{
    component: 'transfer-out', title: { en: 'Data transfer to the internet', ko: '인터넷으로 데이터 전송' },
    quantity: bytes / GB, price: 'client.transfer-out',
    how: {
      en: `${formatBytes(bytes)} fetched by clients${unsaidSize ? `, ${what.en}` : ''}`,
      ko: `클라이언트가 가져가는 ${formatBytes(bytes)}${unsaidSize ? `, ${what.ko}` : ''}`,
    },
  }];
}
