/**
 * The order in which a dictionary of Python 2.7 holds its text keys (Objects/dictobject.c): that of the
 * slots of an open hash table, which depends on the order of insertions and deletions.
 */
export class HashTable {
  #slots = new Map<number, string | typeof DELETED>();
  #size = SMALLEST;
  #used = 0;
  #keys: readonly string[] | undefined;

  add(key: string): void {
    this.#keys = undefined;
    const slot = this.#slotFor(key);
    const held = this.#slots.get(slot);
    this.#slots.set(slot, key);
    this.#used += 1;
    // A slot that a deleted key left was counted before.
    if (held === undefined && this.#slots.size * 3 >= this.#size * 2) this.#resize(this.#used * (this.#used > LARGE ? 2 : 4));
  }

  remove(key: string): void {
    this.#keys = undefined;
    this.#slots.set(this.#slotFor(key), DELETED);
    this.#used -= 1;
  }

  keys(): readonly string[] {
    return (this.#keys ??= [...this.#slots].sort(([a], [b]) => a - b).flatMap(([, key]) => (typeof key === 'string' ? [key] : [])));
  }

  #resize(beyond: number): void {
    const keys = this.keys();
    this.#size = SMALLEST;
    while (this.#size <= beyond) this.#size *= 2;
    this.#slots = new Map();
    for (const key of keys) this.#slots.set(this.#slotFor(key), key);
    this.#keys = undefined;
  }

  /** Where the key is, or the first free slot on its way through the table. */
  #slotFor(key: string): number {
    const { low, whole } = hashOf(key);
    const first = low & (this.#size - 1);
    const held = this.#slots.get(first);
    return held === undefined || held === key ? first : this.#slotBeyond(key, whole);
  }

  #slotBeyond(key: string, hash: bigint): number {
    const mask = BigInt(this.#size - 1);
    let perturb = hash;
    let walker = perturb & mask;
    let free: number | undefined;
    for (;;) {
      const slot = Number(walker & mask);
      const held = this.#slots.get(slot);
      if (held === key) return slot;
      if (held === undefined) return free ?? slot;
      if (held === DELETED) free ??= slot;
      walker = walker * 5n + perturb + 1n;
      perturb >>= 5n;
    }
  }
}

const DELETED = Symbol('deleted');
const SMALLEST = 8;
const LARGE = 50_000;
const WORD = 0xffffffffffffffffn;

interface Hash {
  readonly whole: bigint;
  /** The last 32 bits. */
  readonly low: number;
}

/** Hashes of the keys that were met last: the same few keys are put into one table after the other. */
const MET = new Map<string, Hash>();
const MOST_MET = 10_000;

function hashOf(text: string): Hash {
  const met = MET.get(text);
  if (met) return met;
  if (MET.size >= MOST_MET) MET.clear();
  const whole = hash(text);
  const made = { whole, low: Number(whole & 0xffffffffn) };
  MET.set(text, made);
  return made;
}

/** The hash of a text in Python 2.7 on 64 bits (Objects/stringobject.c). */
function hash(text: string): bigint {
  const points = [...text].map((character) => BigInt(character.codePointAt(0) as number));
  if (points.length === 0) return 0n;
  let value = (points[0] as bigint) << 7n;
  for (const point of points) value = ((1_000_003n * value) ^ point) & WORD;
  return value ^ BigInt(points.length);
}
