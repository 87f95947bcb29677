import type { FactsPart } from '../../core/catalog/facts.ts';

export const http: FactsPart = {};

export const rest: FactsPart = {};

export const websocket: FactsPart = {};
