import type { Intent } from '../core/document/contract.ts';
import type { JsonObject, Path } from '../core/model/json.ts';
import { ok, type Result } from '../core/model/result.ts';
import { failure, type Answer } from './channel.ts';
import { anyOf, integer, numberBetween, json, lazy, list, literal, oneOfKinds, optional, pair, record, shape, text, type Check } from './check.ts';
import { editingChecks } from './editing-schema.ts';
import type { AlternativeRef, FindingRef, WebviewRequests } from './messages.ts';
import { runRequestChecks } from './run-schema.ts';

/** Far above what a person makes on a canvas, far below what would stall the extension host. */
const MANY = 20_000;
const id = text(200);
const data = json({ depth: 60, values: 200_000, characters: 4_000_000 });
const object: Check<JsonObject> = record(data, MANY);
const pathStep: Check<string | number> = anyOf<string | number>(text(1_000), (value, where) => (typeof value === 'number' && value >= 0 ? integer(value, where) : { ok: false, error: `${where}: not a key or an index` }));
const path: Check<Path> = list(pathStep, 64);
const positions = record(pair(integer), MANY);
const ids = optional(list(id, MANY));

/** Intents nest in batches only; deeper than this is nobody's gesture. */
const BATCH_DEPTH = 4;

function intents(depth: number): Check<Intent> {
  return oneOfKinds<Intent>({
    'add-node': shape({ kind: literal('add-node'), id, node: object }),
    'add-connection': shape({ kind: literal('add-connection'), id, connection: object }),
    'add-group': shape({ kind: literal('add-group'), id, group: object }),
    'add-note': shape({ kind: literal('add-note'), id, note: object }),
    move: shape({ kind: literal('move'), nodes: positions, notes: optional(positions) }),
    set,
    delete: shape({ kind: literal('delete'), nodes: ids, connections: ids, groups: ids, notes: ids }),
    paste: shape({ kind: literal('paste'), text: text(5_000_000), centre: optional(pair(integer)) }),
    batch: shape({ kind: literal('batch'), intents: list(lazy(intents, depth), MANY) }),
  });
}

/** A `set` without a value removes; JSON, which messages travel as, drops an undefined value. */
const set: Check<Intent> = (value, where) => {
  const checked = shape({ kind: literal('set'), path, value: optional(data) })(value, where);
  return checked.ok ? ok({ kind: 'set', path: checked.value.path, value: checked.value.value }) : checked;
};

/** An intent of somebody whom nobody vouches for; the error says where it is wrong. */
export const readIntent: Check<Intent> = intents(BATCH_DEPTH);

const nothing = shape({});
const run = text(100);
const seed: Check<number> = (value, where) => (typeof value === 'number' && value < 0 ? { ok: false, error: `${where}: less than 0` } : integer(value, where));
const finding: Check<FindingRef> = (value, where) => shape({ rule: id, node: optional(id), connection: optional(id) })(value, where) as Result<FindingRef, string>;

const alternative: Check<AlternativeRef> = (value, where) => shape({ id, value: optional(text(100)), nodes: optional(list(id, MANY)), cpuBound: optional(numberBetween(0, 1)) })(value, where) as Result<AlternativeRef, string>;

/** One check per request; the type makes it complete and true to `messages.ts`. */
const requests: { readonly [K in keyof WebviewRequests]: Check<WebviewRequests[K]['params']> } = {
  ready: nothing as Check<Record<string, never>>,
  edit: shape({ intent: readIntent, baseVersion: integer, title: text(500) }),
  revealText: shape({ path }),
  describeProperty: shape({ path }),
  openLink: shape({ url: text(2_000) }),
  silence: finding,
  unsilence: finding,
  openRule: shape({ rule: id }),
  copyText: shape({ text: text(20_000) }),
  exportTemplate: nothing as Check<Record<string, never>>,
  deploy: nothing as Check<Record<string, never>>,
  exportBill: nothing as Check<Record<string, never>>,
  offers: nothing as Check<Record<string, never>>,
  compare: (value, where) => shape({ alternative: optional(alternative) })(value, where) as Result<WebviewRequests['compare']['params'], string>,
  ranges: shape({ seed: integer }),
  scenarios: nothing as Check<Record<string, never>>,
  simulate: (value, where) => shape({ run, scenario: optional(id), seed: optional(seed) })(value, where) as Result<WebviewRequests['simulate']['params'], string>,
  simulating: shape({ run }),
  judgeRun: shape({ run }),
  exportSimulation: shape({ csv: text(20_000_000) }),
  otherDesigns: nothing as Check<Record<string, never>>,
  compareRuns: (value, where) => shape({ scenario: optional(id), seed: optional(seed), path: optional(text(2_000)) })(value, where) as Result<WebviewRequests['compareRuns']['params'], string>,
  exportRunComparison: shape({ markdown: text(4_000_000) }),
  pictureDrawn: shape({ png: text(200_000_000) }),
  pictureCopied: nothing as Check<Record<string, never>>,
  saveViewState: shape({ viewState: object }),
  selected: (value, where) => shape({ node: optional(id), connection: optional(id) })(value, where) as Result<WebviewRequests['selected']['params'], string>,
  ...editingChecks,
  ...runRequestChecks,
};

/** The params of a webview's request, copied and checked; the error says where they are wrong. */
export function checkWebviewRequest(method: string, params: unknown): Answer<unknown> {
  const check = Object.hasOwn(requests, method) ? requests[method as keyof WebviewRequests] : undefined;
  if (!check) return failure('channel.unknown-method', 'There is no such request.');
  const checked = check(params, 'params');
  return checked.ok ? checked : failure('channel.invalid-params', checked.error);
}

/** The URL as it may be opened outside, or undefined: https only, without credentials. */
export function safeLink(url: string): string | undefined {
  return /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:[/?#][^\s\\\u0000-\u001f]*)?$/i.test(url) ? url : undefined;
}
