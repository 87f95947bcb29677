import { notModelled } from '../../core/catalog/service.ts';

export const client = notModelled('A client is outside the template.');
