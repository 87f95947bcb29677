import type { CostComponent, CostContext } from '../../core/cost/contract.ts';
import { counted } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import { parseRate } from '../../core/model/units.ts';

/**
 * GetRecords calls on the table's stream by others than Lambda, whose polling is free, as is that of replicas.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-understanding-billing.html
 */
export function streamReads(node: Node, context: CostContext): readonly CostComponent[] {
  const calls = context.stated(node, 'streamReads', (value) => parseRate(value, context.hoursPerMonth));
  if (calls === undefined) return [];
  return [{
    component: 'stream-reads', title: { en: 'Reads of the stream', ko: '스트림 읽기' }, quantity: calls, price: 'dynamodb.stream-reads',
    how: counted(calls, 'GetRecords calls by others than Lambda', 'Lambda 이외의 GetRecords 호출'),
  }];
}
