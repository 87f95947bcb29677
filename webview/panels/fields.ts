import { conditionHolds } from '../../src/core/catalog/explain.ts';
import type { FieldInput, FormField } from '../../src/core/catalog/form.ts';
import { at, isObject, type Json, type JsonObject, type Path } from '../../src/core/model/json.ts';
import { unitName, withUnit } from '../../src/core/model/unit-names.ts';
import { parseByteRate, parseBytes, parseCount, parseDuration, parseRate, parseRatio } from '../../src/core/model/units.ts';
import type { Result } from '../../src/core/model/result.ts';
import type { Locale, Text } from '../../src/core/model/text.ts';
import type { NodeSnapshot } from '../../src/protocol/messages.ts';
import { dotted } from '../state/intents.ts';
import { decimal } from '../ui/format.ts';
import { strings } from '../ui/strings.ts';

export type Home = NonNullable<FormField['home']>;

/** Path in the file of what a field edits. */
export function pathOf(node: string, field: FormField, home: Home = 'properties'): Path {
  const start = field.home ?? home;
  return ['nodes', node, ...(start === 'node' ? [] : [start]), ...dotted(field.path)];
}

/** A path as the store keeps it for the field that it leads to. */
export function highlightOf(path: Path): string {
  return path.join('\n');
}

/** What the file has for a field; undefined where it has nothing. */
export function valueOf(node: NodeSnapshot, field: FormField, home: Home = 'properties'): Json | undefined {
  return at(node.data, pathOf(node.id, field, home).slice(2));
}

/** Whether a field's condition holds of the node as it is. */
export function isShown(node: NodeSnapshot, field: FormField): boolean {
  if (!field.when) return true;
  const unknown = new Map(node.unknown.map(({ path, because }) => [path, because]));
  const resolve = {
    property: (properties: Json | undefined, path: string) => {
      const because = unknown.get(path);
      return because === undefined ? { known: true, value: at(properties, dotted(path)) } : { known: false, because: { en: because, ko: because } };
    },
  };
  type Args = Parameters<typeof conditionHolds>;
  const properties = node.data['properties'];
  return conditionHolds(field.when, { properties: isObject(properties) ? properties : {} } as Args[1], resolve as unknown as Args[2]);
}

/** Whether a value is of a shape that the field's input can show and edit. */
export function isEditable(input: FieldInput, value: Json | undefined): boolean {
  if (value === undefined || value === null) return input.type !== 'structure';
  if (input.type === 'structure' || isObject(value) || Array.isArray(value)) return false;
  return input.type !== 'boolean' || typeof value === 'boolean';
}

export type Reading = { readonly ok: true; readonly value: Json | undefined } | { readonly ok: false; readonly message: Text };

/** What was typed into a field as the value to write; an empty field removes the value. */
export function readInput(input: FieldInput, typed: string): Reading {
  const text = typed.trim();
  if (text === '') return { ok: true, value: undefined };
  switch (input.type) {
    case 'number': return readNumber(input, text);
    case 'quantity': return readQuantity(input.of, text);
    case 'text': return readText(input, text);
    default: return { ok: true, value: text };
  }
}

function readNumber(input: Extract<FieldInput, { type: 'number' }>, text: string): Reading {
  const bare = text.replace(/(?<=\d),(?=\d{3})/g, '');
  const number = Number(input.unit !== undefined && bare.endsWith(input.unit) ? bare.slice(0, -input.unit.length) : bare);
  if (!Number.isFinite(number)) return { ok: false, message: strings.invalidNumber };
  if (Number.isInteger(input.step ?? 1) && !Number.isInteger(number)) return { ok: false, message: strings.invalidWhole };
  const withUnit = (value: number): string => `${decimal(value, 'en')}${input.unit === undefined ? '' : ` ${input.unit}`}`;
  if (input.min !== undefined && number < input.min) return { ok: false, message: strings.belowMinimum(withUnit(input.min)) };
  if (input.max !== undefined && number > input.max) return { ok: false, message: strings.aboveMaximum(withUnit(input.max)) };
  return { ok: true, value: number };
}

const QUANTITIES: Readonly<Record<Extract<FieldInput, { type: 'quantity' }>['of'], (value: Json) => Result<number>>> = {
  duration: parseDuration,
  bytes: parseBytes,
  count: parseCount,
  rate: (value) => parseRate(value),
  ratio: parseRatio,
  'bytes-rate': (value) => parseByteRate(value),
};

/** A plain number is written as a number, everything else as it was typed. */
function readQuantity(of: keyof typeof QUANTITIES, text: string): Reading {
  const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  const parsed = QUANTITIES[of](value);
  return parsed.ok ? { ok: true, value } : { ok: false, message: parsed.error.message };
}

function readText(input: Extract<FieldInput, { type: 'text' }>, text: string): Reading {
  if (input.maxLength !== undefined && text.length > input.maxLength) return { ok: false, message: strings.tooLong(input.maxLength) };
  if (input.pattern !== undefined && !new RegExp(`^(?:${input.pattern})$`, 'u').test(text)) return { ok: false, message: strings.wrongPattern(input.pattern) };
  return { ok: true, value: text };
}

/** `128 – 10,240 MB`, or undefined for an input without a range. */
export function rangeOf(input: FieldInput, locale: Locale): string | undefined {
  if (input.type !== 'number') return undefined;
  const { min, max, unit = '' } = input;
  const last = (value: number): string => withUnit(decimal(value, locale), unit, locale);
  if (min !== undefined && max !== undefined) return `${decimal(min, locale)} – ${last(max)}`;
  if (min !== undefined) return `≥ ${last(min)}`;
  if (max !== undefined) return `≤ ${last(max)}`;
  return unitName(unit, locale) || undefined;
}

/** A value as a field shows it. */
export function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
