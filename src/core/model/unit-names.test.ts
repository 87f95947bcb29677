import { expect, it } from 'vitest';
import { unitName, withUnit } from './unit-names.ts';

it('in English a number and its unit stand apart', () => {
  expect(withUnit('1,000', 'executions', 'en')).toBe('1,000 executions');
  expect(withUnit('7', '', 'en')).toBe('7');
});

it('in Korean what is counted has its counter behind the number', () => {
  const said = ['requests', 'requests/s', 'invocations/min', 'monthly active users', 'deliveries', 'executions', 's', 'read units/s', 'emails/day', 'custom domains', 'environments per 10 s'].map((unit) => withUnit('2', unit, 'ko'));
  expect(said).toEqual(['2건', '2건/초', '2회/분', '2명', '2건', '2개', '2초', '2 읽기 단위/초', '2통/일', '2개', '2개/10초']);
});

it('signs of units stay as they are', () => {
  expect(['GB', 'MB/s', 'Gbps', 'GB-month', 'ms'].map((unit) => withUnit('2', unit, 'ko'))).toEqual(['2 GB', '2 MB/초', '2 Gbps', '2 GB-month', '2 ms']);
});

it('a unit alone is the word or the sign', () => {
  expect([unitName('seconds', 'en'), unitName('s', 'ko'), unitName('MB', 'ko'), unitName('read units/s', 'ko')]).toEqual(['seconds', '초', 'MB', '읽기 단위/초']);
});
