import type { HttpEvent, HttpResult } from './events.ts';
import { bodyText, header, refusal } from './http.ts';
import { checkEntry, type Entry } from './registration.ts';

/** A form with long names is below 2 KB; nothing larger is meant for us. */
const LONGEST_BODY = 4096;
/** 128 bits at least, as `crypto.randomUUID()` gives (36 characters, 122 of the bits random) or more. */
const KEY = /^[A-Za-z0-9_-]{32,64}$/;

export type Asked = { readonly ok: true; readonly entry: Entry; readonly key: string | undefined } | { readonly ok: false; readonly refused: HttpResult };

/** Reads `POST /registrations`: JSON, small, each field right, and the caller's key in `Idempotency-Key`. */
export function readRequest(event: HttpEvent): Asked {
  const refused = wrongForm(event);
  if (refused) return { ok: false, refused };
  const sent = parse(bodyText(event));
  if (sent === undefined) return { ok: false, refused: refusal(400, 'not-json', 'The body is not JSON.') };
  const checked = checkEntry(sent);
  if (!checked.ok) return { ok: false, refused: refusal(400, 'invalid', 'Some fields are missing or wrong.', { fields: checked.fields }) };
  return { ok: true, entry: checked.entry, key: header(event, 'idempotency-key') };
}

function wrongForm(event: HttpEvent): HttpResult | undefined {
  if (!/^application\/json\b/i.test(header(event, 'content-type') ?? '')) return refusal(415, 'not-json', 'Send application/json.');
  if (Buffer.byteLength(bodyText(event)) > LONGEST_BODY) return refusal(413, 'too-large', `Send at most ${LONGEST_BODY} bytes.`);
  const key = header(event, 'idempotency-key');
  return key !== undefined && !KEY.test(key) ? refusal(400, 'weak-key', 'Idempotency-Key is 32 to 64 random characters of A-Z, a-z, 0-9, - and _.') : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
