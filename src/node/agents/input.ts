import { isObject, type Json } from '../../core/model/json.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import type { ToolInput } from './contract.ts';

/** The part of JSON Schema that inputs of tools are described with. */
export type InputSchema =
  | { readonly type: 'object'; readonly description?: string; readonly properties: Readonly<Record<string, InputSchema>>; readonly required?: readonly string[]; readonly additionalProperties: false }
  /** Read by whoever takes it: intents of any kind. */
  | { readonly type: 'object'; readonly description: string; readonly required: readonly ['kind']; readonly properties: { readonly kind: { readonly type: 'string'; readonly enum: readonly string[] } }; readonly additionalProperties: true }
  | { readonly type: 'string'; readonly description?: string; readonly enum?: readonly string[]; readonly minLength?: number; readonly maxLength?: number }
  | { readonly type: 'integer' | 'number'; readonly description?: string; readonly minimum?: number; readonly maximum?: number }
  | { readonly type: 'boolean'; readonly description?: string }
  | { readonly type: 'array'; readonly description?: string; readonly items: InputSchema; readonly minItems?: number; readonly maxItems?: number };

/** Holds an input to its schema; refused with what is wrong, where, and what would be right. */
export function readInput(value: unknown, schema: InputSchema): Result<ToolInput> {
  const wrong = complaint(value ?? {}, schema, 'input');
  return wrong === undefined ? ok((value ?? {}) as ToolInput) : refuse('agent.bad-input', { en: wrong, ko: wrong });
}

function complaint(value: unknown, schema: InputSchema, where: string): string | undefined {
  switch (schema.type) {
    case 'object': return objectComplaint(value, schema, where);
    case 'array': return listComplaint(value, schema, where);
    case 'string': return stringComplaint(value, schema, where);
    case 'boolean': return typeof value === 'boolean' ? undefined : `${where}: true or false is wanted, not ${shown(value)}.`;
    default: return numberComplaint(value, schema, where);
  }
}

function objectComplaint(value: unknown, schema: Extract<InputSchema, { type: 'object' }>, where: string): string | undefined {
  if (!isObject(value)) return `${where}: an object is wanted, not ${shown(value)}.`;
  const { properties, required = [] } = schema;
  const missing = required.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) return `${where}.${missing}: is missing.`;
  const stranger = schema.additionalProperties ? undefined : Object.keys(value).find((key) => !Object.hasOwn(properties, key));
  if (stranger !== undefined) return `${where}: has no field ${shown(stranger)}. Fields: ${Object.keys(properties).join(', ')}.`;
  for (const [key, inner] of Object.entries(properties)) {
    const wrong = Object.hasOwn(value, key) ? complaint(value[key], inner, `${where}.${key}`) : undefined;
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function listComplaint(value: unknown, { items, minItems = 0, maxItems = Infinity }: Extract<InputSchema, { type: 'array' }>, where: string): string | undefined {
  if (!Array.isArray(value)) return `${where}: a list is wanted, not ${shown(value)}.`;
  if (value.length < minItems || value.length > maxItems) return `${where}: ${value.length} entries; from ${minItems} to ${maxItems} are taken.`;
  for (const [index, entry] of value.entries()) {
    const wrong = complaint(entry, items, `${where}[${index}]`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function stringComplaint(value: unknown, { enum: choices, minLength = 0, maxLength = Infinity }: Extract<InputSchema, { type: 'string' }>, where: string): string | undefined {
  if (typeof value !== 'string') return `${where}: a text is wanted, not ${shown(value)}.`;
  if (choices && !choices.includes(value)) return `${where}: one of ${choices.join(', ')} is wanted, not ${shown(value)}.`;
  if (value.length < minLength || value.length > maxLength) return `${where}: ${value.length} characters; from ${minLength} to ${maxLength} are taken.`;
  return undefined;
}

function numberComplaint(value: unknown, { type, minimum = -Infinity, maximum = Infinity }: Extract<InputSchema, { type: 'integer' | 'number' }>, where: string): string | undefined {
  const isNumber = type === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (isNumber && Number(value) >= minimum && Number(value) <= maximum) return undefined;
  const range = Number.isFinite(minimum) || Number.isFinite(maximum) ? ` from ${minimum} to ${maximum}` : '';
  return `${where}: a ${type === 'integer' ? 'whole number' : 'number'}${range} is wanted, not ${shown(value)}.`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value as Json) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
