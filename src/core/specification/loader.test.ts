import { describe, expect, it } from 'vitest';
import { specificationLoader } from './loader.ts';

const TEXT = '{"asOf":"2026-11-21","shared":0}\nAWS::A::B {"s":{"t":"o"}}\n';

describe('the loader of the specification', () => {
  it('reads when somebody waits, once', async () => {
    let reads = 0;
    const loader = specificationLoader(async () => { reads += 1; return TEXT; });
    expect([reads, loader.now()]).toEqual([0, undefined]);
    await Promise.all([loader.ready(), loader.ready()]);
    expect([reads, loader.isReady(), loader.now()?.types()]).toEqual([1, true, ['AWS::A::B']]);
  });

  it('says what went wrong to whoever asks for it', async () => {
    const loader = specificationLoader(() => Promise.reject(new Error('gone')));
    await loader.ready();
    expect(() => loader.now()).toThrow('gone');
  });

  it('without a reader has nothing to wait for', async () => {
    const loader = specificationLoader();
    await loader.ready();
    expect(loader.now()).toBeUndefined();
  });
});
