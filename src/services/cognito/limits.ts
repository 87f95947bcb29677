import { core, excused, limitsReadOn, requestable } from '../../core/catalog/limit.ts';
import type { Limit, LimitTable } from '../../core/catalog/service.ts';

const READ = '2026-11-21';
const { hard, adjustable, initial } = limitsReadOn('https://docs.aws.amazon.com/cognito/latest/developerguide/', READ);
const QUOTAS = 'quotas';
const REGION = 'account and Region';
/** Where the codes of Service Quotas stand, for user pools and identity pools each. */
const CODES = { url: 'https://docs.aws.amazon.com/general/latest/gr/cognito.html', asOf: READ };
const ofPools = (code: string, limit: Limit): Limit => requestable(limit, 'cognito-idp', code, CODES);
const ofIdentities = (code: string, limit: Limit): Limit => requestable(limit, 'cognito-identity', code, CODES);

export const limits = {
  pools: ofPools('L-66E6DF30', core(adjustable(1000, 'user pools', REGION, QUOTAS), 'account-level only')),
  clients: ofPools('L-5EAB0605', core(adjustable(1000, 'app clients', 'user pool', QUOTAS))),
  providers: ofPools('L-1B44D826', adjustable(300, 'identity providers', 'user pool', QUOTAS)),
  'resource-servers': ofPools('L-7CDAF993', adjustable(25, 'resource servers', 'user pool', QUOTAS)),
  'custom-domains': excused('account-level only', hard(4, 'custom domains', REGION, QUOTAS)),
  users: core(adjustable(40000000, 'users', 'user pool', QUOTAS)),
  // Below so many, AWS says, the rates that an account starts with are enough.
  'users-within-initial-rates': initial(2000000, 'monthly active users', 'account', QUOTAS),
  groups: core(hard(10000, 'groups', 'user pool', QUOTAS)),
  'groups-per-user': core(hard(100, 'groups', 'user', QUOTAS)),

  'custom-attributes': core(hard(50, 'attributes', 'user pool', QUOTAS)),
  'custom-attribute-name-max': hard(20, 'characters', 'attribute', QUOTAS),
  'attribute-size-max': hard(2048, 'B', 'attribute', QUOTAS),
  'password-length-min': core(hard(6, 'characters', 'user pool', QUOTAS)),
  'password-length-max': hard(99, 'characters', 'user pool', QUOTAS),
  'password-max': excused('run-time only', hard(256, 'characters', 'user', QUOTAS)),
  'access-token-min': hard(300, 's', 'app client', QUOTAS),
  'access-token-max': core(hard(86400, 's', 'app client', QUOTAS)),
  'refresh-token-min': hard(3600, 's', 'app client', QUOTAS),
  // 3,650 days.
  'refresh-token-max': core(hard(315360000, 's', 'app client', QUOTAS)),
  'callback-urls': hard(100, 'URLs', 'app client', QUOTAS),
  'client-scopes': hard(50, 'scopes', 'app client', QUOTAS),
  'emails-per-day': hard(50, 'emails/day', 'account, built-in sender', QUOTAS),

  // Rates by category of operations, of all user pools together.
  'authentications-per-second': ofPools('L-026ADBA3', core(adjustable(120, 'requests/s', REGION, QUOTAS))),
  'sign-ups-per-second': ofPools('L-5987B8A0', core(adjustable(50, 'requests/s', REGION, QUOTAS))),
  'federations-per-second': ofPools('L-BB3E7CCF', core(adjustable(25, 'requests/s', REGION, QUOTAS))),
  'client-authentications-per-second': core(hard(150, 'requests/s', REGION, QUOTAS)),
  'user-reads-per-second': ofPools('L-D6BD5178', adjustable(120, 'requests/s', REGION, QUOTAS)),
  'user-lists-per-second': hard(30, 'requests/s', REGION, QUOTAS),
  'user-updates-per-second': hard(25, 'requests/s', REGION, QUOTAS),
  'recoveries-per-second': excused('run-time only', hard(30, 'requests/s', REGION, QUOTAS)),
  'revocations-per-second': ofPools('L-F21F8BB4', excused('run-time only', adjustable(120, 'requests/s', REGION, QUOTAS))),
  'challenge-factor': excused('run-time only', hard(3, 'answers to challenges per authentication', REGION, QUOTAS)),
  'requests-per-user': excused('run-time only', hard(10, 'requests/s', 'user', QUOTAS)),
  'domain-requests-per-second': hard(500, 'requests/s', 'user pool domain', QUOTAS),
  'trigger-timeout': hard(5, 's', 'trigger', 'cognito-user-pools-working-with-lambda-triggers'),

  'identity-pools': ofIdentities('L-8692CE1C', core(adjustable(1000, 'identity pools', REGION, QUOTAS), 'account-level only')),
  'role-rules': hard(25, 'rules', 'identity provider', QUOTAS),
  'identity-ids-per-second': ofIdentities('L-A38ADA84', adjustable(25, 'requests/s', REGION, QUOTAS)),
  'identity-credentials-per-second': ofIdentities('L-5AE9F13D', adjustable(200, 'requests/s', REGION, QUOTAS)),
} satisfies LimitTable;
