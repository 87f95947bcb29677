import type { PropertiesForm } from '../../core/catalog/form.ts';

export const userPool: PropertiesForm = { fields: [], assumptions: [] };

export const identityPool: PropertiesForm = { fields: [], assumptions: [] };
