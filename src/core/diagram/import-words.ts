import { visible } from './mermaid-text.ts';

/** Letters of scripts that set no blanks between words, or hang particles on them. */
const UNSPACED = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A label as words in lower case: `LambdaFunction`, `lambda-function` and `Lambda function` are the same two. */
export function wordsOf(text: string): readonly string[] {
  return text
    .replace(/(\p{Ll})(\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})|(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, (whole, lower?: string, upper?: string) => (lower === undefined ? `${whole} ` : `${lower} ${upper ?? ''}`))
    .toLowerCase()
    .split(/[^\p{L}\p{N}@]+/u)
    .filter((word) => word !== '');
}

/** What names mean, made once for a catalogue. */
export interface Dictionary<T> {
  /** By the words of a name without blanks. */
  readonly entries: ReadonlyMap<string, readonly T[]>;
  /** The names that may stand inside a word. */
  readonly unspaced: readonly string[];
}

export function dictionaryOf<T>(names: readonly (readonly [name: string, value: T])[]): Dictionary<T> {
  const entries = new Map<string, T[]>();
  for (const [name, value] of names) {
    const key = wordsOf(name).join('');
    const values = entries.get(key) ?? [];
    if (!values.includes(value)) values.push(value);
    entries.set(key, values);
  }
  return { entries, unspaced: [...entries.keys()].filter((key) => UNSPACED.test(key)) };
}

/** A name found in words: `[start, end)`. */
export interface Match<T> {
  readonly start: number;
  readonly end: number;
  readonly values: readonly T[];
}

/** The most words that one name has. */
const LONGEST = 6;

/** The names that stand in the words, in their order; of overlapping ones the longest. */
export function matchesIn<T>(words: readonly string[], dictionary: Dictionary<T>): readonly Match<T>[] {
  const found: Match<T>[] = [];
  for (let start = 0; start < words.length; start += 1) {
    for (let end = Math.min(words.length, start + LONGEST); end > start; end -= 1) {
      const values = meaning(words.slice(start, end).join(''), dictionary);
      if (values) found.push({ start, end, values });
    }
  }
  const within = (match: Match<T>, other: Match<T>): boolean => other !== match && other.start <= match.start && match.end <= other.end && other.end - other.start > match.end - match.start;
  return found.filter((match) => !found.some((other) => within(match, other)));
}

function meaning<T>(word: string, { entries, unspaced }: Dictionary<T>): readonly T[] | undefined {
  const known = entries.get(word) ?? entries.get(word.replace(/e?s$/, '')) ?? entries.get(word.replace(/s$/, ''));
  if (known || !UNSPACED.test(word)) return known;
  const inside = unspaced.filter((name) => word.includes(name)).sort((a, b) => b.length - a.length)[0];
  return inside === undefined ? undefined : entries.get(inside);
}

/** A text as an id of the file format, `[a-z][a-z0-9-]*`; empty where no letter of it can stand in one. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD').replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, (whole, lower?: string, upper?: string) => (lower === undefined ? `${whole}-` : `${lower}-${upper ?? ''}`))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+/, '').slice(0, 28).replace(/-+$/, '');
}

/** A text of somebody else's as a design may hold it: one line, nothing that is not seen or turns letters round. */
export function cleaned(text: string): string {
  return visible(text.replace(/[\ufeff\u202a-\u202e\u2066-\u2069]/g, ''));
}
