import type { Ports } from '../../core/catalog/ports.ts';

export const userPool: Ports = { out: [], in: [] };

export const identityPool: Ports = { out: [], in: [] };
