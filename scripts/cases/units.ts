/** Sizes in bytes; bills count by 1,024. */
const SIZES: ReadonlyMap<string, number> = new Map([
  ['b', 1], ['bytes', 1], ['kb', 1024], ['kib', 1024], ['mb', 1024 ** 2], ['mib', 1024 ** 2], ['gb', 1024 ** 3], ['gib', 1024 ** 3], ['tb', 1024 ** 4], ['tib', 1024 ** 4], ['pb', 1024 ** 5], ['pib', 1024 ** 5],
]);

/** Times in milliseconds. */
const TIMES: ReadonlyMap<string, number> = new Map([
  ['ms', 1], ['millis', 1], ['milliseconds', 1], ['s', 1e3], ['sec', 1e3], ['secs', 1e3], ['second', 1e3], ['seconds', 1e3], ['min', 60e3], ['mins', 60e3], ['minutes', 60e3],
]);

const COUNTS: ReadonlyMap<string, number> = new Map([
  ['', 1], ['k', 1e3], ['thousand', 1e3], ['thousands', 1e3], ['m', 1e6], ['mn', 1e6], ['mm', 1e6], ['mio', 1e6], ['million', 1e6], ['millions', 1e6], ['bn', 1e9], ['billion', 1e9], ['billions', 1e9],
]);

/** How keys end that say a quantity: by what kind, the endings and their factors. */
const KINDS: readonly ReadonlyMap<string, number>[] = [SIZES, TIMES];

/** A key with the other units in which the same could be said, and what to multiply by to come back to the key's own. */
export function otherUnits(name: string): readonly { readonly key: string; readonly factor: number }[] {
  const at = name.lastIndexOf('_');
  const [base, unit] = at < 0 ? ['', name] : [name.slice(0, at + 1), name.slice(at + 1)];
  for (const kind of KINDS) {
    const own = kind.get(unit);
    if (own !== undefined) return [...kind].filter(([each]) => each !== unit).map(([each, factor]) => ({ key: `${base}${each}`, factor: factor / own }));
  }
  return [...COUNTS].filter(([each]) => each !== '').map(([each, factor]) => ({ key: name === '' ? each : `${name}_${each}`, factor }));
}

/** A number with what it counts: `1.5M`, `10 GB`, `200 ms`, `~3`, `<512`, `90 %`; undefined where a text is more than that. */
export function amountIn(text: string): { readonly value: number; readonly unit: string } | undefined {
  const match = /^[<>≤≥~≈$]?\s*(\d[\d,_]*(?:\.\d+)?|\.\d+)\s*([A-Za-z%]*)$/.exec(text.trim());
  if (!match) return undefined;
  const [, digits = '', written = ''] = match;
  const number = Number(digits.replace(/[,_]/g, ''));
  const unit = written.toLowerCase();
  if (unit === '%') return { value: number / 100, unit: '' };
  if (written === 'B') return { value: number * 1e9, unit: '' };
  const count = COUNTS.get(unit);
  if (count !== undefined) return { value: number * count, unit: '' };
  return SIZES.has(unit) || TIMES.has(unit) ? { value: number, unit } : undefined;
}
