import { hasKeys, isObject, type Json, type JsonObject, mapChanged, mapValues, onlyKeyOf, own, type Path } from '../model/json.ts';
import type { Origin } from './contract.ts';

/** A piece of template in the making: plain data in which any value may remember where it comes from. */
export type Draft = string | number | boolean | null | Traced | readonly Draft[] | DraftObject;
export interface DraftObject {
  readonly [key: string]: Draft;
}

/** A value with its origin. `verbatim`: it stands in the file just so, and the origin is its place. */
export class Traced {
  readonly value: Draft;
  readonly verbatim: boolean;
  private readonly from: Origin;
  private readonly step: string | number | undefined;
  private made: Json | undefined;

  /** @param step the value stands one step below `from`: of thousands of values few are ever asked for their path. */
  constructor(value: Draft, from: Origin, verbatim: boolean, step?: string | number) {
    this.value = value;
    this.verbatim = verbatim;
    this.from = from;
    this.step = step;
    this.made = undefined;
  }

  get origin(): Origin {
    return this.step === undefined ? this.from : below(this.from, this.step);
  }

  /** Its plain data: the same data whenever it is asked for, with no table of all values to look it up in. */
  get plain(): Json {
    return (this.made ??= plain(this));
  }
}

/** A value made for something in the file. */
export function madeFor(origin: Origin, value: Draft): Traced {
  return new Traced(value, origin, false);
}

/** A value that stands in the file, word for word, at `origin.path`. */
export function written(origin: Origin, value: Json): Traced {
  return new Traced(value, origin, true);
}

/** The entries of an object of the file as separate values that know their places. */
export function writtenEntries(origin: Origin, object: JsonObject): DraftObject {
  return mapValues(object, (value, key) => new Traced(value, origin, true, key));
}

const NO_ENTRIES: DraftObject = {};

/** As `writtenEntries`, of the object at a key, without keys that have no value: CloudFormation refuses a null, so such a key says nothing. */
export function givenEntries(origin: Origin, key: string, object: JsonObject): DraftObject {
  if (!hasKeys(object)) return NO_ENTRIES;
  const hasNull = Object.values(object).includes(null);
  return writtenEntries(below(origin, key), hasNull ? Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null)) : object);
}

/** The origin one step further down. */
export function below(origin: Origin, ...steps: Path): Origin {
  return { ...origin, path: [...origin.path, ...steps] };
}

/** The keys that `properties` lacks are taken from `defaults`; its own keys come first. */
export function withDefaults(properties: DraftObject, defaults: DraftObject): DraftObject {
  return { ...properties, ...withoutKeysOf(defaults, properties) };
}

function withoutKeysOf(object: DraftObject, other: DraftObject): DraftObject {
  for (const key in object) if (Object.hasOwn(other, key)) return Object.fromEntries(Object.entries(object).filter(([each]) => !Object.hasOwn(other, each)));
  return object;
}

/** As `withDefaults`, all the way down; intrinsic functions, lists and plain values stay whole. */
export function mergeDeep(properties: DraftObject, defaults: DraftObject): DraftObject {
  const merged = new Map<string, Draft>(Object.entries(properties));
  for (const [key, value] of Object.entries(defaults)) {
    const present = merged.get(key);
    const [left, right] = [opened(present), opened(value)];
    if (present === undefined) merged.set(key, value);
    else if (left && right) merged.set(key, mergeDeep(left, right));
  }
  return Object.fromEntries(merged);
}

/** The entries of an object that is no intrinsic function; undefined for everything else. */
export function opened(draft: Draft | undefined): DraftObject | undefined {
  if (draft instanceof Traced) {
    if (draft.verbatim) return isObject(draft.value) && !isIntrinsic(draft.value) ? writtenEntries(draft.origin, draft.value as JsonObject) : undefined;
    return opened(draft.value);
  }
  return isDraftObject(draft) && !isIntrinsic(draft) ? draft : undefined;
}

/** The items of a list, each with its place; none where something else stands there. */
export function itemsOf(draft: Draft | undefined): readonly Draft[] {
  if (!(draft instanceof Traced)) return Array.isArray(draft) ? (draft as readonly Draft[]) : [];
  const { value, origin, verbatim } = draft;
  if (!verbatim) return itemsOf(value);
  return Array.isArray(value) ? (value as readonly Json[]).map((item, at) => new Traced(item, origin, true, at)) : [];
}

/** The plain data of a draft, its origins dropped; what holds none is its own plain data. */
export function plain(draft: Draft): Json {
  // What stands word for word in the file holds nothing that was made.
  if (draft instanceof Traced) return draft.verbatim ? (draft.value as Json) : plain(draft.value);
  if (Array.isArray(draft)) return plainList(draft as readonly Draft[]);
  if (!isDraftObject(draft)) return draft as Json;
  return mapChanged(draft, plain) as JsonObject;
}

function plainList(items: readonly Draft[]): readonly Json[] {
  const made = items.map(plain);
  return made.every((item, at) => item === items[at]) ? (items as readonly Json[]) : made;
}

/** Whether an object is an intrinsic function: one key, `Ref`, `Fn::…` or `Condition`. */
export function isIntrinsic(value: DraftObject | JsonObject): boolean {
  const key = onlyKeyOf(value);
  return key !== undefined && (key === 'Ref' || key.startsWith('Fn::') || (key === 'Condition' && typeof own(value as JsonObject, key) === 'string'));
}

function isDraftObject(draft: Draft | undefined): draft is DraftObject {
  return typeof draft === 'object' && draft !== null && !Array.isArray(draft) && !(draft instanceof Traced);
}
