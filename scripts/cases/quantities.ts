/** Decimal multiples as bills print them; storage and transfer count by 1,024. */
const COUNTS: Readonly<Record<string, number>> = { '': 1, k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, b: 1e9, billion: 1e9 };
const GIGABYTES: Readonly<Record<string, number>> = { kb: 1024 ** -2, mb: 1024 ** -1, gb: 1, tb: 1024, pb: 1024 ** 2 };
const SECONDS: Readonly<Record<string, number>> = { ms: 1e-3, s: 1, sec: 1, second: 1, min: 60, minute: 60, h: 3600, hour: 3600 };

/** What a number of a line counts: things, GB, seconds, GB-seconds; or what one of them costs. */
type Measure = 'count' | 'size' | 'time' | 'work' | 'price';

interface Token {
  readonly measure: Measure;
  /** Things, GB, seconds or GB-seconds. */
  readonly value: number;
  /** As written, whatever it counts. */
  readonly number: number;
  readonly at: number;
  readonly end: number;
}

const TOKEN = /([$@]\s?)?(?<![\w.])(\d[\d,]*(?:\.\d+)?|\.\d+)[\s-]?(?:(million|billion|thousand|[kKMB])(?![A-Za-z]))?\s?(?:(GB-?\s?s(?:ec(?:ond)?s?)?|[KMGTP]i?B|ms|s(?:ec(?:ond)?s?)?|min(?:ute)?s?|h(?:our)?s?)(?![A-Za-z-]))?(\s?\/\s?(?:[MkK1]\w*|GB|GiB|request|million|h|hour))?/g;

function tokensIn(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].map((match) => {
    const [whole, money, digits = '', multiple = '', unit = '', per] = match;
    const number = Number(digits.replaceAll(',', '')) * (COUNTS[multiple.toLowerCase()] ?? 1);
    const place = { number, at: match.index, end: match.index + whole.length };
    if (money !== undefined || per !== undefined) return { ...place, measure: 'price', value: number };
    return { ...place, ...measured(number, unit.toLowerCase().replace(/i(?=b$)/, '')) };
  });
}

function measured(number: number, unit: string): Pick<Token, 'measure' | 'value'> {
  const size = GIGABYTES[unit];
  if (size !== undefined) return { measure: 'size', value: number * size };
  if (unit.startsWith('gb')) return { measure: 'work', value: number };
  const time = SECONDS[unit] ?? SECONDS[unit.replace(/s$/, '')];
  return unit !== '' && time !== undefined ? { measure: 'time', value: number * time } : { measure: 'count', value: number };
}

/**
 * The first quantity of a published line: `next 40 TB` is 40,960 GB, `667M x 2.80` is 667,000,000.
 * Undefined where it has none, or says `over`: all the rest.
 */
export function leadingQuantity(text: string): number | undefined {
  if (/\b(over|above|rest|remaining|beyond)\b/i.test(text)) return undefined;
  const [first] = tokensIn(text);
  return first?.measure === 'time' ? first.number : first?.value;
}

/** The numbers of the first product of a text, up to a price: `30 x 10,000 requests x 0.20`. */
function firstProduct(text: string): readonly Token[] {
  const tokens = tokensIn(text);
  const factors: Token[] = [];
  for (const token of tokens) {
    const before = factors.at(-1);
    if (before && !/^[^\d.;+-]*(\s|\b)[x×*]\s*$/.test(text.slice(before.end, token.at))) break;
    factors.push(token);
  }
  const last = factors.at(-1);
  // The last factor of several is a price where it is a fraction, or has cents.
  const priced = last && factors.length > 1 && last.measure === 'count' && /^\d*\.\d+$/.test(text.slice(last.at, last.end).trim());
  return (priced ? factors.slice(0, -1) : factors).filter(({ measure }) => measure !== 'price');
}

/** What may follow the number of what is metered; not other things, of which each makes some (`100 consumers`). */
const COUNTED = /^\s*([x×*@(=,;:/]|$|less|at|free|per|a month|days?|(\w+ )?(requests?|calls?|invocations?|executions?|messages?|events?|MAUs?|users?|transitions?|traces?|reads?|writes?|receives?|polls?|notifications?|deliveries|operations?|environments?|units?|PUTs?|GETs?|objects?|tokens?|tier|publishes|HTTPS?|recorded|retrieved|[WR][RC]Us?|r?WRUs?)\b)/i;

/** What a line itself says of a component that is metered in things, GB, hours or GB-seconds. */
export function quantityOf(text: string, unit: 'count' | 'GB' | 'hour' | 'GB-second'): number | undefined {
  const factors = firstProduct(text);
  const product = (measure: Measure): number | undefined => {
    const some = factors.filter((token) => token.measure === measure);
    return some.length > 0 ? some.reduce((all, { value }) => all * value, 1) : undefined;
  };
  const [count, size, time, work] = [product('count'), product('size'), product('time'), product('work')];
  switch (unit) {
    case 'count': return factors.some((token) => token.measure === 'count' && !COUNTED.test(text.slice(token.end))) ? undefined : count;
    case 'GB': return size === undefined ? undefined : size * (count ?? 1);
    case 'hour': return time === undefined ? count : (time / 3600) * (count ?? 1);
    default: return work ?? (size === undefined || time === undefined ? undefined : size * time * (count ?? 1));
  }
}

const MEASURES: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w.,])([\d.,]+\s?(?:k|M|B|million|billion)?)\s(?:HTTPS?\s)?(?:requests|calls|invocations|executions|empty receives|HTTPS)\b/, 'requests'], [/([\d.,]+\s?(?:k|M|B|million|billion)?)\s(?:MAUs?|(?:monthly )?active users)\b/i, 'mau'],
  [/([\d.,]+\s?(?:k|M|B|million|billion)?)\smessages\b/i, 'messages'], [/([\d.,]+\s?(?:k|M|B|million|billion)?)\s(?:state )?transitions\b/i, 'transitions'], [/([\d.,]+\s?(?:k|M|B|million|billion)?)\sevents\b/i, 'events'],
  [/([\d.,]+\s?(?:k|M|B|million|billion)?)\sreads\b/i, 'reads'], [/([\d.,]+\s?(?:k|M|B|million|billion)?)\swrites\b/i, 'writes'], [/([\d.,]+\s?(?:k|M|B|million|billion)?)\s(?:PUTs?|PUT requests)\b/, 'puts'], [/([\d.,]+\s?(?:k|M|B|million|billion)?)\s(?:GETs?|GET requests)\b/, 'gets'],
  [/([\d.,]+)\sWCU\b/i, 'wcu'], [/([\d.,]+)\sRCU\b/i, 'rcu'], [/([\d.,]+\s?(?:k|M|B|million)?)\sWRU\b/i, 'wru'], [/([\d.,]+\s?(?:k|M|B|million)?)\sRRU\b/i, 'rru'],
];

const COUNT_NAMES: ReadonlySet<string> = new Set(MEASURES.map(([, name]) => name));

/** Quantities that a line itself gives: `240,000 x 256 MB x 0.2 s` is so many requests of so much memory for so long. */
export function quantitiesIn(text: string): ReadonlyMap<string, number> {
  const found = new Map(MEASURES.flatMap(([pattern, name]) => {
    const written = pattern.exec(text)?.[1];
    const value = written === undefined ? undefined : leadingQuantity(written);
    return value === undefined ? [] : [[name, value] as const];
  }));
  const tokens = tokensIn(text);
  const first = (measure: Measure): number | undefined => tokens.find((token) => token.measure === measure)?.value;
  const [count, size, time, work] = [first('count'), first('size'), first('time'), first('work')];
  if (time !== undefined) found.set('duration_ms', time * 1000);
  if (work !== undefined) found.set('gb_seconds', work);
  if (size !== undefined) found.set(time === undefined ? 'gb' : 'memory_mb', time === undefined ? size : size * 1024);
  if (size !== undefined && time !== undefined && count !== undefined && !found.has('requests')) found.set('requests', count);
  const factors = firstProduct(text).filter(({ measure }) => measure === 'count').map(({ value }) => value);
  // `3 requests x 1M` are three million of them.
  if (factors.length > 1) for (const [name, value] of found) if (COUNT_NAMES.has(name) && factors.includes(value)) found.set(name, factors.reduce((all, each) => all * each, 1));
  return found;
}
