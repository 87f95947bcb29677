import type { Ports } from '../../core/catalog/ports.ts';

export const cloudfront: Ports = {
  out: [{ kind: 'origin' }],
  in: [{ kind: 'request' }],
  references: ['id', 'url'],
};
