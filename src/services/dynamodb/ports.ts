import type { Ports } from '../../core/catalog/ports.ts';

export const dynamodb: Ports = { out: [], in: [] };
