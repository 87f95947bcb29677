import type { JsonObject, Path } from '../model/json.ts';
import { verbatim, type Text } from '../model/text.ts';
import { formatNumber } from '../model/units-format.ts';
import type { RuleContext, Violation } from './contract.ts';

export type Unit = 'seconds' | 'megabytes' | 'bytes' | 'characters' | 'count';

/** One number that AWS holds to a range. Quotas by full id; the account's own values count. */
export interface NumberCheck {
  /** Where `path` starts: the properties of a node, of a connection, of a part. */
  readonly in: JsonObject;
  /** Dotted path of the number below `in`, and where `in` itself stands below the node or the connection. */
  readonly path: string;
  readonly base: Path;
  readonly unit: Unit;
  readonly min?: string;
  readonly max?: string;
  /** Who sets the range, as the message calls it: `Lambda`. */
  readonly by: string;
  /** What to do instead, where setting the nearest allowed value is not the whole answer. */
  readonly advice?: Text;
  readonly connection?: string;
}

/** A rule about one number that a service holds to a range, by the names of its limits. */
export interface Range<Limit extends string> {
  readonly id: string;
  readonly title: Text;
  readonly path: string;
  readonly unit: Unit;
  readonly min?: Limit;
  readonly max: Limit;
}

/**
 * The violation of a number out of its range, with the limit that it breaks and the nearest allowed
 * value as the fix. Nothing where the number is absent or cannot be told.
 */
export function outOfRange(check: NumberCheck, context: RuleContext): readonly Violation[] {
  const value = context.resolve.number(check.in, check.path);
  if (value === undefined) return [];
  const [min, max] = [quotaOf(check.min, context), quotaOf(check.max, context)];
  const isBelow = min !== undefined && value < min;
  const broken = isBelow ? check.min : max !== undefined && value > max ? check.max : undefined;
  const bound = isBelow ? min : max;
  if (broken === undefined || bound === undefined) return [];
  const path = [...check.base, ...check.path.split('.')];
  return [{
    message: message(value, { min, max }, check),
    path,
    ...(check.connection === undefined ? {} : { connection: check.connection }),
    limit: { id: broken, needed: value },
    fix: { title: { en: `Set ${check.path} to ${bound}`, ko: `${check.path}: ${bound}(으)로 바꾸기` }, path, value: bound },
  }];
}

function quotaOf(id: string | undefined, context: RuleContext): number | undefined {
  return id === undefined ? undefined : context.quota(id);
}

function message(value: number, { min, max }: { readonly min: number | undefined; readonly max: number | undefined }, { path, by, unit, advice }: NumberCheck): Text {
  const is = amount(value, unit);
  const range = rangeOf(min, max, unit);
  return {
    en: `${path} is ${is.en}; ${by} allows ${range.en}.${advice ? ` ${advice.en}` : ''}`,
    ko: `${path} 값이 ${is.ko}입니다. ${by}의 허용 범위는 ${range.ko}입니다.${advice ? ` ${advice.ko}` : ''}`,
  };
}

function rangeOf(min: number | undefined, max: number | undefined, unit: Unit): Text {
  if (min === undefined) return { en: `at most ${amount(max ?? 0, unit).en}`, ko: `최대 ${amount(max ?? 0, unit).ko}` };
  if (max === undefined) return { en: `at least ${amount(min, unit).en}`, ko: `최소 ${amount(min, unit).ko}` };
  return { en: `${formatNumber(min)} to ${amount(max, unit).en}`, ko: `${formatNumber(min)}~${amount(max, unit).ko}` };
}

/** A number with its unit as a sentence says it: `1,200 s`, `1,200초`. */
export function amount(value: number, unit: Unit): Text {
  const number = formatNumber(value);
  switch (unit) {
    case 'seconds': return { en: `${number} s`, ko: `${number}초` };
    case 'megabytes': return verbatim(`${number} MB`);
    case 'bytes': return { en: `${number} bytes`, ko: `${number}바이트` };
    case 'characters': return { en: `${number} ${value === 1 ? 'character' : 'characters'}`, ko: `${number}자` };
    case 'count': return verbatim(number);
  }
}

/** A check of a number below `properties` of a node. */
export function property(node: { readonly properties: JsonObject }, path: string, rest: Omit<NumberCheck, 'in' | 'base' | 'path'>): NumberCheck {
  return { in: node.properties, base: ['properties'], path, ...rest };
}
