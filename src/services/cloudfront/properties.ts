import type { PropertiesForm } from '../../core/catalog/form.ts';

export const cloudfront: PropertiesForm = { fields: [], assumptions: [] };
