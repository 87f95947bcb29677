import type { FactsPart } from '../../core/catalog/facts.ts';

/** A client waits as long as it likes, and sends what it likes. */
export const client: FactsPart = {};
