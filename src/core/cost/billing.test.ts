import { describe, expect, it } from 'vitest';
import { EMPTY_DESIGN } from '../model/design.ts';
import type { JsonObject } from '../model/json.ts';
import { billingOf } from './billing.ts';

const of = (billing: JsonObject) => billingOf({ ...EMPTY_DESIGN, account: { billing } });

describe('account.billing', () => {
  it.each([[{}, 'none', 100], [{ freeTier: 'always' }, 'always', 100], [{ freeTier: 'credits' }, 'credits', 100], [{ freeTier: 'credits', credits: '200 USD' }, 'credits', 200]])('%j', (billing, freeTier, credits) => {
    expect(of(billing)).toEqual({ freeTier, credits, findings: [] });
  });

  it('says which values of freeTier there are, and bills without one', () => {
    const { freeTier, findings } = of({ freeTier: 'yearly' });
    expect([freeTier, findings.map(({ rule, path }) => [rule, path])]).toEqual(['none', [['cost.invalid-billing', ['account', 'billing', 'freeTier']]]]);
  });

  it('says that credits are an amount of money, and takes what everybody gets', () => {
    const { credits, findings } = of({ freeTier: 'credits', credits: 'many' });
    expect([credits, findings.map(({ rule, path }) => [rule, path])]).toEqual([100, [['cost.invalid-billing', ['account', 'billing', 'credits']]]]);
  });

  it('says what a misspelt key was probably meant to be', () => {
    expect(of({ freetier: 'always' }).findings.map(({ message }) => message.en)).toEqual(["'freetier' is not known here, so nothing reads it. Did you mean 'freeTier'?"]);
    expect(of({ credit: '200 USD' }).findings.map(({ message }) => message.en)).toEqual(["'credit' is not known here, so nothing reads it. Did you mean 'credits'?"]);
  });
});
