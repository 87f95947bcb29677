import type { NotModelled } from '../../core/catalog/service.ts';
import type { CostComponent, CostContext, CostPart } from '../../core/cost/contract.ts';
import { storedIn } from '../../core/cost/storage.ts';
import { bytesToInternet } from '../../core/cost/transfer.ts';
import { counted, marked } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import { at } from '../../core/model/json.ts';
import { formatBytes } from '../../core/model/units-format.ts';
import { GB, KB, parseBytes } from '../../core/model/units.ts';
import { total } from '../../core/traffic/forward.ts';
import { operationOf } from './traffic.ts';

/** Size of an object where nothing says it. */
const DEFAULT_OBJECT_SIZE = 100 * KB;

/** Standard storage, requests in two classes (deleting is free), and what clients fetch directly. https://aws.amazon.com/s3/pricing/ */
export const s3: CostPart | NotModelled = {
  assumptions: ['storage', 'objectSize'],
  components(node, context) {
    const calls = context.usage.arriving(node.id);
    const puts = total(calls.filter((call) => ['put', 'list'].includes(operationOf(call))));
    const gets = total(calls.filter((call) => operationOf(call) === 'get'));
    return [
      storage(node, context),
      {
        component: 'requests-put', title: { en: 'PUT, POST, LIST requests', ko: 'PUT·POST·LIST 요청' },
        quantity: puts, price: 's3.requests-put', how: counted(puts, 'requests that write or list', '쓰기·목록 요청'),
      },
      {
        component: 'requests-get', title: { en: 'GET requests', ko: 'GET 요청' },
        quantity: gets, price: 's3.requests-get', how: counted(gets, 'requests that read', '읽기 요청'),
      },
      ...transfer(node, context),
      ...lifecycle(node),
    ];
  },
};

function storage(node: Node, context: CostContext): CostComponent {
  const stored = storedIn(node, context);
  return {
    component: 'storage', title: { en: 'Storage (Standard)', ko: '스토리지(Standard)' },
    quantity: (stored?.bytes ?? 0) / GB, price: 's3.storage',
    how: stored?.how ?? { en: 'nothing stored', ko: '저장 없음' },
    ...(!stored && {
      unknown: {
        en: 'Say how much it holds: assume: { storage: { start: 5 GB, grow: 1 GB/month } }.',
        ko: '저장 용량을 적으세요. 예: assume: { storage: { start: 5 GB, grow: 1 GB/month } }',
      },
    }),
  };
}

function transfer(node: Node, context: CostContext): readonly CostComponent[] {
  const object = context.assumed(node, 'objectSize', parseBytes, DEFAULT_OBJECT_SIZE);
  let unsaid = false;
  const bytes = bytesToInternet(node, context, (call) => {
    if (operationOf(call) !== 'get') return 0;
    unsaid = true;
    return object.value;
  });
  if (bytes === 0) return [];
  const what = marked({ en: `in objects of ${formatBytes(object.value)}`, ko: `${formatBytes(object.value)} 객체` }, object);
  return [{
    component: 'transfer-out', title: { en: 'Data transfer to the internet', ko: '인터넷으로 데이터 전송' },
    quantity: bytes / GB, price: 'client.transfer-out',
    how: {
      en: `${formatBytes(bytes)} fetched by clients${unsaid ? `, ${what.en}` : ''}`,
      ko: `클라이언트가 가져가는 ${formatBytes(bytes)}${unsaid ? `, ${what.ko}` : ''}`,
    },
  }];
}

/** Rules that move objects to other storage classes change the bill in ways it does not count yet. */
function lifecycle(node: Node): readonly CostComponent[] {
  if (at(node.properties, ['LifecycleConfiguration', 'Rules']) === undefined) return [];
  const title = { en: 'Lifecycle rules', ko: '수명 주기 규칙' };
  return [{
    component: 'lifecycle', title, quantity: 0, price: 's3.lifecycle', how: title,
    unknown: {
      en: 'Transitions to other storage classes are not priced yet; everything counts as Standard. For objects that expire, say storage.retain.',
      ko: '다른 스토리지 클래스로의 전환은 아직 계산하지 않으며 모두 Standard로 봅니다. 만료되는 객체는 storage.retain으로 적으세요.',
    },
  }];
}
