import { isIntrinsic } from '../../core/cloudformation/draft.ts';
import { subOf } from '../../core/cloudformation/intrinsics.ts';
import { hasNull, textWith } from '../../core/cloudformation/null-text.ts';
import { isObject, type Json, type JsonObject } from '../../core/model/json.ts';

/** Stands in the text for an intrinsic function. JSON has no such character but escaped, so nothing that is written can be it. */
const PLACE = '\u0000';
const ESCAPED = JSON.stringify(PLACE).slice(1, -1);

/**
 * The text of a pattern that says `null` somewhere, as `{ state: [null] }` does; undefined where it can stand in a
 * template as it is, and where it cannot be told as text: what a function gives for a whole field may be a list.
 */
export function textOfPattern(pattern: Json): Json | undefined {
  if (!isObject(pattern) || isIntrinsic(pattern) || !hasNull(pattern) || JSON.stringify(pattern).includes(ESCAPED) || givesField(pattern)) return undefined;
  const values: Json[] = [];
  const text = textWith(pattern, (value) => {
    values.push(value);
    return PLACE;
  });
  return subOf(text.split(ESCAPED), values);
}

function givesField(pattern: JsonObject): boolean {
  return Object.values(pattern).some((field) => isObject(field) && (isIntrinsic(field) || givesField(field)));
}
