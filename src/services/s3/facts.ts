import type { Facts, FactsPart } from '../../core/catalog/facts.ts';
import { limits } from './limits.ts';

const takes = (): Facts => ({ maxRequestBytes: limits['put-max'].value, limits: { maxRequestBytes: 's3.put-max' } });

export const s3: FactsPart = {
  asTarget: { request: takes, origin: takes, access: takes },
};
