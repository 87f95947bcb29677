import type { Ports } from '../../core/catalog/ports.ts';

export const client: Ports = { out: [], in: [] };
