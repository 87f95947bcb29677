import type { Fix } from './finding.ts';
import type { Json, Path } from './json.ts';

/** What one repair sets, or several as one step. */
export type FixIntent =
  | { readonly kind: 'set'; readonly path: Path; readonly value: Json | undefined }
  | { readonly kind: 'batch'; readonly intents: readonly { readonly kind: 'set'; readonly path: Path; readonly value: Json | undefined }[] };

/** Repairs as one undo step: each place once, and the later items of a list first, so that removing one moves no other. */
export function fixIntent(fixes: readonly Pick<Fix, 'path' | 'value'>[]): FixIntent {
  const byPath = new Map(fixes.map(({ path, value }) => [JSON.stringify(path), { kind: 'set' as const, path, value }]));
  const sets = [...byPath.values()].sort((a, b) => compare(b.path, a.path));
  const [only, ...others] = sets;
  return only && others.length === 0 ? only : { kind: 'batch', intents: sets };
}

/** A total order: numbers as numbers, so that 10 comes after 9. */
function compare(a: Path, b: Path): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const [left, right] = [a[at], b[at]];
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return String(left) < String(right) ? -1 : 1;
  }
  return a.length - b.length;
}
