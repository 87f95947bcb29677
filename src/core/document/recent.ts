import { BlockCache } from './block-cache.ts';
import { readSource } from './source.ts';
import type { Source } from './source.ts';

/** What was read of a text, with the cache that makes the next one cheap. */
export interface Recent {
  readonly text: string;
  readonly source: Source;
  readonly cache: BlockCache;
}

/** As many documents as are likely to be edited in turns. */
const MAX_RECENT = 3;

let recent: readonly Recent[] = [];

/** Keeps what was read of a text: an intent mostly comes for the text that was parsed last. */
export function remember(read: Recent): void {
  recent = [read, ...recent.filter(({ cache }) => cache !== read.cache)].slice(0, MAX_RECENT);
}

/** What was read of a text, from scratch where it is not among the last few. The answer is the same either way. */
export function readOnce(text: string): Recent {
  const known = recent.find((read) => read.text === text);
  if (known) return known;
  const cache = new BlockCache();
  const read = { text, source: readSource(text, cache), cache };
  remember(read);
  return read;
}
