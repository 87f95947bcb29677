import { certificateLink } from '../shared/bucket.ts';
import type { HttpEvent, HttpResult } from '../shared/events.ts';
import { answer, refusal } from '../shared/http.ts';
import { isId, type Registration } from '../shared/registration.ts';
import { get } from '../shared/table.ts';

/**
 * `GET /registrations/{id}`: what the holder of the link may see. The e-mail address stays out: a link
 * is passed on with the certificate.
 */
export async function handler(event: HttpEvent): Promise<HttpResult> {
  const id = event.pathParameters?.['id'];
  const registration = isId(id) ? await get(id) : undefined;
  return registration ? answer(200, await view(registration)) : refusal(404, 'not-found', 'There is no registration under this link.');
}

async function view({ id, name, affiliation, registeredAt, certificate }: Registration): Promise<object> {
  const shown = { id, name, affiliation, registeredAt };
  return certificate === undefined ? { ...shown, status: 'pending' } : { ...shown, status: 'ready', certificateUrl: await certificateLink(certificate) };
}
