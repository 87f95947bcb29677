import type { FactsPart } from '../../core/catalog/facts.ts';

export const s3: FactsPart = {};
