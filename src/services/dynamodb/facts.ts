import type { FactsPart } from '../../core/catalog/facts.ts';

export const dynamodb: FactsPart = {};
