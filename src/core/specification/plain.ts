import { didYouMean } from '../document/did-you-mean.ts';
import type { Json } from '../model/json.ts';
import { MAX_MATCHED, type Bounds, type Plain, type SchemaNode } from './contract.ts';
import { violation, type Court } from './court.ts';
import { isSame, numberIn } from './kinds.ts';
import * as say from './messages.ts';
import { FINE, type Verdict, type Violation } from './verdict.ts';
import type { Known } from './views.ts';

/** What a schema says of a plain value: list, range, length and pattern. */
export function judgePlain(schema: SchemaNode, view: Known, court: Court): Verdict {
  const violations = [...listed(schema, view, court), ...ranged(schema, view, court), ...measured(schema, view, court), ...formed(schema, view, court)];
  return violations.length === 0 ? FINE : { violations, unsure: false };
}

function listed({ e: allowed, ei: insensitive }: SchemaNode, view: Known, court: Court): readonly Violation[] {
  const { value } = view;
  if (allowed && !allowed.some((each) => isSame(each, value))) return [refused(view, allowed, court)];
  const lower = String(value).toLowerCase();
  return insensitive && !insensitive.some((each) => String(each).toLowerCase() === lower) ? [refused(view, insensitive, court)] : [];
}

function refused(view: Known, allowed: readonly Plain[], court: Court): Violation {
  const meant = nearest(view.value, allowed);
  const found = violation('notAllowed', view, say.notAllowed(court.nameOf(view), view.value, allowed, meant));
  return meant === undefined || view.computed ? found : { ...found, repair: { title: say.CHANGE(meant), value: meant } };
}

/** Any two shorter words are written nearly so. */
const SHORTEST_WORD = 3;

/** The allowed value that is written nearly so. */
function nearest(value: Json, allowed: readonly Plain[]): Plain | undefined {
  if (String(value).length < SHORTEST_WORD) return undefined;
  const name = didYouMean(String(value), allowed.map(String));
  return allowed.find((each) => String(each) === name);
}

function ranged({ n: closed, nx: open }: SchemaNode, view: Known, court: Court): readonly Violation[] {
  const number = closed || open ? numberIn(view.value) : undefined;
  if (number === undefined) return [];
  if (closed && !within(number, closed)) return [violation('range', view, say.outOfRange(court.nameOf(view), number, closed, true))];
  const isInside = !open || ((open[0] === null || number > open[0]) && (open[1] === null || number < open[1]));
  return isInside ? [] : [violation('range', view, say.outOfRange(court.nameOf(view), number, open, false))];
}

function measured({ l: bounds }: SchemaNode, view: Known, court: Court): readonly Violation[] {
  if (!bounds || typeof view.value !== 'string') return [];
  const { length } = [...view.value];
  return within(length, bounds) ? [] : [violation('length', view, say.wrongLength(court.nameOf(view), length, bounds))];
}

const expressions = new Map<string, RegExp>();

function formed({ m: pattern }: SchemaNode, view: Known, court: Court): readonly Violation[] {
  const text = String(view.value);
  if (pattern === undefined || text.length > MAX_MATCHED) return [];
  const expression = expressions.get(pattern) ?? new RegExp(pattern, 'u');
  expressions.set(pattern, expression);
  return expression.test(text) ? [] : [violation('pattern', view, say.wrongForm(court.nameOf(view), text, pattern))];
}

/** Whether a number lies between two others, which may be open. */
export function within(number: number, [least, most]: Bounds): boolean {
  return (least === null || number >= least) && (most === null || number <= most);
}
