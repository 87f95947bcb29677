import { describe, expect, it } from 'vitest';
import type { FieldInput, FormField } from '../../src/core/catalog/form.ts';
import type { NodeSnapshot } from '../../src/protocol/messages.ts';
import { isEditable, isShown, pathOf, rangeOf, readInput } from './fields.ts';

const memory: FieldInput = { type: 'number', unit: 'MB', min: 128, max: 10_240 };
const field = (path: string, more: Partial<FormField> = {}): FormField => ({ path, label: { en: path, ko: path }, input: { type: 'text' }, ...more });
const node = (data: object, unknown: NodeSnapshot['unknown'] = []) => ({ id: 'n', data, unknown }) as unknown as NodeSnapshot;

describe('reading what was typed', () => {
  it.each([
    [memory, '256', 256],
    [memory, ' 1,024 ', 1024],
    [memory, '512 MB', 512],
    [{ type: 'number', step: 0.1 }, '0.5', 0.5],
    [{ type: 'quantity', of: 'duration' }, '35 ms', '35 ms'],
    [{ type: 'quantity', of: 'ratio' }, '0.93', 0.93],
    [{ type: 'quantity', of: 'bytes-rate' }, '60 MB/month', '60 MB/month'],
    [{ type: 'text', maxLength: 3 }, 'abc', 'abc'],
    [memory, '', undefined],
  ] satisfies readonly (readonly [FieldInput, string, unknown])[])('%j: %j is %j', (input, typed, value) => {
    expect(readInput(input, typed)).toEqual({ ok: true, value });
  });

  it.each([
    [memory, '64', 'At least 128 MB.'],
    [memory, '20000', 'At most 10,240 MB.'],
    [memory, 'lots', 'A number is expected.'],
    [memory, '1.5', 'A whole number is expected.'],
    [{ type: 'text', maxLength: 3 }, 'abcd', 'At most 3 characters.'],
    [{ type: 'text', pattern: '[a-z]+' }, 'A', 'Does not match [a-z]+.'],
  ] satisfies readonly (readonly [FieldInput, string, string])[])('%j: %j is refused: %s', (input, typed, message) => {
    const reading = readInput(input, typed);
    expect(reading.ok ? undefined : reading.message.en).toBe(message);
  });

  it('refuses a quantity without its unit, with an example', () => {
    const reading = readInput({ type: 'quantity', of: 'duration' }, 'soon');
    expect(reading.ok ? '' : reading.message.en).toContain('35 ms');
  });
});

describe('the range under a field', () => {
  it('has both ends, one, or the unit alone', () => {
    expect(rangeOf(memory, 'en')).toBe('128 – 10,240 MB');
    expect(rangeOf({ type: 'number', min: 1 }, 'en')).toBe('≥ 1');
    expect(rangeOf({ type: 'number', unit: 's' }, 'en')).toBe('s');
    expect(rangeOf({ type: 'text' }, 'en')).toBeUndefined();
  });
});

describe('where a field is at home', () => {
  it('is properties, the assumptions or the node itself', () => {
    expect(pathOf('n', field('Tracing.Mode'))).toEqual(['nodes', 'n', 'properties', 'Tracing', 'Mode']);
    expect(pathOf('n', field('duration.p50'), 'assume')).toEqual(['nodes', 'n', 'assume', 'duration', 'p50']);
    expect(pathOf('n', field('code', { home: 'node' }))).toEqual(['nodes', 'n', 'code']);
  });
});

describe('a field', () => {
  it('with a condition is shown where it holds of known values', () => {
    const provisioned = field('x', { when: { property: 'BillingMode', equals: 'PROVISIONED' } });
    expect(isShown(node({ properties: { BillingMode: 'PROVISIONED' } }), provisioned)).toBe(true);
    expect(isShown(node({ properties: {} }), provisioned)).toBe(false);
    expect(isShown(node({ properties: { BillingMode: { Ref: 'Mode' } } }, [{ path: 'BillingMode', because: 'a parameter' }]), provisioned)).toBe(false);
  });

  it('with a value of another shape is not edited in the form', () => {
    expect(isEditable(memory, { Ref: 'Memory' })).toBe(false);
    expect(isEditable({ type: 'boolean' }, 'yes')).toBe(false);
    expect(isEditable({ type: 'structure' }, undefined)).toBe(false);
    expect(isEditable(memory, undefined)).toBe(true);
  });
});
