import type { Ports } from '../../core/catalog/ports.ts';

export const http: Ports = { out: [], in: [] };

export const rest: Ports = { out: [], in: [] };

export const websocket: Ports = { out: [], in: [] };
