import type { CostContext } from '../../core/cost/contract.ts';
import { growthOf, storedBetween, type Growth } from '../../core/cost/storage.ts';
import type { Node } from '../../core/model/design.ts';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import type { Text } from '../../core/model/text.ts';
import { KB, parseRatio } from '../../core/model/units.ts';

/**
 * Storage classes by AWS's names, and what each asks for at least.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html (2026-11-21)
 */
export interface StorageClass {
  readonly name: string;
  /** In keys of components and prices; empty for Standard. */
  readonly key: string;
  readonly title: Text;
  /** Smaller objects are billed as if they had this size, in bytes. */
  readonly minSize: number;
  /** Days that are billed at least. */
  readonly minDays: number;
  /** Objects have to be restored before they can be read. */
  readonly archive: boolean;
}

function storageClass(name: string, key: string, en: string, minSize = 0, minDays = 0, archive = false): StorageClass {
  return { name, key, title: { en, ko: en }, minSize, minDays, archive };
}

export const STANDARD = storageClass('STANDARD', '', 'Standard');

export const CLASSES: readonly StorageClass[] = [
  STANDARD,
  storageClass('INTELLIGENT_TIERING', 'tiering', 'Intelligent-Tiering'),
  storageClass('STANDARD_IA', 'standard-ia', 'Standard-IA', 128 * KB, 30),
  storageClass('ONEZONE_IA', 'one-zone-ia', 'One Zone-IA', 128 * KB, 30),
  storageClass('GLACIER_IR', 'glacier-ir', 'Glacier Instant Retrieval', 128 * KB, 90),
  storageClass('GLACIER', 'glacier', 'Glacier Flexible Retrieval', 0, 90, true),
  storageClass('DEEP_ARCHIVE', 'deep-archive', 'Glacier Deep Archive', 0, 180, true),
];

const byName = new Map(CLASSES.map((each) => [each.name, each]));

/** What of a bucket is in one class. */
export interface InClass {
  readonly of: StorageClass;
  /** Mean bytes in the billed month. */
  readonly bytes: number;
  /** Bytes a month that a lifecycle rule moves here. */
  readonly moved: number;
  /** Bytes, times months, that go before they have been here as long as the class bills at least. */
  readonly early: number;
}

interface Stage {
  readonly of: StorageClass;
  /** Ages in months between which objects are in the class. */
  readonly from: number;
  readonly to: number;
}

/**
 * What is in which class in the billed month: by `assume.storageClass` (a class, or shares by class), else
 * by the ages at which lifecycle rules move and expire objects. Rules count for everything in the bucket,
 * or for `assume.lifecycleShare` of it.
 *
 * @param bytes what is stored altogether, where no rule says when it goes.
 */
export function classesOf(node: Node, context: CostContext, bytes: number): readonly InClass[] {
  if (own(node.assume, 'storageClass') === undefined && own(node.properties, 'LifecycleConfiguration') === undefined) return [{ of: STANDARD, bytes, moved: 0, early: 0 }];
  const growth = growthOf(node, context.hoursPerMonth);
  context.stated(node, 'storageClass', checkClass);
  const written = sharesOf(own(node.assume, 'storageClass'));
  const share = context.stated(node, 'lifecycleShare', parseRatio) ?? 1;
  const stages = written.length > 1 ? [] : stagesOf(node, context, written[0]?.of ?? STANDARD);
  if (!growth) return written.map(({ of }) => ({ of, bytes: 0, moved: 0, early: 0 }));
  const all = storedBetween(growth, context.month, 0, Infinity);
  if (stages.length === 0) return written.map(({ of, share: part }) => ({ of, bytes: all * part, moved: 0, early: 0 }));
  const [first] = stages;
  const touched = stages.map((stage): InClass => ({
    of: stage.of,
    bytes: share * storedBetween(growth, context.month, stage.from, stage.to),
    moved: stage === first ? 0 : share * reaching(growth, context.month, stage.from),
    early: share * early(growth, stage, context),
  }));
  return merged([...touched, ...(share < 1 ? [{ of: first?.of ?? STANDARD, bytes: (1 - share) * all, moved: 0, early: 0 }] : [])]);
}

/** Bytes that reach an age in the billed month: what has grown for so long, and at once what was there at the start. */
function reaching({ start, grow, kept }: Growth, month: number, age: number): number {
  return (age < month && age >= month - 1 ? start : 0) + (age < kept ? grow * Math.min(1, Math.max(0, month - age)) : 0);
}

/** What leaves a class too soon is billed to the end of the time that the class asks for. */
function early({ grow, kept }: Growth, { of, from, to }: Stage, { month, hoursPerMonth }: CostContext): number {
  const leaves = Math.min(to, kept);
  const missing = (of.minDays * 24) / hoursPerMonth - (leaves - from);
  return leaves > from && missing > 0 ? missing * grow * Math.min(1, Math.max(0, month - leaves)) : 0;
}

function merged(all: readonly InClass[]): readonly InClass[] {
  const by = new Map<StorageClass, InClass>();
  for (const each of all) {
    const same = by.get(each.of);
    by.set(each.of, same ? { of: each.of, bytes: same.bytes + each.bytes, moved: same.moved + each.moved, early: same.early + each.early } : each);
  }
  return [...by.values()];
}

/** The classes that objects go through by age; none where no rule says anything. */
function stagesOf(node: Node, { resolve, hoursPerMonth }: CostContext, first: StorageClass): readonly Stage[] {
  const rules = resolve.property(node.properties, 'LifecycleConfiguration.Rules');
  const enabled = rules.known && Array.isArray(rules.value) ? rules.value.filter((rule): rule is JsonObject => isObject(rule) && own(rule, 'Status') !== 'Disabled') : [];
  if (enabled.length === 0) return [];
  const months = (days: Json | undefined): number => (typeof days === 'number' && days >= 0 ? (days * 24) / hoursPerMonth : Infinity);
  const moves = enabled.flatMap(movesOf).flatMap((move) => {
    const of = byName.get(String(own(move, 'StorageClass')));
    const age = months(own(move, 'TransitionInDays'));
    return of && age < Infinity ? [{ of, age }] : [];
  }).sort((a, b) => a.age - b.age);
  const end = Math.min(...enabled.map((rule) => months(own(rule, 'ExpirationInDays'))));
  return [{ of: first, age: 0 }, ...moves]
    .map(({ of, age }, index) => ({ of, from: age, to: Math.min(end, moves[index]?.age ?? Infinity) }))
    .filter(({ from, to }) => from < to);
}

function movesOf(rule: JsonObject): readonly JsonObject[] {
  const list = own(rule, 'Transitions');
  return [...(Array.isArray(list) ? list : []), own(rule, 'Transition')].filter((each): each is JsonObject => isObject(each));
}

/** Classes with their shares, as `assume.storageClass` says; all in Standard where it says nothing. */
function sharesOf(written: Json | undefined): readonly { readonly of: StorageClass; readonly share: number }[] {
  const one = typeof written === 'string' ? byName.get(written) : undefined;
  if (one) return [{ of: one, share: 1 }];
  const shares = isObject(written) ? Object.entries(written).flatMap(([name, value]) => {
    const [of, share] = [byName.get(name), parseRatio(value)];
    return of && share.ok && share.value > 0 ? [{ of, share: share.value }] : [];
  }) : [];
  const sum = shares.reduce((all, { share }) => all + share, 0);
  return sum > 0 ? shares.map(({ of, share }) => ({ of, share: share / sum })) : [{ of: STANDARD, share: 1 }];
}

/** Whether `assume.storageClass` can be read: a class, or shares by class. The number says nothing. */
function checkClass(value: Json | undefined): Result<number> {
  const wrong = isObject(value) ? Object.keys(value).find((name) => !byName.has(name) || !parseRatio(own(value, name)).ok) : byName.has(String(value)) ? undefined : String(value);
  if (wrong === undefined) return ok(0);
  const names = CLASSES.map(({ name }) => name).join(', ');
  return refuse('s3.unknown-storage-class', {
    en: `A storage class is one of ${names}, or shares of them: { STANDARD: 40 %, STANDARD_IA: 60 % }. '${wrong.slice(0, 40)}' is not readable, so it is not counted.`,
    ko: `스토리지 클래스는 ${names} 중 하나이거나 비율입니다. 예: { STANDARD: 40 %, STANDARD_IA: 60 % }. '${wrong.slice(0, 40)}'은(는) 읽을 수 없어 계산하지 않습니다.`,
  });
}
