import type { Ports } from '../../core/catalog/ports.ts';

export const cloudfront: Ports = {
  out: [
    { kind: 'origin' },
    {
      kind: 'trigger', is: 'distribution',
      onlyWith: {
        roles: ['edge-function'],
        otherwise: {
          en: 'A distribution runs Lambda@Edge functions only.',
          ko: '배포는 Lambda@Edge 함수만 실행합니다.',
        },
      },
    },
  ],
  in: [{ kind: 'request' }],
  references: ['id', 'url'],
};
