import { createHash, randomBytes } from 'node:crypto';

/** What a person types into the form. */
export interface Entry {
  readonly name: string;
  readonly email: string;
  readonly affiliation: string;
}

/** An item of the table. `certificate` is the key of the object, once there is one. */
export interface Registration extends Entry {
  readonly id: string;
  readonly registeredAt: string;
  readonly certificate?: string;
}

/** What the topic carries: no more than stands on a certificate. */
export interface Registered {
  readonly id: string;
  readonly name: string;
  readonly affiliation: string;
  readonly registeredAt: string;
}

export type Checked = { readonly ok: true; readonly entry: Entry } | { readonly ok: false; readonly fields: Readonly<Record<string, string>> };

const LONGEST = { name: 60, email: 254, affiliation: 80 };
/** 128 bits in base64url. */
const ID = /^[A-Za-z0-9_-]{22}$/;
/** One line of text: no control characters, no separators of lines, nothing that turns the direction of what follows. */
const NOT_ONE_LINE = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;
/** A lone surrogate is no character: UTF-8 cannot carry it. */
const LONE_SURROGATE = /\p{Cs}/u;
/** Enough to catch a slip of the pen; only a message that arrives proves an address. */
const EMAIL = /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/;

/** Reads what was sent: trimmed, in Unicode's composed form, each field with a code where it is wrong. */
export function checkEntry(sent: unknown): Checked {
  const input: Readonly<Record<string, unknown>> = typeof sent === 'object' && sent !== null && !Array.isArray(sent) ? { ...sent } : {};
  const entry = { name: lineOf(input['name']), email: lineOf(input['email']), affiliation: lineOf(input['affiliation'] ?? '') };
  const wrong = (['name', 'email', 'affiliation'] as const).flatMap((field) => {
    const code = wrongWith(field, entry[field]);
    return code ? [[field, code] as const] : [];
  });
  const fields = [...wrong, ...(input['consent'] === true ? [] : [['consent', 'required'] as const])];
  return fields.length > 0 ? { ok: false, fields: Object.fromEntries(fields) } : { ok: true, entry };
}

function lineOf(value: unknown): string {
  return typeof value === 'string' ? value.normalize('NFC').trim() : '';
}

function wrongWith(field: keyof Entry, value: string): string | undefined {
  if (value === '') return field === 'affiliation' ? undefined : 'required';
  if ([...value].length > LONGEST[field]) return 'too-long';
  if (NOT_ONE_LINE.test(value) || LONE_SURROGATE.test(value)) return 'not-text';
  return field === 'email' && !EMAIL.test(value) ? 'not-an-email' : undefined;
}

/** Whether a text has the form of an id; anything else need not be looked up. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && ID.test(text);
}

/**
 * An id that nobody can guess, because the link with it is all that opens a registration: 128 random
 * bits. With the caller's own random key, the same request sent again gives the same id, so that a
 * retry is no second registration; a different entry under the same key is a different registration.
 */
export function newId(entry: Entry, key: string | undefined): string {
  const bits = key === undefined ? randomBytes(16) : createHash('sha256').update(JSON.stringify([key, entry.name, entry.email, entry.affiliation])).digest().subarray(0, 16);
  return bits.toString('base64url');
}
