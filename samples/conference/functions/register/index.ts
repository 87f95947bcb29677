import type { HttpEvent, HttpResult } from '../shared/events.ts';
import { answer, refusal } from '../shared/http.ts';
import { log, nameOf } from '../shared/log.ts';
import { newId, type Registration } from '../shared/registration.ts';
import { readRequest } from '../shared/request.ts';
import { putNew } from '../shared/table.ts';
import { publishRegistered } from '../shared/topic.ts';

/**
 * `POST /registrations`: stores the registration and asks for its certificate, which comes later.
 *
 * Two stores cannot be written at once. The table comes first, so that no certificate is made for
 * nobody. Where the topic fails then, the answer is 503: the caller sends the same request with the
 * same `Idempotency-Key` again, finds the same registration and asks for the certificate anew.
 */
export async function handler(event: HttpEvent): Promise<HttpResult> {
  const requestId = event.requestContext?.requestId ?? '';
  const asked = readRequest(event);
  if (!asked.ok) return asked.refused;
  const id = newId(asked.entry, asked.key);
  const registration: Registration = { id, ...asked.entry, registeredAt: new Date().toISOString() };
  const isNew = await putNew(registration);
  try {
    await publishRegistered({ id, name: registration.name, affiliation: registration.affiliation, registeredAt: registration.registeredAt });
  } catch (error) {
    log('error', 'certificate-not-asked-for', { requestId, error: nameOf(error) });
    return refusal(503, 'try-again', 'The registration is stored, its certificate is not yet on its way. Send the same request again.', { headers: { 'retry-after': '2' } });
  }
  log('info', isNew ? 'registered' : 'registered-again', { requestId });
  return answer(201, { id, status: 'pending' });
}
