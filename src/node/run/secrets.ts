import type { Json } from '../../core/model/json.ts';
import { isObject } from '../../core/model/json.ts';

/** What stands for a secret. */
const MASK = '•••';

/** Names whose values are nobody's to read on a screen: headers, fields of forms, members of JSON. */
const SECRET = /(?:^|[-_.])(?:auth|authorization|cookie|set-cookie|signature|credential|credentials)$|session[-_]?(?:id|key)$|passw(?:or)?d|passphrase|secret|(?:access|refresh|id|security|session|bearer|api|csrf|xsrf)[-_]?token$|^token$|api[-_]?key|private[-_]?key|client[-_]?assertion/i;
/** Secrets by what they look like: JSON web tokens, bearer and basic credentials, what signs an address. */
const TOKEN = /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*|\b(Bearer|Basic)\s+[\w.~+/=-]{8,}|([?&](?:X-Amz-(?:Signature|Credential|Security-Token)|access_token|id_token|token|sig|signature)=)[^&\s"'<>\\]+/gi;
/** A member of a JSON text that is cut off, so that it cannot be read as JSON. */
const MEMBER = /"((?:[^"\\]|\\.)*)"(\s*:\s*)"(?:[^"\\]|\\.)*(?:"|$)/g;

export interface Masked {
  readonly text: string;
  /** How many values were. */
  readonly masked: number;
}

/**
 * A payload as it may be shown: JSON laid out, secrets masked. Texts within texts are JSON often (the body of a
 * request, a message of a topic): they are masked too.
 */
export function withoutSecrets(text: string): Masked {
  let masked = 0;
  const count = (): string => {
    masked += 1;
    return MASK;
  };
  const inText = (value: string): string => value.replace(TOKEN, (_whole, scheme: string | undefined, parameter: string | undefined) => `${scheme === undefined ? (parameter ?? '') : `${scheme} `}${count()}`);
  const inString = (value: string): string => {
    const inner = /^\s*[[{]/.test(value) ? parsed(value) : undefined;
    return inner === undefined ? inMembers(value) : JSON.stringify(inJson(inner));
  };
  const inMembers = (value: string): string => inText(value.replace(MEMBER, (member, name: string, colon: string) => (SECRET.test(name) && !member.endsWith('""') ? `"${name}"${colon}"${count()}"` : member)));
  const inJson = (value: Json): Json => {
    if (typeof value === 'string') return inString(value);
    if (Array.isArray(value)) return (value as readonly Json[]).map(inJson);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, SECRET.test(name) && isWritten(member) ? count() : inJson(member)]));
  };
  const whole = parsed(text);
  return { text: whole === undefined ? inMembers(text) : JSON.stringify(inJson(whole), null, 2), masked };
}

/** A list of cookies is as secret as one; a flag that says whether there is a token is not. */
function isWritten(value: Json): boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' || (Array.isArray(value) && value.length > 0);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
