import { expect, it } from 'vitest';
import { utf8Length } from './utf8.ts';

it.each([['', 0], ['plain', 5], ['é', 2], ['한국어', 9], ['🎟', 4], ['a🎟한', 8]])('%j takes %i bytes in UTF-8', (text, bytes) => {
  expect(utf8Length(text)).toBe(bytes);
  expect(new TextEncoder().encode(text)).toHaveLength(bytes);
});
