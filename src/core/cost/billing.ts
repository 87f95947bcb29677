import type { Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { at, isObject } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import { unknownKey } from '../traffic/assumptions.ts';
import type { Bill } from './contract.ts';

const KEYS = ['freeTier', 'hoursPerMonth'];

/** How the account is billed (`account.billing`), and what is wrong with the way it is written. */
export function billingOf(design: Design): { readonly freeTier: Bill['freeTier']; readonly findings: Finding[] } {
  const billing = at(design.account, ['billing']);
  const findings: Finding[] = [];
  if (!isObject(billing)) return { freeTier: 'none', findings };
  const report = (key: string, message: Text): void => {
    findings.push({ rule: 'cost.invalid-billing', severity: 'warning', path: ['account', 'billing', key], message });
  };
  for (const key of Object.keys(billing)) {
    if (!KEYS.includes(key)) findings.push(unknownKey(key, KEYS, { path: ['account', 'billing', key] }));
  }
  const { freeTier, hoursPerMonth } = billing;
  if (freeTier !== undefined && freeTier !== 'always' && freeTier !== 'none') {
    report('freeTier', {
      en: 'freeTier is either always (what AWS gives away for ever is taken off) or none; the bill takes none.',
      ko: 'freeTier는 always(AWS가 계속 무료로 제공하는 양을 뺌) 또는 none이어야 합니다. 요금은 none으로 계산했습니다.',
    });
  }
  if (hoursPerMonth !== undefined && !(typeof hoursPerMonth === 'number' && hoursPerMonth > 0)) {
    report('hoursPerMonth', { en: 'hoursPerMonth is a number of hours, for example 730; the bill takes 730.', ko: 'hoursPerMonth는 시간 수입니다(예: 730). 요금은 730으로 계산했습니다.' });
  }
  return { freeTier: freeTier === 'always' ? 'always' : 'none', findings };
}
