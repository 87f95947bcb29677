import type { FactsPart } from '../../core/catalog/facts.ts';

export const userPool: FactsPart = {};

export const identityPool: FactsPart = {};
