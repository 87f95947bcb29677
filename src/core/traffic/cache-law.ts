import { exp, ln } from '../kernel/elementary.ts';

/** What is asked of a cache, and how long it keeps an answer. */
export interface Popularity {
  /** Objects that are asked for, 1 or more. */
  readonly objects: number;
  /** Of Zipf's law: the object of rank n is asked for in proportion to n to the power of minus so much; 0: all alike. */
  readonly exponent: number;
  /** How long an object is kept from the moment that it was fetched. */
  readonly ttlSeconds: number;
  /** Caches that share nothing: each sees its part of the requests. */
  readonly caches: number;
}

/** Ranks that are added up one by one; of those behind them, so many together as differ by one in a hundred. */
const ONE_BY_ONE = 1000;
const WIDTH = 0.01;

/**
 * Share of requests that a cache answers by itself, where requests come by chance (Poisson) at a steady rate and each
 * object goes a fixed time after it was fetched. Of an object that is asked for m times on average while it is kept,
 * the request that fetches it is followed by m that find it: m / (1 + m) hit. Nothing goes for want of room.
 *
 * Fofack, Nain, Neglia and Towsley, Analysis of TTL-based cache networks (2012), for a timer that hits do not renew.
 *
 * @param perSecond requests a second, to all caches together.
 */
export function hitShare({ objects, exponent, ttlSeconds, caches }: Popularity, perSecond: number): number {
  const kept = (perSecond / Math.max(1, caches)) * ttlSeconds;
  if (!(kept > 0)) return 0;
  let weights = 0;
  eachRank(objects, exponent, (weight, count) => { weights += weight * count; });
  let hits = 0;
  eachRank(objects, exponent, (weight, count) => {
    const share = weight / weights;
    const asked = share * kept;
    hits += (count * share * asked) / (1 + asked);
  });
  return hits;
}

/** The weight of each rank, or of the middle of several that are nearly alike, and how many they are. */
function eachRank(objects: number, exponent: number, tell: (weight: number, count: number) => void): void {
  const last = Math.max(1, Math.floor(objects));
  for (let rank = 1; rank <= last;) {
    const count = rank <= ONE_BY_ONE ? 1 : Math.min(last - rank + 1, Math.floor(rank * WIDTH));
    tell(exp(-exponent * ln(rank + (count - 1) / 2)), count);
    rank += count;
  }
}
