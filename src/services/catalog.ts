import { createCatalog } from '../core/catalog/catalog.ts';
import { services } from './index.generated.ts';

/** Every service that the product knows. */
export const catalog = createCatalog(services);
