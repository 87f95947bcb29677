import { isObject } from '../model/json.ts';
import type { Schema, SchemaNode } from './contract.ts';
import { violation, violationAt, type Court } from './court.ts';
import * as say from './messages.ts';
import { FINE, outcome, together, UNSURE, type Verdict } from './verdict.ts';
import { presence, type Known } from './views.ts';

/** What the combined schemas of a node say: all, any, one, none of them, and one if another. */
export function alternatives(schema: SchemaNode, view: Known, court: Court, asked: boolean): Verdict {
  const { all, any, one, not, if: decided } = schema;
  if (!all && !any && !one && not === undefined && !decided) return FINE;
  return together([
    ...(all ?? []).map((each) => court.judge(each, [view], asked)),
    any ? anyOf(any, view, court) : FINE,
    one ? oneOf(one, view, court) : FINE,
    not === undefined ? FINE : noneOf(not, view, court),
    decided ? ifSo(decided, view, court, asked) : FINE,
  ]);
}

function anyOf(schemas: readonly Schema[], view: Known, court: Court): Verdict {
  const verdicts = schemas.map((schema) => court.judge(schema, [view], true));
  const outcomes = verdicts.map(outcome);
  if (outcomes.includes('fits')) return FINE;
  return outcomes.includes('open') ? UNSURE : explained(verdicts, view, court);
}

function oneOf(schemas: readonly Schema[], view: Known, court: Court): Verdict {
  const verdicts = schemas.map((schema) => court.judge(schema, [view], true));
  const fitting = schemas.filter((_, at) => outcome(verdicts[at] as Verdict) === 'fits');
  const isOpen = verdicts.some((verdict) => outcome(verdict) === 'open');
  if (fitting.length > 1) return several(fitting, view, court);
  if (isOpen) return UNSURE;
  return fitting.length === 1 ? FINE : explained(verdicts, view, court);
}

/** More than one form fits: told by the properties that only one of them asks for. */
function several(schemas: readonly Schema[], view: Known, court: Court): Verdict {
  const asking = schemas.flatMap((schema) => (typeof schema === 'object' && schema.r && schema.r.length > 0 ? [schema.r] : []));
  const [first, second] = asking.map((names) => names.find((name) => presence(view, name, court.resolve) === 'yes'));
  if (asking.length !== schemas.length || first === undefined || second === undefined || first === second) return UNSURE;
  return { violations: [violationAt('excludes', view, second, say.excludes(second, first))], unsure: false };
}

/** No form fits. The one that fits best says why, where it is plain which one that is. */
function explained(verdicts: readonly Verdict[], view: Known, court: Court): Verdict {
  const lacks = verdicts.map(({ violations }) => (violations.every((each) => each.lacks) ? violations.flatMap((each) => each.lacks ?? []) : undefined));
  const isMissing = isObject(view.value) && lacks.every((names) => names !== undefined);
  if (isMissing) return { violations: [{ ...violation('requires', view, say.oneOf(court.nameOf(view), [...new Set(lacks.flat() as readonly string[])])), lacks: lacks.flat() as readonly string[] }], unsure: false };
  const ofKind = verdicts.filter(({ violations }) => !violations.some((each) => each.check === 'type' && each.path.length === view.path.length));
  if (ofKind.length === 1) return ofKind[0] as Verdict;
  if (verdicts.length === 1) return verdicts[0] as Verdict;
  const reasons = verdicts.flatMap(({ violations }) => violations.slice(0, 1).map(({ message }) => message));
  return { violations: [violation('noForm', view, say.noForm(court.nameOf(view), reasons))], unsure: false };
}

function noneOf(schema: Schema, view: Known, court: Court): Verdict {
  const is = outcome(court.judge(schema, [view], true));
  if (is === 'open') return UNSURE;
  return is === 'fails' ? FINE : { violations: [violation('excludes', view, say.notHere(court.nameOf(view)))], unsure: false };
}

function ifSo([test, then, otherwise]: NonNullable<SchemaNode['if']>, view: Known, court: Court, asked: boolean): Verdict {
  const is = outcome(court.judge(test, [view], true));
  if (is === 'open') return UNSURE;
  return court.judge(is === 'fits' ? then : otherwise, [view], asked);
}
