import { limitsReadOn } from '../../core/catalog/limit.ts';
import type { LimitTable } from '../../core/catalog/service.ts';

const { hard, adjustable } = limitsReadOn('https://docs.aws.amazon.com/cognito/latest/developerguide/', '2026-11-21');
const QUOTAS = 'quotas';

export const limits = {
  pools: adjustable(1000, 'user pools', 'account and Region', QUOTAS),
  clients: adjustable(1000, 'app clients', 'user pool', QUOTAS),
  users: adjustable(40000000, 'users', 'user pool', QUOTAS),
  groups: hard(10000, 'groups', 'user pool', QUOTAS),
  'groups-per-user': hard(100, 'groups', 'user', QUOTAS),
  'custom-attributes': hard(50, 'attributes', 'user pool', QUOTAS),
  'custom-attribute-name-max': hard(20, 'characters', 'attribute', QUOTAS),
  'attribute-size-max': hard(2048, 'B', 'attribute', QUOTAS),
  'password-length-min': hard(6, 'characters', 'user pool', QUOTAS),
  'password-length-max': hard(99, 'characters', 'user pool', QUOTAS),
  'access-token-min': hard(300, 's', 'app client', QUOTAS),
  'access-token-max': hard(86400, 's', 'app client', QUOTAS),
  'refresh-token-min': hard(3600, 's', 'app client', QUOTAS),
  // 3,650 days.
  'refresh-token-max': hard(315360000, 's', 'app client', QUOTAS),
  'emails-per-day': hard(50, 'emails/day', 'account, built-in sender', QUOTAS),
  'authentications-per-second': adjustable(120, 'requests/s', 'account and Region', QUOTAS),
  'sign-ups-per-second': adjustable(50, 'requests/s', 'account and Region', QUOTAS),
  'federations-per-second': adjustable(25, 'requests/s', 'account and Region', QUOTAS),
  'client-authentications-per-second': hard(150, 'requests/s', 'account and Region', QUOTAS),
  'trigger-timeout': hard(5, 's', 'trigger', 'cognito-user-pools-working-with-lambda-triggers'),
  'identity-pools': adjustable(1000, 'identity pools', 'account and Region', QUOTAS),
  'identity-ids-per-second': adjustable(25, 'requests/s', 'account and Region', QUOTAS),
  'identity-credentials-per-second': adjustable(200, 'requests/s', 'account and Region', QUOTAS),
} satisfies LimitTable;
