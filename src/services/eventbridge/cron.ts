import { ok, refuse, type Refusal, type Result } from '../../core/model/result.ts';
import type { Text } from '../../core/model/text.ts';
import { daysIn, type Timing } from './calendar.ts';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The Gregorian calendar comes round every 28 years from 1901 to 2099: every weekday meets every date of every month. */
const CYCLE_START = 2000;
const CYCLE_YEARS = 28;

interface Field {
  readonly name: Text;
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const MINUTES: Field = { name: { en: 'minutes', ko: '분' }, min: 0, max: 59 };
const HOURS: Field = { name: { en: 'hours', ko: '시' }, min: 0, max: 23 };
const DAY: Field = { name: { en: 'day of the month', ko: '일' }, min: 1, max: 31 };
const MONTH: Field = { name: { en: 'month', ko: '월' }, min: 1, max: 12, names: MONTHS };
const WEEKDAY: Field = { name: { en: 'day of the week', ko: '요일' }, min: 1, max: 7, names: WEEKDAYS };
const YEAR: Field = { name: { en: 'year', ko: '연도' }, min: 1970, max: 2199 };

/** Whether the schedule runs on a day: `weekday` from 1 (Sunday), `last`: the days of that month. */
type DayTest = (day: number, weekday: number, last: number) => boolean;

/**
 * The six fields of `cron(minutes hours day-of-month month day-of-week year)` and how often they come
 * round: counted day by day over a whole cycle of the calendar, or over the years that are named.
 */
export function parseCron(inside: string): Result<Timing> {
  const fields = inside.trim().split(/\s+/);
  if (fields.length !== 6) {
    return invalid(inside, {
      en: `has ${inside.trim() === '' ? 'no' : fields.length} fields, and needs six: minutes, hours, day of the month, month, day of the week, year`,
      ko: `필드가 ${inside.trim() === '' ? 0 : fields.length}개입니다. 분, 시, 일, 월, 요일, 연도의 여섯 필드가 필요합니다`,
    });
  }
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = fields;
  if ((day === '?') === (weekday === '?')) {
    return invalid(inside, { en: 'needs “?” in exactly one of day of the month and day of the week', ko: '일과 요일 중 정확히 한쪽에 ‘?’를 적어야 합니다' });
  }
  const sets = ([[minute, MINUTES], [hour, HOURS], [month, MONTH], [year, YEAR]] as const).map(([text, field]) => ({ text, field, values: valuesOf(text, field) }));
  const wrong = sets.find(({ values }) => values === undefined);
  if (wrong) return unreadable(inside, wrong.text, wrong.field);
  const days = weekday === '?' ? dayOfMonth(day) : dayOfWeek(weekday);
  if (days === undefined) return weekday === '?' ? unreadable(inside, day, DAY) : unreadable(inside, weekday, WEEKDAY);
  const [minutes, hours, months, years] = sets.map(({ values }) => values);
  const perDay = (minutes?.size ?? 0) * (hours?.size ?? 0);
  const share = shareOfDays(days, months ?? new Set(), year === '*' ? undefined : years);
  if (share === 0) return invalid(inside, { en: 'never comes', ko: '해당하는 날이 없습니다' });
  return ok({ kind: 'cron', perMonth: (hoursPerMonth) => perDay * share * (hoursPerMonth / 24) });
}

/** A minute on a calendar: `month` and `day` from 1, `weekday` from 1 (Sunday), `last`: the days of that month. */
export interface CalendarMinute {
  readonly minute: number;
  readonly hour: number;
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly weekday: number;
  readonly last: number;
}

/** Whether a schedule runs in a minute; undefined for fields that `parseCron` refuses. */
export function cronTest(inside: string): ((at: CalendarMinute) => boolean) | undefined {
  if (!parseCron(inside).ok) return undefined;
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = inside.trim().split(/\s+/);
  const [minutes, hours, months, years] = ([[minute, MINUTES], [hour, HOURS], [month, MONTH], [year, YEAR]] as const).map(([text, field]) => valuesOf(text, field));
  const days = weekday === '?' ? dayOfMonth(day) : dayOfWeek(weekday);
  return (at) => minutes?.has(at.minute) === true && hours?.has(at.hour) === true && months?.has(at.month) === true && years?.has(at.year) === true && days?.(at.day, at.weekday, at.last) === true;
}

function invalid(inside: string, what: Text): { readonly ok: false; readonly error: Refusal } {
  return refuse('invalid', { en: `“cron(${inside})” ${what.en}.`, ko: `‘cron(${inside})’: ${what.ko}.` });
}

function unreadable(inside: string, text: string, { name, min, max, names }: Field): { readonly ok: false; readonly error: Refusal } {
  const range = `${min}-${max}${names ? ` or ${names[0]}-${names.at(-1)}` : ''}`;
  return invalid(inside, { en: `has “${text}” as its ${name.en}, which takes ${range}`, ko: `${name.ko} 필드의 ‘${text}’은(는) 쓸 수 없습니다. 범위는 ${range.replace('or', '또는')}입니다` });
}

/** The numbers that `*`, `5`, `MON-FRI`, `0/15` and lists of them stand for; a range may pass the end (`20-2`). */
function valuesOf(text: string, field: Field): ReadonlySet<number> | undefined {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [, range = '', step] = /^([^/]+)(?:\/([0-9]+))?$/.exec(part) ?? [];
    const [first, last] = boundsOf(range, step !== undefined, field);
    const by = step === undefined ? 1 : Number(step);
    if (first === undefined || last === undefined || by === 0) return undefined;
    const end = last < first ? last + (field.max - field.min + 1) : last;
    for (let value = first; value <= end; value += by) values.add(value > field.max ? value - (field.max - field.min + 1) : value);
  }
  return values;
}

function boundsOf(range: string, stepped: boolean, field: Field): readonly [number | undefined, number | undefined] {
  if (range === '*') return [field.min, field.max];
  const [from = '', to, ...rest] = range.split('-');
  if (rest.length > 0) return [undefined, undefined];
  const first = numberOf(from, field);
  return [first, to === undefined ? (stepped ? field.max : first) : numberOf(to, field)];
}

function numberOf(text: string, { min, max, names }: Field): number | undefined {
  const named = names?.indexOf(text.toUpperCase()) ?? -1;
  if (named >= 0) return named + 1;
  const value = /^[0-9]+$/.test(text) ? Number(text) : NaN;
  return value >= min && value <= max ? value : undefined;
}

/** `L` the last day, `LW` the last weekday, `15W` the weekday nearest to the 15th, else a set of days. */
function dayOfMonth(text: string): DayTest | undefined {
  if (text === 'L') return (day, _weekday, last) => day === last;
  if (text === 'LW') return (day, weekday, last) => isNearestWeekday(last, day, weekday, last);
  const nearest = /^([0-9]+)W$/.exec(text)?.[1];
  if (nearest !== undefined) {
    const wanted = numberOf(nearest, DAY);
    return wanted === undefined ? undefined : (day, weekday, last) => isNearestWeekday(wanted, day, weekday, last);
  }
  const days = valuesOf(text, DAY);
  return days && ((day) => days.has(day));
}

/** A Saturday gives way to the Friday before, a Sunday to the Monday after, but never out of the month. */
function isNearestWeekday(wanted: number, day: number, weekday: number, last: number): boolean {
  if (wanted > last || weekday === 1 || weekday === 7) return false;
  if (day === wanted) return true;
  const [isFriday, isMonday] = [weekday === 6, weekday === 2];
  if (isFriday && (day === wanted - 1 || (day === wanted - 2 && wanted === last))) return true;
  return isMonday && (day === wanted + 1 || (day === wanted + 2 && wanted === 1));
}

/** `L` Saturday, `6L` the last Friday of the month, `3#2` the second Tuesday, else a set of weekdays. */
function dayOfWeek(text: string): DayTest | undefined {
  if (text === 'L') return (_day, weekday) => weekday === 7;
  const [, name = '', nth] = /^([A-Za-z0-9]+)(?:L|#([1-5]))$/.exec(text) ?? [];
  if (name !== '') {
    const wanted = numberOf(name, WEEKDAY);
    if (wanted === undefined) return undefined;
    return nth === undefined
      ? (day, weekday, last) => weekday === wanted && day + 7 > last
      : (day, weekday) => weekday === wanted && Math.ceil(day / 7) === Number(nth);
  }
  const days = valuesOf(text, WEEKDAY);
  return days && ((_day, weekday) => days.has(weekday));
}

/** The share of all days on which it runs, of a whole cycle of the calendar or of the named years. */
function shareOfDays(runs: DayTest, months: ReadonlySet<number>, years: ReadonlySet<number> | undefined): number {
  let [all, matching] = [0, 0];
  for (const year of years ?? Array.from({ length: CYCLE_YEARS }, (_, index) => CYCLE_START + index)) {
    let weekday = firstWeekday(year);
    for (let month = 1; month <= 12; month++) {
      const last = daysIn(year, month);
      for (let day = 1; day <= last; day++) {
        all += 1;
        if (months.has(month) && runs(day, weekday, last)) matching += 1;
        weekday = weekday === 7 ? 1 : weekday + 1;
      }
    }
  }
  return all === 0 ? 0 : matching / all;
}

/** The weekday of the first of January, from 1 (Sunday). */
function firstWeekday(year: number): number {
  const before = year - 1;
  return ((1 + before + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)) % 7) + 1;
}
