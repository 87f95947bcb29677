import type { Node } from '../../core/model/design.ts';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import type { Result } from '../../core/model/result.ts';
import type { Source } from '../../core/model/source.ts';
import { parseCount, parseDuration } from '../../core/model/units.ts';
import { parseAssumed } from '../../core/traffic/assumptions.ts';
import type { Popularity } from '../../core/traffic/cache-law.ts';
import type { Text } from '../../core/model/text.ts';
import { limits } from './limits.ts';

/** How unevenly the objects of a site are asked for: traces of the Web come to exponents of 0.64 to 0.83. */
export const ZIPF: { readonly exponent: number; readonly source: Source } = {
  exponent: 0.8, source: { url: 'https://ieeexplore.ieee.org/document/749260', asOf: '1999-03' },
};

/** Keys of `assume` that a hit ratio follows from; each a value for all behaviours, or one by behaviour. */
export const POPULARITY_KEYS = ['cacheObjects', 'cacheTtl', 'cachePopularity', 'cacheLocations'] as const;

type Key = (typeof POPULARITY_KEYS)[number];

const PARSE: Readonly<Record<Key, (value: Json | undefined) => Result<number>>> = { cacheObjects: parseCount, cacheTtl: parseDuration, cachePopularity: parseCount, cacheLocations: parseCount };

/** What is written of a behaviour under a key; ranges are values, not behaviours. */
function writtenOf(key: Key, behaviour: string, node: Node): { readonly value: Json | undefined; readonly byBehaviour: boolean } {
  const written = own(node.assume, key);
  if (!isObject(written) || parseAssumed(written, PARSE[key]).ok) return { value: written, byBehaviour: false };
  return { value: own(written, behaviour), byBehaviour: true };
}

/**
 * What is asked of the cache of a behaviour: `cacheObjects` objects by Zipf's law (`cachePopularity`, 0.8), each kept
 * for `cacheTtl` (the DefaultTTL of the behaviour, else CloudFront's 24 hours) in so many caches that share nothing
 * (`cacheLocations`, 1). Undefined where no number of objects is said.
 */
export function popularityOf(behaviour: string, value: JsonObject, node: Node): (Popularity & { readonly byBehaviour: boolean }) | undefined {
  const number = (key: Key): number | undefined => {
    const parsed = parseAssumed(writtenOf(key, behaviour, node).value, PARSE[key]);
    return parsed.ok ? parsed.value : undefined;
  };
  const objects = number('cacheObjects');
  if (objects === undefined) return undefined;
  const ttlMs = number('cacheTtl');
  const byDefault = own(value, 'DefaultTTL');
  return {
    objects, byBehaviour: writtenOf('cacheObjects', behaviour, node).byBehaviour,
    exponent: number('cachePopularity') ?? ZIPF.exponent,
    ttlSeconds: ttlMs === undefined ? (typeof byDefault === 'number' ? byDefault : limits['ttl-default'].value) : ttlMs / 1000,
    caches: number('cacheLocations') ?? 1,
  };
}

interface Wrong {
  readonly key: Key;
  /** Undefined: what is said for all behaviours. */
  readonly behaviour: string | undefined;
  readonly message: Text;
}

/** What is wrong with the way the keys are written. */
export function wrongPopularity(node: Node): readonly Wrong[] {
  return POPULARITY_KEYS.flatMap((key): readonly Wrong[] => {
    const written = own(node.assume, key);
    const plain = written === undefined ? undefined : parseAssumed(written, PARSE[key]);
    if (!plain || plain.ok) return [];
    if (!isObject(written)) return [{ key, behaviour: undefined, message: plain.error.message }];
    return Object.entries(written).flatMap(([behaviour, value]): readonly Wrong[] => {
      const one = parseAssumed(value, PARSE[key]);
      if (!one.ok) return [{ key, behaviour, message: one.error.message }];
      return Object.hasOwn(node.behaviours, behaviour) ? [] : [{ key, behaviour, message: { en: `There is no behaviour '${behaviour}'.`, ko: `'${behaviour}' 동작이 없습니다.` } }];
    });
  });
}
