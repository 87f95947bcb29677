import type { PropertiesForm } from '../../core/catalog/form.ts';

export const http: PropertiesForm = { fields: [], assumptions: [] };

export const rest: PropertiesForm = { fields: [], assumptions: [] };

export const websocket: PropertiesForm = { fields: [], assumptions: [] };
