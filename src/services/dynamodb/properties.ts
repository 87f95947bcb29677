import type { PropertiesForm } from '../../core/catalog/form.ts';

export const dynamodb: PropertiesForm = { fields: [], assumptions: [] };
