import type { JsonObject } from '../model/json.ts';

/** The version of the file format that this program writes, and the newest that it reads. */
export const CURRENT_VERSION = 1;

/** What an older file means in the next version. Pure; the text is not touched. */
export interface Migration {
  readonly from: number;
  readonly apply: (data: JsonObject) => JsonObject;
}

/** One step per version that was ever published; version 1 is the first. */
const MIGRATIONS: readonly Migration[] = [];

/** The data of an older file as the current version would have it; current and newer data are left alone. */
export function migrate(data: JsonObject, version: number, steps: readonly Migration[] = MIGRATIONS): JsonObject {
  return steps.filter((step) => step.from >= version).sort((a, b) => a.from - b.from).reduce((migrated, step) => step.apply(migrated), data);
}
