import type { NotModelled } from '../../core/catalog/service.ts';
import type { CostPart } from '../../core/cost/contract.ts';

/** Clients cost nothing; what is sent to them is billed where it leaves AWS. */
export const client: CostPart | NotModelled = { components: () => [] };
