import { isObject, own, type Json, type JsonObject } from '../model/json.ts';
import type { Bounds, Kind, Plain, ResourceType, Schema, SchemaNode, Specification, TypeRule } from './contract.ts';

/**
 * The specification in the text that `scripts/import-specification.ts` writes: a line about itself, lines
 * of pieces that several types share, a line for each type. A line is decoded when it is first needed.
 */
export function readSpecification(text: string): Specification {
  const lines = text.split('\n');
  const head = JSON.parse(lines[0] ?? '{}') as { readonly asOf: string; readonly shared: number };
  const pieces = new Map<number, Json>();
  const schemas = new Map<Json, Schema>();
  const reader: Reader = {
    piece: (number) => {
      const known = pieces.get(number) ?? (JSON.parse(lines[number + 1] ?? 'true') as Json);
      pieces.set(number, known);
      return known;
    },
    schemas,
  };
  const lineOf = new Map<string, string>();
  for (let at = head.shared + 1; at < lines.length; at += 1) {
    const line = lines[at] as string;
    const space = line.indexOf(' ');
    if (space > 0) lineOf.set(line.slice(0, space), line);
  }
  const types = new Map<string, ResourceType>();
  return {
    asOf: head.asOf,
    has: (type) => lineOf.has(type),
    types: () => [...lineOf.keys()],
    type: (name) => {
      const line = lineOf.get(name);
      if (line === undefined) return undefined;
      const known = types.get(name) ?? typeOf(name, JSON.parse(line.slice(name.length + 1)) as JsonObject, reader);
      types.set(name, known);
      return known;
    },
  };
}

interface Reader {
  readonly piece: (number: number) => Json;
  /** What was decoded already, so that shared pieces are one object. */
  readonly schemas: Map<Json, Schema>;
}

function typeOf(name: string, written: JsonObject, reader: Reader): ResourceType {
  const texts = (key: string): readonly string[] => (own(written, key) ?? []) as readonly string[];
  const decoder = new Decoder(reader, (own(written, 'd') ?? {}) as JsonObject);
  const readOnly = texts('ro');
  const end = own(written, 'end');
  return {
    name,
    properties: decoder.schema(own(written, 's') ?? true),
    rules: ((own(written, 'rules') ?? []) as readonly JsonObject[]).map((rule): TypeRule => {
      const at = String(rule['at']);
      return { path: at === '' ? [] : at.split('.'), schema: decoder.schema(rule['s'] ?? true), origin: String(rule['o']) };
    }),
    attributes: [...texts('a'), ...readOnly],
    readOnly: new Set(readOnly),
    ...(Array.isArray(end) ? { end: { date: String(end[0]), over: end[1] === 1 } } : {}),
  };
}

const KINDS: Readonly<Record<string, Kind>> = { s: 'string', i: 'integer', n: 'number', b: 'boolean', o: 'object', a: 'array', z: 'null' };

/** Decodes the schemas of one type; a definition that holds itself becomes a schema that holds itself. */
class Decoder {
  private readonly named = new Map<string, Schema>();
  private readonly reader: Reader;
  private readonly definitions: JsonObject;

  constructor(reader: Reader, definitions: JsonObject) {
    this.reader = reader;
    this.definitions = definitions;
  }

  schema(written: Json): Schema {
    if (typeof written === 'number') return this.schema(this.reader.piece(written));
    if (!isObject(written)) return written !== false;
    const name = own(written, '$');
    if (typeof name === 'string') return this.definition(name);
    const known = this.reader.schemas.get(written);
    if (known !== undefined) return known;
    const node = this.node(written);
    this.reader.schemas.set(written, node);
    return node;
  }

  /** A stand-in first, filled afterwards: what it holds may name it again. */
  private definition(name: string): Schema {
    const known = this.named.get(name);
    if (known !== undefined) return known;
    const standIn: { all?: readonly Schema[] } = {};
    this.named.set(name, standIn);
    standIn.all = [this.schema(own(this.definitions, name) ?? true)];
    return standIn;
  }

  private node(written: JsonObject): SchemaNode {
    return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, this.value(key, value, written)])) as SchemaNode;
  }

  private value(key: string, value: Json, written: JsonObject): unknown {
    switch (key) {
      case 't': return [...String(value)].map((letter) => KINDS[letter] ?? 'null') satisfies readonly Kind[];
      case 'x': case 'u': return true;
      case 'r': return (value as readonly (string | number)[]).map((name) => (typeof name === 'number' ? Object.keys(own(written, 'p') as JsonObject)[name] ?? '' : name));
      case 'p': return this.byName(value);
      case 'pp': return [...this.byName(value)];
      case 'i': case 'not': case 'pn': return this.schema(value);
      case 'all': case 'any': case 'one': case 'if': return (value as readonly Json[]).map((item) => this.schema(item));
      case 'e': case 'ei': case 'm': return (typeof value === 'number' ? this.reader.piece(value) : value) as readonly Plain[] | string;
      case 'dr': case 'dx': return new Map(Object.entries(value as JsonObject)) as ReadonlyMap<string, unknown>;
      default: return value as Bounds;
    }
  }

  private byName(value: Json): ReadonlyMap<string, Schema> {
    return new Map(Object.entries(value as JsonObject).map(([name, item]) => [name, this.schema(item)]));
  }
}
