/** The index as text: what stands in several places is written once and named by number; every type is one line. */

export interface Line {
  readonly name: string;
  readonly value: object;
}

/** Shorter pieces cost less written out. */
const SHORTEST = 20;

/** Keys whose value is a schema, a list of schemas, or schemas by name. */
const SCHEMA = new Set(['i', 'not', 'pn', 's']);
const LISTS = new Set(['all', 'any', 'one', 'if']);
const MAPS = new Set(['p', 'pp', 'd']);
/** Keys whose value, a list of allowed values or a pattern, may stand elsewhere too. */
const VALUES = new Set(['e', 'ei', 'm']);

/** A piece of text, or the number of a piece that stands there. */
type Part = string | number;

interface Piece {
  readonly parts: readonly Part[];
  uses: number;
}

/** Lines of shared pieces, each naming only earlier ones, and the lines of the types. */
export function pack(lines: readonly Line[]): { readonly shared: readonly string[]; readonly types: readonly string[] } {
  const pieces: Piece[] = [];
  const { partsOf } = interning(pieces);
  const written = lines.map(({ name, value }) => ({ name, parts: partsOf(value) }));
  for (const { parts } of [...pieces, ...written]) for (const part of parts) if (typeof part === 'number') (pieces[part] as Piece).uses += 1;
  const texts: string[] = [];
  const shared: string[] = [];
  const join = (parts: readonly Part[]): string => parts.map((part) => (typeof part === 'number' ? texts[part] : part)).join('');
  for (const { parts, uses } of pieces) {
    const text = join(parts);
    if (uses > 1 && text.length >= SHORTEST) shared.push(text);
    texts.push(uses > 1 && text.length >= SHORTEST ? String(shared.length - 1) : text);
  }
  return { shared, types: written.map(({ name, parts }) => `${name} ${join(parts)}`) };
}

/** Gives equal schemas one number, from the innermost out: definitions put into each other would grow without end as text. */
function interning(pieces: Piece[]): { readonly partsOf: (value: object) => readonly Part[] } {
  const byObject = new Map<object, number>();
  const byKey = new Map<string, number>();
  const numberOf = (parts: readonly Part[]): number => {
    const key = parts.map((part) => (typeof part === 'number' ? `#${part}` : part)).join('');
    const number = byKey.get(key) ?? pieces.push({ parts, uses: 0 }) - 1;
    byKey.set(key, number);
    return number;
  };
  const schema = (value: unknown): Part => {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const number = byObject.get(value) ?? numberOf(partsOf(value));
    byObject.set(value, number);
    return number;
  };
  const entry = (key: string, value: unknown): readonly Part[] => {
    if (SCHEMA.has(key)) return [schema(value)];
    if (LISTS.has(key) && Array.isArray(value)) return ['[', ...spaced(value.map((item) => [schema(item)])), ']'];
    if (MAPS.has(key)) return ['{', ...spaced(Object.entries(value as object).map(([name, item]) => [`${JSON.stringify(name)}:`, schema(item)])), '}'];
    if (VALUES.has(key)) return [numberOf([JSON.stringify(value)])];
    if (key === 'rules') return ['[', ...spaced((value as readonly object[]).map(partsOf)), ']'];
    return [JSON.stringify(value)];
  };
  const partsOf = (value: object): readonly Part[] => ['{', ...spaced(Object.entries(value).map(([key, item]) => [`${JSON.stringify(key)}:`, ...entry(key, item)])), '}'];
  return { partsOf };
}

function spaced(lists: readonly (readonly Part[])[]): readonly Part[] {
  return lists.flatMap((list, index) => (index === 0 ? list : [',', ...list]));
}
