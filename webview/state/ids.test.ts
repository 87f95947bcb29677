import { describe, expect, it } from 'vitest';
import { freshId, slug } from './ids.ts';

describe('slug', () => {
  it.each([
    ['Lambda', 'lambda'],
    ['DynamoDB table', 'dynamodb-table'],
    ['3 × Café', 'cafe'],
    ['람다', 'node'],
    ['__proto__', 'proto'],
    ['GET /items/{id}', 'get-items-id'],
  ])('makes an id of %j: %s', (text, id) => expect(slug(text)).toBe(id));

  it('keeps within the length of an id', () => {
    expect(slug('a'.repeat(59) + ' b c')).toBe('a'.repeat(59));
  });
});

describe('freshId', () => {
  it('numbers what is taken, from 2', () => {
    expect(freshId('lambda', new Set())).toBe('lambda');
    expect(freshId('lambda', new Set(['lambda']))).toBe('lambda-2');
    expect(freshId('lambda', new Set(['lambda', 'lambda-2']))).toBe('lambda-3');
  });

  it('makes room for the number', () => {
    expect(freshId('a'.repeat(60), new Set(['a'.repeat(60)]))).toBe(`${'a'.repeat(58)}-2`);
  });
});
