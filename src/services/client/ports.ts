import type { Ports } from '../../core/catalog/ports.ts';

export const client: Ports = {
  out: [{ kind: 'request' }, { kind: 'sign-in' }],
  in: [],
};
