import type { HttpEvent, HttpResult } from '../shared/events.ts';
import { groupsOf } from '../shared/groups.ts';
import { answer, refusal } from '../shared/http.ts';
import { log } from '../shared/log.ts';
import { isId } from '../shared/registration.ts';
import { readPage } from '../shared/table.ts';

const ORGANIZERS = 'organizers';
/** As many items of 1 KB as the design assumes for an answer. */
const PAGE = 50;

/**
 * `GET /admin/registrations?after=…`: everybody who is registered, page by page. The authorizer lets in
 * everybody who can sign in; that somebody is an organizer is checked here.
 */
export async function handler(event: HttpEvent): Promise<HttpResult> {
  const claims = event.requestContext?.authorizer?.jwt?.claims;
  if (!claims) return refusal(401, 'not-signed-in', 'Sign in first.');
  if (!groupsOf(claims).includes(ORGANIZERS)) {
    log('warn', 'not-an-organizer', { requestId: event.requestContext?.requestId ?? '' });
    return refusal(403, 'not-an-organizer', 'Only organizers may see the list.');
  }
  const after = event.queryStringParameters?.['after'];
  if (after !== undefined && !isId(after)) return refusal(400, 'unknown-page', 'Pass `next` of the page before as `after`.');
  const { registrations, last } = await readPage(PAGE, after);
  const shown = registrations.map(({ id, name, email, affiliation, registeredAt, certificate }) => (
    { id, name, email, affiliation, registeredAt, status: certificate === undefined ? 'pending' : 'ready' }
  ));
  return answer(200, { registrations: shown, ...(last !== undefined && { next: last }) });
}
