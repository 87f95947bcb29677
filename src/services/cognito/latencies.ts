import type { Latency } from '../../core/simulation/contract.ts';

/** A sign-in with a password. */
export const SIGN_IN: Latency = {
  p50: 250, p99: 800, confidence: 'estimate',
  source: { url: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html', asOf: '2026-11-21' },
  note: 'no published measurement was found',
};
