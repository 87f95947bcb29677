import type { PropertiesForm } from '../../core/catalog/form.ts';

export const sqs: PropertiesForm = { fields: [], assumptions: [] };
