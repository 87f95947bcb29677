import { expect, it } from 'vitest';
import { loadOnce } from './load-once.ts';

it('loads once for all who ask', async () => {
  let loads = 0;
  const ask = loadOnce(() => Promise.resolve((loads += 1)));
  expect([await ask(), await ask(), loads]).toEqual([1, 1, 1]);
});

it('loads again after a failure, of which it tells who asked', async () => {
  let loads = 0;
  const ask = loadOnce(() => ((loads += 1) === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(loads)));
  await expect(ask()).rejects.toThrow('gone');
  expect(await ask()).toBe(2);
});
