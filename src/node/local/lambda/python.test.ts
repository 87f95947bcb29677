import { describe, expect, it } from 'vitest';
import { canStart } from './python.ts';

describe('whether a command can be started', () => {
  it('is so for one that is there', async () => {
    expect(await canStart(process.execPath)).toBe(true);
  });

  it('is not for one that is not', async () => {
    expect(await canStart('serverless-canvas-has-no-such-python')).toBe(false);
  });
});
