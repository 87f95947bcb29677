import { own, type JsonObject } from '../model/json.ts';

/** Below the folder of the product; beside the index of resource types, and only read when somebody wants a description. */
export const DOCUMENTATION_FILE: readonly string[] = ['media', 'specification', 'documentation.txt'];

/** What AWS writes about resource types. */
export interface Documentation {
  /** A resource type, decoded when it is first asked for; undefined where AWS describes none of the name. */
  readonly type: (name: string) => TypeDocumentation | undefined;
}

export interface TypeDocumentation {
  /** Properties of the resource by name. */
  readonly properties: Entries;
  /** Properties of what its properties consist of, by the name that AWS gives the part. */
  readonly definitions: ReadonlyMap<string, Entries>;
}

export type Entries = ReadonlyMap<string, PropertyDocumentation>;

export interface PropertyDocumentation {
  /** AWS's words, some with `code` and *emphasis*; may be empty. */
  readonly text: string;
  /** The definition that its value, or each entry of it, is made of. */
  readonly definition?: string;
  /** Whether a change makes CloudFormation create the resource anew. */
  readonly replaces?: 'always' | 'sometimes';
}

/**
 * The descriptions in the UTF-8 text that `scripts/import-specification.ts` writes: a line for each type, in the
 * order of their names. The text stays bytes, in which a line is found by halving: as one string it would take
 * twice the memory, and an index of its lines would have to look at all of it first. `decode` makes a line a string.
 */
export function readDocumentation(bytes: Uint8Array, decode: (line: Uint8Array) => string): Documentation {
  const types = new Map<string, TypeDocumentation>();
  return {
    type: (name) => {
      const known = types.get(name);
      if (known) return known;
      const line = lineOf(bytes, name);
      if (!line) return undefined;
      const read = typeOf(JSON.parse(decode(line)) as JsonObject);
      types.set(name, read);
      return read;
    },
  };
}

const NEWLINE = 10;
const SPACE = 32;

/** What stands behind the name on its line. */
function lineOf(bytes: Uint8Array, name: string): Uint8Array | undefined {
  let [from, to] = [0, bytes.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const start = middle === 0 ? 0 : bytes.lastIndexOf(NEWLINE, middle - 1) + 1;
    const newline = bytes.indexOf(NEWLINE, middle);
    const end = newline < 0 ? bytes.length : newline;
    const order = compare(bytes, start, name);
    if (order === 0) return bytes.subarray(start + name.length + 1, end);
    if (order < 0) to = start;
    else from = end + 1;
  }
  return undefined;
}

/** Whether a name comes before (-1), is (0), or comes after (1) the name that a line begins with, which is ASCII. */
function compare(bytes: Uint8Array, start: number, name: string): number {
  for (let at = 0; ; at += 1) {
    const theirs = bytes[start + at] ?? SPACE;
    const ours = at < name.length ? name.charCodeAt(at) : SPACE;
    if (ours !== theirs) return ours < theirs ? -1 : 1;
    if (at === name.length) return 0;
  }
}

function typeOf(written: JsonObject): TypeDocumentation {
  const definitions = Object.entries((own(written, 'd') ?? {}) as JsonObject);
  return {
    properties: entriesOf((own(written, 'p') ?? {}) as JsonObject),
    definitions: new Map(definitions.map(([name, entries]) => [name, entriesOf(entries as JsonObject)])),
  };
}

const REPLACES = [undefined, 'always', 'sometimes'] as const;

function entriesOf(written: JsonObject): Entries {
  return new Map(Object.entries(written).map(([name, entry]) => {
    const [text, definition, replaced] = entry as unknown as readonly [string, (string | 0)?, (0 | 1 | 2)?];
    const replaces = REPLACES[replaced ?? 0];
    return [name, { text, ...(typeof definition === 'string' ? { definition } : {}), ...(replaces ? { replaces } : {}) }];
  }));
}
