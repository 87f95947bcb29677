import { describe, expect, it } from 'vitest';
import { describer } from './documentation.ts';

const BYTES = new TextEncoder().encode('AWS::A::Box {"is":"","p":{"Size":["How large."]},"d":{}}\n');

describe('descriptions', () => {
  it('are read when the first one is wanted, once', async () => {
    let reads = 0;
    const descriptionOf = describer(async () => { reads += 1; return BYTES; });
    expect(reads).toBe(0);
    const [box, none] = await Promise.all([descriptionOf('AWS::A::Box'), descriptionOf('AWS::A::No')]);
    expect([box?.properties.get('Size')?.text, none, reads]).toEqual(['How large.', undefined, 1]);
  });

  it('that cannot be read are none, and are asked for again', async () => {
    let reads = 0;
    const descriptionOf = describer(() => { reads += 1; return reads === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(BYTES); });
    expect(await descriptionOf('AWS::A::Box')).toBeUndefined();
    expect((await descriptionOf('AWS::A::Box'))?.properties.size).toBe(1);
  });

  it('without a reader are none', async () => {
    expect(await describer()('AWS::A::Box')).toBeUndefined();
  });
});
