import type { Ports } from '../../core/catalog/ports.ts';

export const s3: Ports = { out: [], in: [] };
