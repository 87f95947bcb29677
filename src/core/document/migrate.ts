import type { JsonObject } from '../model/json.ts';

/** What a file of one version means in the next. Pure; the text is not touched. */
export type Migration = (data: JsonObject) => JsonObject;

/** The step from version n stands at n - 1. Version 1 is the first, so there is none yet. */
export const MIGRATIONS: readonly Migration[] = [];

/** The version of the file format that this program writes, and the newest that it reads. */
export const CURRENT_VERSION = versionAfter(MIGRATIONS);

export function versionAfter(migrations: readonly Migration[]): number {
  return migrations.length + 1;
}

/** The data of an older file as the newest version would have it; the same object where there is nothing to do. */
export function migrate(data: JsonObject, version: number, migrations: readonly Migration[]): JsonObject {
  return migrations.slice(version - 1).reduce((migrated, step) => step(migrated), data);
}
