import { isObject, own } from '../model/json.ts';
import type { Json, JsonObject, Path } from '../model/json.ts';
import type { Severity } from '../model/finding.ts';
import type { Text } from '../model/text.ts';
import { didYouMean } from './did-you-mean.ts';
import * as say from './structure-messages.ts';

/** A structure problem of one entry; `path` starts at the entry. */
export interface StructureProblem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Text;
  readonly path: Path;
  readonly on: 'key' | 'value';
}

const NOTHING: JsonObject = {};
const ID = /^[a-z][a-z0-9-]{0,59}$/;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const MAX_COORDINATE = 1_000_000;
const MAX_SIZE = 4_000;

/** Whether a text can be the id of a node, connection, group or note. */
export function isId(id: string): boolean {
  return ID.test(id);
}

/** Reads the fields of one entry by type, and notes what has another. An empty value counts as absent. */
export class Fields {
  readonly problems: StructureProblem[] = [];
  private readonly data: JsonObject;

  constructor(data: JsonObject) {
    this.data = data;
  }

  problem(rule: string, severity: Severity, message: Text, path: Path, on: 'key' | 'value' = 'value'): void {
    this.problems.push({ rule: `structure.${rule}`, severity, message, path, on });
  }

  private get(key: string): Json | undefined {
    const value = own(this.data, key);
    return value === null ? undefined : value;
  }

  private wrong(key: string, expected: Text): undefined {
    this.problem('wrong-type', 'error', say.wrongType(key, expected), [key]);
  }

  /** Text; a number or a boolean written without quotes is taken as its text. */
  string(key: string): string | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    if (isObject(value) || Array.isArray(value)) return this.wrong(key, say.TEXT);
    const text = String(value);
    if (CONTROL.test(text)) this.problem('control-character', 'warning', say.controlCharacter(key), [key]);
    return text;
  }

  boolean(key: string): boolean | undefined {
    const value = this.get(key);
    return value === undefined || typeof value === 'boolean' ? value : this.wrong(key, say.BOOLEAN);
  }

  object(key: string): JsonObject {
    const value = this.get(key);
    if (value === undefined) return NOTHING;
    return isObject(value) ? value : (this.wrong(key, say.MAP) ?? NOTHING);
  }

  strings(key: string): readonly string[] {
    const value = this.get(key);
    if (value === undefined) return [];
    if (!Array.isArray(value) || value.some((item) => typeof item === 'object')) return this.wrong(key, say.LIST) ?? [];
    return value.map(String);
  }

  stringMap(key: string): Readonly<Record<string, string>> {
    const entries = Object.entries(this.object(key));
    for (const [name, value] of entries) if (typeof value === 'object') this.problem('wrong-type', 'error', say.wrongType(name, say.TEXT), [key, name]);
    return Object.fromEntries(entries.filter(([, value]) => typeof value !== 'object').map(([name, value]) => [name, String(value)]));
  }

  /** `at: [x, y]`; fractions are rounded, which is no reason to lay the node out anew. */
  position(): readonly [number, number] | undefined {
    const value = this.get('at');
    if (value === undefined) return undefined;
    const usable = Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number' && Math.abs(part) <= MAX_COORDINATE);
    if (!usable) {
      this.problem('bad-position', 'error', say.badPosition(MAX_COORDINATE), ['at']);
      return undefined;
    }
    const [x, y] = value as [number, number];
    if (!Number.isInteger(x) || !Number.isInteger(y)) this.problem('bad-position', 'warning', say.fractionalPosition, ['at']);
    return [Math.round(x) + 0, Math.round(y) + 0];
  }

  /** `size: [width, height]`, in pixels. */
  size(): readonly [number, number] | undefined {
    const value = this.get('size');
    if (value === undefined) return undefined;
    const usable = Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number' && Number.isInteger(part) && part > 0 && part <= MAX_SIZE);
    return usable ? (value as unknown as readonly [number, number]) : this.wrong('size', say.SIZE);
  }

  /** Notes every key that is not among the known ones, with the one it may stand for. */
  unknownKeys(known: readonly string[], where: Text): void {
    for (const key of Object.keys(this.data)) {
      if (!known.includes(key)) this.problem('unknown-key', 'warning', say.unknownKey(key, where, didYouMean(key, known)), [key], 'key');
    }
  }
}
