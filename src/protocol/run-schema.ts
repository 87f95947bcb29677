import type { Result } from '../core/model/result.ts';
import { list, optional, record, shape, text, type Check } from './check.ts';
import type { MeasuredRef, RunWebviewRequests } from './run-messages.ts';

const id = text(200);
const nothing = shape({}) as Check<Record<string, never>>;
/** What a person types or pastes into a form; the largest that a service takes at once is the 6 MB of a function. */
const typed = text(8_000_000);
const isOn: Check<boolean> = (value, where) => (typeof value === 'boolean' ? { ok: true, value } : { ok: false, error: `${where}: neither true nor false` });
const read: Check<RunWebviewRequests['runRead']['params']> = (value, where) => shape({ id, cursor: optional(text(20_000)) })(value, where) as Result<RunWebviewRequests['runRead']['params'], string>;
const assumption: Check<MeasuredRef> = (value, where) => shape({ node: optional(id), connection: optional(id), path: text(1_000) })(value, where) as Result<MeasuredRef, string>;

/** One check per request about a local run. */
export const runRequestChecks: { readonly [K in keyof RunWebviewRequests]: Check<RunWebviewRequests[K]['params']> } = {
  runLocally: nothing,
  stopRun: nothing,
  openRunAddress: shape({ url: text(2_000) }),
  showRunLog: shape({ node: id }),
  debugRun: shape({ node: id, on: isOn }),
  runTrace: shape({ trace: id }),
  runPayloads: shape({ span: id }),
  runResources: nothing,
  runRead: read,
  runAct: shape({ id, action: id, values: record(typed, 50) }),
  runMeasured: nothing,
  writeMeasured: shape({ chosen: list(assumption, 20_000), show: isOn }),
};
