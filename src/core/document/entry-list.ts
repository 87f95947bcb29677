import type { Entry } from './tree.ts';

/** Entries of one map in the order of the text, with what finds them. */
export interface Listed {
  readonly entries: readonly Entry[];
  /** The place of each key in `entries`. */
  readonly places: ReadonlyMap<string, number>;
}

/**
 * Collects the entries of a map; of equal keys only the first counts. As long as the keys come as they
 * did in the text before, none of them can be there twice and each is found where it was.
 */
export class EntryList {
  readonly list: Entry[] = [];
  readonly duplicates: string[] = [];
  private readonly before: Listed | undefined;
  private found: Map<string, number> | undefined;

  constructor(before: Listed | undefined) {
    this.before = before;
  }

  /** Adds the entry, its offsets counted from `base`; false where its key is there already. */
  add(entry: Entry, base: number): boolean {
    const last = this.before?.entries[this.list.length];
    if (!this.found && last?.key !== entry.key) this.found = placesIn(this.list);
    if (this.found?.has(entry.key)) {
      this.duplicates.push(entry.key);
      return false;
    }
    this.found?.set(entry.key, this.list.length);
    this.list.push(last && last.base === base && isSame(last, entry) ? last : placed(entry, base));
    return true;
  }

  /** The place of each key, once all are added. */
  places(): ReadonlyMap<string, number> {
    if (!this.found && this.before?.entries.length === this.list.length) return this.before.places;
    return (this.found ??= placesIn(this.list));
  }
}

function placesIn(entries: readonly Entry[]): Map<string, number> {
  return new Map(entries.map(({ key }, place) => [key, place]));
}

function isSame(a: Entry, b: Entry): boolean {
  return a.value === b.value && a.keyStart === b.keyStart && a.keyEnd === b.keyEnd && a.explicit === b.explicit;
}

function placed({ key, keyStart, keyEnd, value, explicit }: Entry, base: number): Entry {
  return explicit ? { key, keyStart, keyEnd, value, explicit, base } : { key, keyStart, keyEnd, value, base };
}
