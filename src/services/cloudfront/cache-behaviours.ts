import type { Node } from '../../core/model/design.ts';
import { isObject, own, type JsonObject } from '../../core/model/json.ts';
import type { Text } from '../../core/model/text.ts';
import { parseRatio } from '../../core/model/units.ts';
import { parseAssumed } from '../../core/traffic/assumptions.ts';
import { hitShare } from '../../core/traffic/cache-law.ts';
import { CACHING_DISABLED } from './managed-policies.ts';
import { popularityOf } from './popularity.ts';

/** A cache behaviour, ready to be asked. */
export interface Behaviour {
  /** Empty for the default behaviour of a distribution that names none. */
  readonly key: string;
  readonly pattern: string | undefined;
  readonly methods: readonly string[];
  /** Share of safe requests that the cache answers, by whether the origin stores data and by how many of them come a second. */
  readonly hitRatio: (originStores: boolean, perSecond: () => number) => number;
}

/**
 * Methods that CloudFront forwards where a behaviour says nothing.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_AllowedMethods.html
 */
const SAFE = ['GET', 'HEAD'];

const compiled = new WeakMap<Node, readonly Behaviour[]>();

/** The behaviours of a distribution in the order in which CloudFront asks them, the default one last. */
export function behavioursOf(node: Node): readonly Behaviour[] {
  const known = compiled.get(node);
  if (known) return known;
  const written = Object.entries(node.behaviours).flatMap(([key, value]) => (isObject(value) ? [{ key, value }] : []));
  const ordered = written
    .map((entry, position) => ({ ...entry, order: numberOr(own(entry.value, 'order'), position) }))
    .sort((a, b) => a.order - b.order);
  const isDefault = ({ value }: { readonly value: JsonObject }): boolean => typeof own(value, 'PathPattern') !== 'string';
  const fallback = ordered.find(isDefault) ?? { key: '', value: {} };
  const behaviours = [...ordered.filter((entry) => !isDefault(entry)), fallback].map(({ key, value }) => behaviour(key, value, node));
  compiled.set(node, behaviours);
  return behaviours;
}

function behaviour(key: string, value: JsonObject, node: Node): Behaviour {
  const pattern = own(value, 'PathPattern');
  const methods = own(value, 'AllowedMethods');
  return {
    key,
    pattern: typeof pattern === 'string' ? pattern : undefined,
    methods: Array.isArray(methods) ? methods.filter((method) => typeof method === 'string') : SAFE,
    hitRatio: hitRatioOf(key, value, node),
  };
}

/**
 * `assume.cacheHitRatio` of the distribution: one number for every behaviour that caches, or one by
 * behaviour. A behaviour whose policy is CachingDisabled does not cache; one without a policy caches
 * what a store serves and nothing of an API, which is how it is exported. Where no ratio is said but
 * how many objects are asked for, the ratio follows from their popularity and their time to live.
 */
function hitRatioOf(key: string, value: JsonObject, node: Node): Behaviour['hitRatio'] {
  const assumed = own(node.assume, 'cacheHitRatio');
  const byKey = isObject(assumed) ? own(assumed, key) : undefined;
  const read = parseAssumed(byKey ?? assumed, parseRatio);
  const ratio = read.ok ? read.value : 0;
  const policy = own(value, 'CachePolicyId');
  const unsaid = policy === undefined && own(value, 'ForwardedValues') === undefined;
  const popularity = (isObject(assumed) && !read.ok ? byKey : assumed) === undefined ? popularityOf(key, value, node) : undefined;
  return (originStores, perSecond) => {
    const isSaid = byKey !== undefined || popularity?.byBehaviour === true;
    if (!isSaid && (policy === CACHING_DISABLED || (unsaid && !originStores))) return 0;
    return popularity ? hitShare(popularity, perSecond()) : ratio;
  };
}

/** What is wrong with the way `assume.cacheHitRatio` is written: by key of a behaviour, or of all (`undefined`). */
export function wrongRatios(node: Node): readonly { readonly key: string | undefined; readonly message: Text }[] {
  const written = own(node.assume, 'cacheHitRatio');
  if (written === undefined) return [];
  const plain = parseAssumed(written, parseRatio);
  if (plain.ok) return [];
  if (!isObject(written)) return [{ key: undefined, message: plain.error.message }];
  return Object.entries(written).flatMap(([key, value]) => {
    const ratio = parseAssumed(value, parseRatio);
    if (!ratio.ok) return [{ key, message: ratio.error.message }];
    return Object.hasOwn(node.behaviours, key) ? [] : [{ key, message: { en: `There is no behaviour '${key}'.`, ko: `'${key}' 동작이 없습니다.` } }];
  });
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}

/** The first behaviour whose pattern matches; the default one matches everything. */
export function select(behaviours: readonly Behaviour[], path: string): Behaviour | undefined {
  return behaviours.find(({ pattern }) => pattern === undefined || matchesPattern(pattern, path));
}

/**
 * Whether a path matches a CloudFront path pattern: `*` stands for any characters, `?` for exactly one;
 * case counts; a leading slash of the pattern may be left out.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
 *
 * Two pointers that go back to the last `*` only: no pattern of a file can make it slow.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  const wanted = pattern.replace(/^\//, '');
  const given = path.replace(/^\//, '');
  let [p, s, star, from] = [0, 0, -1, 0];
  while (s < given.length) {
    if (wanted[p] === '*') [star, from] = [p++, s];
    else if (wanted[p] === '?' || (p < wanted.length && wanted[p] === given[s])) [p, s] = [p + 1, s + 1];
    else if (star >= 0) [p, s] = [star + 1, ++from];
    else return false;
  }
  while (wanted[p] === '*') p++;
  return p === wanted.length;
}
