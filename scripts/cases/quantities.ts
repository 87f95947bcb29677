/** Decimal multiples as bills print them; storage and transfer count by 1,024. */
const COUNTS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, b: 1e9 };
const GIGABYTES: Readonly<Record<string, number>> = { kb: 1024 ** -2, mb: 1024 ** -1, gb: 1, tb: 1024, pb: 1024 ** 2 };

const QUANTITY = /(\d[\d,]*(?:\.\d+)?|\.\d+)\s?(?:(KB|MB|GB|TB|PB)(?!-)|(k|M|B)(?![A-Za-z]))?/gi;

/**
 * The first quantity of a published line: `next 40 TB` is 40,960 GB, `667M x 2.80` is 667,000,000.
 * Undefined where it has none, or says `over`: all the rest.
 */
export function leadingQuantity(text: string): number | undefined {
  if (/\b(over|above|rest|remaining)\b/i.test(text)) return undefined;
  const [match] = text.matchAll(QUANTITY);
  return match && valueOf(match);
}

function valueOf([, digits = '', size, multiple]: RegExpExecArray | RegExpMatchArray): number {
  const number = Number(digits.replaceAll(',', ''));
  return size === undefined ? number * (COUNTS[(multiple ?? '').toLowerCase()] ?? 1) : number * (GIGABYTES[size.toLowerCase()] ?? 1);
}

const MEASURES: readonly (readonly [RegExp, string])[] = [
  [/([\d.,]+)\s?MB\b(?!\/)/i, 'memory_mb'], [/([\d.,]+)\s?ms\b/i, 'duration_ms'], [/([\d.,]+)\s?s\b/, 'duration_s'],
  [/([\d.,]+[kMB]?)\s(?:HTTPS\s)?(?:requests|calls|invocations|empty receives|HTTPS)\b/i, 'requests'], [/([\d.,]+[kMB]?)\sMAU\b/i, 'mau'],
  [/([\d.,]+)\s?GB\b(?!-)/i, 'gb'], [/([\d.,]+[kMB]?)\smessages\b/i, 'messages'], [/([\d.,]+[kMB]?)\s(?:state )?transitions\b/i, 'transitions'], [/([\d.,]+[kMB]?)\sevents\b/i, 'events'],
];

/** Quantities that a line itself gives: `240,000 x 256 MB x 0.2 s` is so many requests of so much memory for so long. */
export function quantitiesIn(text: string): ReadonlyMap<string, number> {
  const found = new Map(MEASURES.flatMap(([pattern, name]) => {
    const written = pattern.exec(text)?.[1];
    const value = written === undefined ? undefined : leadingQuantity(written);
    return value === undefined ? [] : [[name, value] as const];
  }));
  const product = /([\d.,]+[kMB]?) x ([\d.,]+) ?(MB|GB) x [\d.,]+ ?m?s\b/i.exec(text);
  if (product) {
    found.set('requests', leadingQuantity(product[1] ?? '') ?? 0);
    found.set('memory_mb', Number(product[2]?.replaceAll(',', '')) * (product[3]?.toLowerCase() === 'gb' ? 1024 : 1));
    found.delete('gb');
  }
  return found;
}
