import type { CostComponent, CostContext } from '../../core/cost/contract.ts';
import type { Stored } from '../../core/cost/storage.ts';
import { counted, times } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import { GB, parseCount } from '../../core/model/units.ts';

/**
 * Backups on demand that are kept, and tables restored from any backup: each is as large as the table.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-understanding-billing.html
 */
export function kept(node: Node, context: CostContext, stored: Stored | undefined): readonly CostComponent[] {
  const line = (component: 'backup' | 'restore', key: string, title: CostComponent['title'], words: readonly [en: string, ko: string]): readonly CostComponent[] => {
    const count = context.stated(node, key, parseCount);
    if (count === undefined) return [];
    return [{
      component, title, quantity: count * (stored?.bytes ?? 0) / GB, price: `dynamodb.${component}`,
      how: times(counted(count, ...words), stored?.how ?? { en: 'nothing stored', ko: '저장 없음' }),
      ...(!stored && { unknown: { en: 'How large the table is, is not known: say assume.storage.', ko: '테이블 크기를 알 수 없습니다. assume.storage를 적으세요.' } }),
    }];
  };
  return [
    ...line('backup', 'backups', { en: 'Backups on demand', ko: '온디맨드 백업' }, ['backups kept', '보관하는 백업']),
    ...line('restore', 'restores', { en: 'Restores', ko: '복원' }, ['restores', '복원']),
  ];
}
