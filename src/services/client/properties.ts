import type { PropertiesForm } from '../../core/catalog/form.ts';

export const client: PropertiesForm = { fields: [], assumptions: [] };
