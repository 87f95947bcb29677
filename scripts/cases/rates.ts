/** Plain values of an object: numbers and words by key. */
export type Values = ReadonlyMap<string, number | string>;

/** Usual short forms of rates, at the end of a key. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/(^|_)(rps|qps|tps)$/, '$1requests_per_second'], [/(^|_)rpm$/, '$1requests_per_minute'],
  [/_per_(s|sec)$/, '_per_second'], [/_per_(min|m)$/, '_per_minute'], [/_per_(h|hr)$/, '_per_hour'], [/_per_d$/, '_per_day'],
];

const PER_HOUR: ReadonlyMap<string, number> = new Map([['year', 1 / 8760], ['week', 1 / 168], ['day', 1 / 24], ['hour', 1], ['minute', 60], ['second', 3600]]);

/** What is said of one of something stays as it is: the size of a payload is not multiplied by the requests. */
const OF_ONE = /(duration|payload|response|request_(size|kb|mb|b)|message_(size|kb)|record|item|object|event_(size|kb)|memory|log|body|_(ms|kb|bytes|b)$)/;
const ONE = /^(request|call|invocation|message|event|item|object|record|execution|operation)$/;

/** Hours of the time that a figure is published for; undefined for a month, and for what is no time. */
export function periodHours(unit: string): number | undefined {
  const per = /^USD\/(hour|day|week|year)$/.exec(unit)?.[1];
  const perHour = per === undefined ? undefined : PER_HOUR.get(per);
  return perHour === undefined ? undefined : 1 / perHour;
}

/** Multiplies out what is per something: by how many of it there are, or by the time. */
export function resolveRates(written: Values, outer: readonly Values[], hours: number): Values {
  const values = new Map<string, number | string>();
  const rates: [string, number][] = [];
  for (const [key, value] of written) {
    const name = SHORT.reduce((text, [short, long]) => text.replace(short, long), key);
    if (typeof value === 'number' && name.includes('_per_')) rates.push([name, value]);
    else values.set(name, value);
  }
  // How long a month is comes first: others are multiplied by it.
  for (const [key, value] of rates.sort(([a], [b]) => Number(b.endsWith('_per_month')) - Number(a.endsWith('_per_month')))) {
    const [name, amount] = multiplied(key, value, [values, ...outer], hours);
    if (!values.has(name)) values.set(name, amount);
  }
  return values;
}

/** `requests_per_user_per_day`: times the days, then times the users. What cannot be multiplied out keeps its key. */
function multiplied(key: string, value: number, near: readonly Values[], hours: number): readonly [string, number] {
  const at = key.lastIndexOf('_per_');
  if (at < 0) return [key, value];
  const [name, per] = [key.slice(0, at), key.slice(at + '_per_'.length)];
  if (ONE.test(per) && OF_ONE.test(name) && !name.startsWith('cloudfront')) return [name, value];
  const times = per === 'month' ? 1 : timesOf(per, near, hours);
  return times === undefined ? [key, value] : multiplied(per === 'month' || PER_HOUR.has(per) ? name : usedUnits(name), value * times, near, hours);
}

/** Capacity units that something takes are request units, not capacity set aside. */
function usedUnits(name: string): string {
  return name.replace(/([rw])cu$/, '$1ru');
}

function timesOf(per: string, near: readonly Values[], hours: number): number | undefined {
  const plurals = [`${per}s`, per, per.replace(/y$/, 'ies')];
  for (const values of near) {
    const count = plurals.map((key) => values.get(key)).find((value) => typeof value === 'number')
      ?? [...values].find(([key, value]) => typeof value === 'number' && key.endsWith(`_${per}s`))?.[1];
    if (typeof count === 'number') return count;
  }
  const perHour = PER_HOUR.get(per);
  return perHour === undefined ? undefined : hours * perHour;
}
