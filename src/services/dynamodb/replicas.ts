import type { CostComponent, CostContext } from '../../core/cost/contract.ts';
import { counted, times } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import { own, type Json } from '../../core/model/json.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import type { Text } from '../../core/model/text.ts';
import { GB, KB, parseBytes } from '../../core/model/units.ts';
import { total } from '../../core/traffic/forward.ts';
import { otherRegions } from './global-table.ts';
import { isWrite } from './traffic.ts';
import { assumedOf, DEFAULT_ITEM_SIZE } from './units.ts';

/** What the table itself is billed for, and its replicas besides. */
interface OfTable {
  readonly writes: CostComponent | undefined;
  readonly storage: CostComponent;
}

/**
 * Replicas of a global table (`assume.replicas`, else as its `Replicas` say): every write is written in each Region too, at the price there,
 * the data is stored there too, and goes there over the network. Reads of a replica are not counted: no traffic says them.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/global-tables-billing.html
 */
export function replicas(node: Node, context: CostContext, { writes, storage }: OfTable): readonly CostComponent[] {
  const written = own(node.assume, 'replicas');
  context.stated(node, 'replicas', (value) => counting(value));
  const regions = regionsIn(written) ?? otherRegions(node, context);
  if (regions.length === 0) return [];
  const provisioned = writes?.component === 'write-capacity';
  return [
    ...regions.flatMap((region) => [
      ...(writes ? [replicated(writes, region, {
        component: 'replicated-writes', title: { en: `Replicated writes, ${region}`, ko: `복제된 쓰기, ${region}` },
        price: provisioned ? 'dynamodb.replicated-write-capacity' : 'dynamodb.replicated-write-units',
      })] : []),
      replicated(storage, region, { component: 'replica-storage', title: { en: `Storage, ${region}`, ko: `스토리지, ${region}` }, price: storage.price }),
    ]),
    transfer(node, context, regions),
  ];
}

function replicated(of: CostComponent, region: string, { component, ...rest }: Pick<CostComponent, 'component' | 'title' | 'price'>): CostComponent {
  return { ...of, ...rest, component: `${component}-${region}`, region };
}

/** What is written leaves the Region once for each replica elsewhere. */
function transfer(node: Node, { usage, region: here }: CostContext, regions: readonly string[]): CostComponent {
  const item = assumedOf(node, 'itemSize', parseBytes, DEFAULT_ITEM_SIZE);
  const writes = usage.arriving(node.id).filter(isWrite);
  const bytes = writes.reduce((sum, { perMonth, sends }) => sum + perMonth * (sends ?? item), 0);
  const others = regions.filter((region) => region !== here).length;
  return {
    component: 'transfer-replication', title: { en: 'Data transfer to replicas', ko: '복제본으로 데이터 전송' },
    quantity: (bytes * others) / GB, price: 'client.transfer-regions',
    how: times(counted(total(writes), 'writes', '쓰기'), counted(total(writes) > 0 ? bytes / total(writes) / KB : 0, 'KB', 'KB'), counted(others, 'other Regions', '다른 리전')),
  };
}

const REGION = /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/;

/** Regions as a list, or in one text divided by commas; undefined where it is neither. */
function regionsIn(value: Json | undefined): readonly string[] | undefined {
  const names = typeof value === 'string' ? value.split(',').map((name) => name.trim()).filter((name) => name !== '') : value;
  if (!Array.isArray(names)) return undefined;
  const regions = names.flatMap((name) => (typeof name === 'string' && REGION.test(name) ? [name] : []));
  return regions.length === names.length ? [...new Set(regions)] : undefined;
}

const EXPECTED: Text = {
  en: 'replicas names the Regions of a global table besides this one, for example [us-west-2, eu-west-1].',
  ko: 'replicas에는 글로벌 테이블의 다른 리전을 적습니다. 예: [us-west-2, eu-west-1]',
};

function counting(value: Json | undefined): Result<number> {
  const regions = regionsIn(value);
  return regions ? ok(regions.length) : refuse('cost.invalid-replicas', EXPECTED);
}
