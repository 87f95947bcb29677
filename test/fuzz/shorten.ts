import { createParser } from '../../src/core/document/parser.ts';
import { checkIntent } from './run.ts';
import type { Failure, Hook } from './run.ts';

/** A shorter text that fails in the same way: lines are left out as long as it still does. */
export function shorten(failure: Failure, hooks: readonly Hook[], now: () => number): string {
  let lines = failure.text.split('\n');
  for (let size = Math.ceil(lines.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < lines.length; ) {
      const shorter = [...lines.slice(0, at), ...lines.slice(at + size)];
      if (fails(shorter.join('\n'), failure, hooks, now)) lines = shorter;
      else at += size;
    }
  }
  return lines.join('\n');
}

/** The first words of what went wrong, without the numbers and texts of the one case. */
function kindOf(what: string): string {
  return what.split(/\d|[:"{]/, 1)[0]!;
}

function fails(text: string, { what, intent }: Failure, hooks: readonly Hook[], now: () => number): boolean {
  const start = now();
  try {
    const parser = createParser();
    const document = parser.parse(text);
    if (!intent) for (const hook of hooks) hook.run(text);
    const outcome = intent ? checkIntent(parser, document, intent) : {};
    if (outcome.failure) return kindOf(outcome.failure.what) === kindOf(what);
    return now() - start > 2_000;
  } catch {
    return what.includes('threw');
  }
}
