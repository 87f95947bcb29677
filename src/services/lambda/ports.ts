import type { Ports } from '../../core/catalog/ports.ts';

export const lambda: Ports = { out: [], in: [] };
