import { own } from '../model/json.ts';
import type { JsonObject } from '../model/json.ts';
import { ok } from '../model/result.ts';
import type { EditsFor } from './contract.ts';
import { stepText } from './edit-rounds.ts';
import { CURRENT_VERSION } from './migrate.ts';
import { plan } from './plan.ts';
import { readOnce } from './recent.ts';
import * as no from './refusals.ts';
import { equal, withoutForm } from './steps.ts';

/**
 * The smallest edits that make the text mean what `reduce` says. Everything else stays as it is:
 * comments, order, quotes, indentation, line ends. The result is read back before it is given out;
 * where it would mean anything else, the intent is refused (`edit.unsafe`).
 */
export const editsFor: EditsFor = (text, intent) => {
  const { source, cache } = readOnce(text);
  const data = source.root.data as JsonObject;
  if (source.broken && source.root.entries.length === 0) return no.broken();
  if (isReadOnly(data)) return no.readOnly();
  const planned = plan(data, intent);
  if (!planned.ok) return planned;
  const { steps, data: meant } = planned.value;
  const attempt = (asked: typeof steps): ReturnType<EditsFor> => {
    const stepped = stepText(text, source, cache, asked);
    if (!stepped.ok) return stepped;
    const { source: now, edits } = stepped.value;
    return equal(now.root.data, meant) && (source.broken || !now.broken) ? ok(edits) : no.unsafe();
  };
  const edits = attempt(steps);
  // A block that does not read the same here as where it was copied is written anew.
  const plain = edits.ok ? steps : withoutForm(steps);
  return plain === steps ? edits : attempt(plain);
};

function isReadOnly(data: JsonObject): boolean {
  const version = own(data, 'version');
  return (typeof version === 'number' && version > CURRENT_VERSION) || Object.hasOwn(data, 'source');
}
