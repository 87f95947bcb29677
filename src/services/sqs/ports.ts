import type { Ports } from '../../core/catalog/ports.ts';

export const sqs: Ports = { out: [], in: [] };
