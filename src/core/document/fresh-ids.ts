import { pascalCase } from '../model/design.ts';

const MAX_ID = 60;

/** `base`, or the first of `base-2`, `base-3`… that is not taken; at most 60 characters. A number at the end counts on. */
export function freshIdFrom(base: string, isTaken: (id: string) => boolean): string {
  if (!isTaken(base)) return base;
  const stem = base.replace(/-\d{1,9}$/, '');
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    const id = stem.slice(0, MAX_ID - suffix.length).replace(/-+$/, '') + suffix;
    if (!isTaken(id)) return id;
  }
}

/** The same for logical ids, which have no hyphens. */
export function freshLogicalId(base: string, isTaken: (id: string) => boolean): string {
  if (!isTaken(base)) return base;
  for (let number = 2; ; number += 1) if (!isTaken(`${base}${number}`)) return `${base}${number}`;
}

/** A node's id that is free, and whose logical id is. */
export function freshNodeId(base: string, isTaken: (id: string) => boolean, isLogicalIdTaken: (id: string) => boolean): string {
  return freshIdFrom(base, (id) => isTaken(id) || isLogicalIdTaken(pascalCase(id)));
}
