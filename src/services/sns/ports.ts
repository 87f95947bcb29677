import type { Ports } from '../../core/catalog/ports.ts';

export const sns: Ports = { out: [], in: [] };
