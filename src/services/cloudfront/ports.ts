import type { Ports } from '../../core/catalog/ports.ts';

export const cloudfront: Ports = { out: [], in: [] };
