import type { PropertiesForm } from '../../core/catalog/form.ts';

export const sns: PropertiesForm = { fields: [], assumptions: [] };
