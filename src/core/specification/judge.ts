import { isObject } from '../model/json.ts';
import { alternatives } from './alternatives.ts';
import type { Schema, SchemaNode } from './contract.ts';
import { violation, type Court } from './court.ts';
import { isOfKind } from './kinds.ts';
import * as say from './messages.ts';
import { judgeList, judgeObject } from './nested.ts';
import { judgePlain } from './plain.ts';
import { FINE, together, UNSURE, type Verdict } from './verdict.ts';
import type { Known, View } from './views.ts';

/** A court that holds values to schemas. */
export function createCourt(given: Pick<Court, 'resolve' | 'nameOf'>): Court {
  const court: Court = { ...given, judge: (schema, views, asked) => judge(schema, views, court, asked) };
  return court;
}

function judge(schema: Schema, views: readonly View[], court: Court, asked: boolean): Verdict {
  if (schema === true) return FINE;
  const verdicts = views.map((view) => (view.is === 'known' ? judgeKnown(schema, view, court, asked) : view.is === 'absent' ? FINE : UNSURE));
  if (!asked || verdicts.length < 2) return together(verdicts);
  const failing = verdicts.filter(({ violations }) => violations.length > 0);
  if (failing.length === 0 || failing.length === verdicts.length) return together(verdicts);
  return UNSURE;
}

function judgeKnown(schema: Schema, view: Known, court: Court, asked: boolean): Verdict {
  if (schema === true) return FINE;
  if (schema === false) return { violations: [violation('excludes', view, say.notHere(court.nameOf(view)))], unsure: false };
  const wrong = wrongKind(schema, view, court);
  if (wrong) return wrong;
  const { value } = view;
  const own = isObject(value) ? judgeObject(schema, view, court, asked) : Array.isArray(value) ? judgeList(schema, view, court, asked) : judgePlain(schema, view, court);
  return together([own, alternatives(schema, view, court, asked)]);
}

/** A value of another kind is held against nothing more. */
function wrongKind({ t: kinds }: SchemaNode, view: Known, court: Court): Verdict | undefined {
  if (kinds === undefined || kinds.some((kind) => isOfKind(view.value, kind))) return undefined;
  const isSingle = typeof view.value !== 'object' && kinds.includes('array');
  const repair = isSingle && !view.computed ? { repair: { title: say.WRAP, value: [view.value] } } : {};
  return { violations: [{ ...violation('type', view, say.wrongKind(court.nameOf(view), view.value, kinds)), ...repair }], unsure: false };
}
