/** What an answer holds at most, in characters of JSON: some fifteen thousand tokens. */
export const MOST_CHARACTERS = 60_000;

/** How long lists and texts may be, in tries that end with what fits. The whole text of a design is tried as long as it can be. */
const TRIES: readonly (readonly [items: number, characters: number])[] = [[400, 40_000], [200, 30_000], [100, 20_000], [50, 10_000], [20, 4_000], [10, 1_500], [4, 500], [2, 200]];

interface Cut {
  readonly at: string;
  readonly kept: number;
  readonly of: number;
}

/**
 * The answer as JSON, cut where it is too long: `cut` then says which lists (in entries) and texts (in
 * characters) are not whole, and how to ask for less.
 */
export function boundedJson(answer: Readonly<Record<string, unknown>>, most = MOST_CHARACTERS): string {
  const whole = JSON.stringify(answer);
  if (whole.length <= most) return whole;
  for (const [items, characters] of TRIES) {
    const cuts: Cut[] = [];
    const shortened = shorten(answer, '', { items, characters, cuts }) as Readonly<Record<string, unknown>>;
    const text = JSON.stringify({ ...shortened, cut: { because: HOW, places: cuts.slice(0, 40) } });
    if (text.length <= most) return text;
  }
  return JSON.stringify({ cut: { because: HOW, places: [{ at: '', kept: 0, of: whole.length }] } });
}

const HOW = 'The answer was too long. Ask for fewer nodes or parts, or with a narrower question; change a design whose text is cut by intents, never by its whole text.';

interface Bounds {
  readonly items: number;
  readonly characters: number;
  readonly cuts: Cut[];
}

function shorten(value: unknown, at: string, bounds: Bounds): unknown {
  const { items, characters, cuts } = bounds;
  if (typeof value === 'string') {
    if (value.length <= characters) return value;
    cuts.push({ at, kept: characters, of: value.length });
    return value.slice(0, characters);
  }
  if (Array.isArray(value)) {
    if (value.length > items) cuts.push({ at, kept: items, of: value.length });
    return value.slice(0, items).map((item, index) => shorten(item, `${at}[${index}]`, bounds));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (at !== '' && entries.length > items) cuts.push({ at, kept: items, of: entries.length });
  return Object.fromEntries((at === '' ? entries : entries.slice(0, items)).map(([key, inner]) => [key, shorten(inner, at === '' ? key : `${at}.${key}`, bounds)]));
}
