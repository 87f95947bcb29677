// One of the threads of scripts/fuzz.ts: every `step`-th document from `first` on, up to `count` of them all.
import { parentPort, workerData } from 'node:worker_threads';
import { createParser } from '../../src/core/document/parser.ts';
import { createHooks } from '../../test/fuzz/hooks.ts';
import { fuzzOne } from '../../test/fuzz/run.ts';
import { shorten } from '../../test/fuzz/shorten.ts';

/** Which documents a thread takes: seeds `seed + offset`, `seed + offset + step`, … below `seed + count`. */
export interface Share {
  readonly seed: number;
  readonly count: number;
  readonly offset: number;
  readonly step: number;
}

/** What a thread says: how far it is, and at the end what was refused or what failed. */
export type Report =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'failure'; readonly seed: number; readonly what: string; readonly intent: unknown; readonly text: string }
  | { readonly kind: 'end'; readonly refusals: readonly (readonly [code: string, times: number])[] };

/** Between two reports of progress. */
const PROGRESS = 1_000;

// This thread's processor time: a document is not slow because the other threads are busy.
const now = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

function fuzzShare({ seed, count, offset, step }: Share, say: (report: Report) => void): void {
  const parser = createParser();
  const hooks = createHooks();
  const refusals = new Map<string, number>();
  let done = 0;
  for (let index = offset; index < count; index += step) {
    const { failure, refused } = fuzzOne(seed + index, parser, hooks, now);
    if (refused) refusals.set(refused, (refusals.get(refused) ?? 0) + 1);
    if (failure) return say({ kind: 'failure', seed: seed + index, what: failure.what, intent: failure.intent, text: shorten(failure, hooks, now) });
    done += 1;
    if (done % PROGRESS === 0) say({ kind: 'progress', done: PROGRESS });
  }
  say({ kind: 'progress', done: done % PROGRESS });
  say({ kind: 'end', refusals: [...refusals] });
}

fuzzShare(workerData as Share, (report) => parentPort!.postMessage(report));
