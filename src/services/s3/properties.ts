import type { PropertiesForm } from '../../core/catalog/form.ts';

export const s3: PropertiesForm = { fields: [], assumptions: [] };
