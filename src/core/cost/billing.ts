import type { Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { at, isObject } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import { parseMoney } from '../model/units.ts';
import { unknownKey } from '../traffic/assumptions.ts';
import { FREE_TIERS, type FreeTier } from './contract.ts';
import { SIGN_UP_CREDITS_USD } from './credits.ts';

const KEYS = ['freeTier', 'credits', 'hoursPerMonth'];

/** How an account is billed. */
export interface Billing {
  readonly freeTier: FreeTier;
  /** USD that a new account was given. */
  readonly credits: number;
  readonly findings: Finding[];
}

/** How the account is billed (`account.billing`), and what is wrong with the way it is written. */
export function billingOf(design: Design): Billing {
  const billing = at(design.account, ['billing']);
  const findings: Finding[] = [];
  if (!isObject(billing)) return { freeTier: 'none', credits: SIGN_UP_CREDITS_USD, findings };
  const report = (key: string, message: Text): void => {
    findings.push({ rule: 'cost.invalid-billing', severity: 'warning', path: ['account', 'billing', key], message });
  };
  for (const key of Object.keys(billing)) {
    if (!KEYS.includes(key)) findings.push(unknownKey(key, KEYS, { path: ['account', 'billing', key] }));
  }
  const { freeTier, credits, hoursPerMonth } = billing;
  const known = FREE_TIERS.find((each) => each === freeTier);
  if (freeTier !== undefined && known === undefined) {
    report('freeTier', {
      en: 'freeTier is always (what AWS gives away for ever is taken off), credits (that, and the credits of a new account) or none; the bill takes none.',
      ko: 'freeTier는 always(AWS가 계속 무료로 제공하는 양을 뺌), credits(여기에 새 계정의 크레딧도 뺌), none 중 하나여야 합니다. 요금은 none으로 계산했습니다.',
    });
  }
  const granted = credits === undefined ? undefined : parseMoney(credits);
  if (granted?.ok === false) report('credits', granted.error.message);
  if (hoursPerMonth !== undefined && !(typeof hoursPerMonth === 'number' && hoursPerMonth > 0)) {
    report('hoursPerMonth', { en: 'hoursPerMonth is a number of hours, for example 730; the bill takes 730.', ko: 'hoursPerMonth는 시간 수입니다(예: 730). 요금은 730으로 계산했습니다.' });
  }
  return { freeTier: known ?? 'none', credits: granted?.ok === true ? granted.value : SIGN_UP_CREDITS_USD, findings };
}
