/**
 * @typedef {{ readonly apiUrl: string, readonly region: string, readonly userPoolClientId: string, readonly identityUrl?: string }} Config
 * @typedef {{ readonly name: string, readonly email: string, readonly affiliation: string, readonly consent: boolean }} Entry
 * @typedef {{ readonly id: string, readonly name: string, readonly affiliation: string, readonly registeredAt: string, readonly status: 'pending' | 'ready', readonly certificateUrl?: string }} Registration
 * @typedef {{ readonly id: string, readonly name: string, readonly email: string, readonly affiliation: string, readonly registeredAt: string, readonly status: 'pending' | 'ready' }} Participant
 * @typedef {{ readonly registrations: readonly Participant[], readonly next?: string }} List
 */

/** What the API refused; status 0 where it was not reached. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {Readonly<Record<string, string>>} [fields] a code for each wrong field
   */
  constructor(status, fields = {}) {
    super(`The API answered ${status}.`);
    this.status = status;
    this.fields = fields;
  }
}

/** @type {Promise<Config> | undefined} */
let loading;

/** What differs from one deployment to the next. */
export function config() {
  loading ??= fetch('config.json').then((response) => response.json());
  return loading;
}

/**
 * @param {string} path
 * @param {RequestInit} [init]
 * @returns {Promise<any>}
 */
async function call(path, init) {
  const { apiUrl } = await config();
  /** @type {Response} */
  let response;
  try {
    response = await fetch(`${apiUrl}${path}`, init);
  } catch {
    throw new Refused(0);
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, body?.error?.fields);
  return body;
}

/**
 * The key makes it safe to send the same entry again: it stays one registration.
 * @param {Entry} entry
 * @param {string} key
 * @returns {Promise<{ readonly id: string }>}
 */
export function register(entry, key) {
  return call('/registrations', { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify(entry) });
}

/**
 * @param {string} id
 * @returns {Promise<Registration>}
 */
export function registration(id) {
  return call(`/registrations/${encodeURIComponent(id)}`);
}

/**
 * @param {string} token
 * @param {string} [after]
 * @returns {Promise<List>}
 */
export function participants(token, after) {
  return call(`/admin/registrations${after === undefined ? '' : `?after=${encodeURIComponent(after)}`}`, { headers: { authorization: `Bearer ${token}` } });
}
