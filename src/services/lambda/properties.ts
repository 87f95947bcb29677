import type { PropertiesForm } from '../../core/catalog/form.ts';

export const lambda: PropertiesForm = { fields: [], assumptions: [] };
