import { describe, expect, it } from 'vitest';
import { creditsFor } from './credits.ts';

describe('credits of a new account', () => {
  it('pay the bill as far as they reach', () => {
    expect(creditsFor(100, 30, [])).toMatchObject({ granted: 100, before: 0, applied: 30, due: 0, left: 70, expired: false });
    expect(creditsFor(100, 130, [])).toMatchObject({ applied: 100, due: 30, left: 0 });
  });

  it('are less by what the months before took', () => {
    expect(creditsFor(100, 30, [40, 40])).toMatchObject({ before: 80, applied: 20, due: 10, left: 0 });
    expect(creditsFor(100, 30, [90, 90])).toMatchObject({ before: 100, applied: 0, due: 30, left: 0 });
  });

  it('are gone after six months, used or not', () => {
    expect(creditsFor(100, 10, [1, 1, 1, 1, 1])).toMatchObject({ applied: 10, left: 85, expired: false });
    expect(creditsFor(100, 10, [1, 1, 1, 1, 1, 1])).toMatchObject({ applied: 0, due: 10, left: 0, expired: true });
  });

  it('say where that is written', () => {
    expect(creditsFor(100, 10, []).source).toBe('https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/free-tier-plans.html');
  });
});
