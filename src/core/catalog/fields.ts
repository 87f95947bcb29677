import type { Json } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import type { FieldInput, FormField } from './form.ts';
import type { Limit } from './service.ts';

/** A number whose range is documented: the form shows the range, and where it comes from. */
export function numberBetween(min: Limit, max: Limit, unit: string = max.unit): FieldInput {
  return { type: 'number', unit, min: min.value, max: max.value, step: 1, source: max.source };
}

/** A number from `min` up to what is documented. */
export function numberUpTo(max: Limit, min = 0, unit: string = max.unit): FieldInput {
  return { type: 'number', unit, min, max: max.value, step: 1, source: max.source };
}

/** One of the values that AWS takes, in its own words where no label is given. */
export function choiceOf(...options: readonly (string | readonly [value: string, label: Text])[]): FieldInput {
  return { type: 'choice', options: options.map((option) => (typeof option === 'string' ? { value: option } : { value: option[0], label: option[1] })) };
}

export function quantity(of: Extract<FieldInput, { type: 'quantity' }>['of']): FieldInput {
  return { type: 'quantity', of };
}

export const TEXT: FieldInput = { type: 'text' };
export const BOOLEAN: FieldInput = { type: 'boolean' };
export const STRUCTURE: FieldInput = { type: 'structure' };

/** A field below `properties`. */
export function field(path: string, label: Text, input: FieldInput, rest: Partial<Pick<FormField, 'help' | 'default' | 'when' | 'home'>> = {}): FormField {
  return { path, label, input, ...rest };
}

/** A field below `assume`: it changes bill and simulation, and is never deployed. */
export function assumption(path: string, label: Text, of: Extract<FieldInput, { type: 'quantity' }>['of'], help: Text, byDefault?: Json): FormField {
  return { path, home: 'assume', label, input: quantity(of), help, ...(byDefault === undefined ? {} : { default: byDefault }) };
}
