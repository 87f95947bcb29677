import type { FactsPart } from '../../core/catalog/facts.ts';
import { limits } from './limits.ts';

export const userPool: FactsPart = {
  asSource: {
    trigger: () => ({
      callerTimeoutSeconds: limits['trigger-timeout'].value,
      callerTimeoutRaisable: false,
      limits: { callerTimeoutSeconds: 'cognito.trigger-timeout' },
    }),
  },
};

export const identityPool: FactsPart = {};
