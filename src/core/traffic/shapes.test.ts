import { describe, expect, it } from 'vitest';
import { SHAPES } from './shapes.ts';

const WEEK = 7 * 86_400;

describe('the mean of every shape is the stated rate', () => {
  it.each([...SHAPES.values()])('$name', (shape) => {
    const samples = Array.from({ length: 70_000 }, (_, index) => shape.at(((index + 0.5) / 70_000) * WEEK, WEEK));
    expect(samples.reduce((sum, value) => sum + value, 0) / samples.length).toBeCloseTo(1, 4);
    expect(Math.max(...samples.slice(0, 35_000), ...samples.slice(35_000))).toBeCloseTo(shape.peak, 3);
  });
});

it.each([['constant', 1], ['diurnal', 1.5], ['ramp', 2]])('%s peaks at %d times its mean', (name, peak) => {
  expect(SHAPES.get(name)?.peak).toBe(peak);
});

it('a spike rises over a fifth, holds for a fifth and falls', () => {
  const spike = SHAPES.get('spike');
  const at = (x: number): number => (spike?.at(x * 900, 900) ?? 0) / (spike?.peak ?? 1);
  expect([at(0), at(0.1), at(0.2), at(0.39), at(1)].map((value) => Math.round(value * 100) / 100)).toEqual([0, 0.5, 1, 1, 0.05]);
});
