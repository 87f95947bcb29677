import type { DocumentParser, Intent, ParsedDocument } from '../../src/core/document/contract.ts';
import { editsFor } from '../../src/core/document/edits.ts';
import { applyEdits } from '../../src/core/document/pieces.ts';
import { reduce } from '../../src/core/document/reduce.ts';
import { chooserOf, pick } from './chooser.ts';
import type { Chooser } from './chooser.ts';
import { DOCUMENTS } from './documents.ts';
import { someIntent } from './intents.ts';
import { mutate } from './mutate.ts';
import { bytesOutside } from './oracle.ts';

/** Something that is computed from every document: it must neither throw nor hang. */
export interface Hook {
  readonly name: string;
  readonly run: (text: string) => void;
}

export interface Failure {
  readonly what: string;
  readonly text: string;
  readonly intent?: Intent;
}

/** What came of one document: refusals by code, for the record. */
export interface Outcome {
  readonly failure?: Failure;
  readonly refused?: string;
}

/** Longer is a hang, in milliseconds. */
const BUDGET = 2_000;

/** The document of a seed. */
export function documentOf(choose: Chooser): string {
  return mutate(pick(choose, DOCUMENTS), choose);
}

/** Puts the document of a seed, and an intent, through everything. `now` in milliseconds. */
export function fuzzOne(seed: number, parser: DocumentParser, hooks: readonly Hook[], now: () => number): Outcome {
  const choose = chooserOf(seed);
  const text = documentOf(choose);
  const document = timed('parse', text, now, () => parser.parse(text));
  if ('failure' in document) return document;
  const intent = someIntent(document.value.data, choose);
  for (const hook of hooks) {
    const outcome = timed(hook.name, text, now, () => hook.run(text));
    if ('failure' in outcome) return outcome;
  }
  const edited = timed('editsFor', text, now, () => checkIntent(parser, document.value, intent), intent);
  return 'failure' in edited ? edited : edited.value;
}

function timed<T>(what: string, text: string, now: () => number, run: () => T, intent?: Intent): { readonly value: T } | { readonly failure: Failure } {
  const about = intent === undefined ? { text } : { text, intent };
  const start = now();
  try {
    const value = run();
    const took = now() - start;
    return took > BUDGET ? { failure: { what: `${what} took ${Math.round(took)} ms`, ...about } } : { value };
  } catch (error) {
    return { failure: { what: `${what} threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`, ...about } };
  }
}

/** The law of `editsFor`: what is read afterwards is what `reduce` says, and nothing else changed. */
export function checkIntent(parser: DocumentParser, document: ParsedDocument, intent: Intent): Outcome {
  const { text } = document;
  const fail = (what: string): Outcome => ({ failure: { what, text, intent } });
  const edits = editsFor(text, intent);
  if (!edits.ok) return edits.error.message.ko === '' ? fail('a refusal without reason') : { refused: edits.error.code };
  const after = applyEdits(text, edits.value);
  const meant = reduce(document.data, intent);
  if (!meant.ok) return fail(`edited what reduce refuses: ${meant.error.code}`);
  const read = parser.parse(after).data;
  if (!sameData(read, meant.value)) return fail(`reads back as ${JSON.stringify(read)} instead of ${JSON.stringify(meant.value)}`);
  const missing = bytesOutside(text, after, intent);
  return missing === undefined ? {} : fail(`changed outside the blocks that the intent names: ${JSON.stringify(missing)}\n--- after\n${after}`);
}

/** Equal as data, the order of keys aside. */
function sameData(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, item, 'pair']) : part);
}
