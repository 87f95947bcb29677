import type { FactsPart } from '../../core/catalog/facts.ts';
import { limits } from './limits.ts';

export const dynamodb: FactsPart = {
  asTarget: {
    access: () => ({ maxRequestBytes: limits['item-max'].value, limits: { maxRequestBytes: 'dynamodb.item-max' } }),
  },
};
