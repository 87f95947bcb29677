import type { Text } from './text.ts';

/** What a user can cause is a value, not an exception. */
export type Result<T, E = Refusal> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Why something asked for was not done, and what to do instead. */
export interface Refusal {
  readonly code: string;
  readonly message: Text;
}

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse(code: string, message: Text): { readonly ok: false; readonly error: Refusal } {
  return { ok: false, error: { code, message } };
}
