import { certificateKey, putCertificate } from '../../../conference/functions/shared/bucket.ts';
import { drawCertificate } from '../../../conference/functions/shared/draw-certificate.ts';
import type { HttpEvent, HttpResult } from '../../../conference/functions/shared/events.ts';
import { answer } from '../../../conference/functions/shared/http.ts';
import { log } from '../../../conference/functions/shared/log.ts';
import { newId } from '../../../conference/functions/shared/registration.ts';
import { readRequest } from '../../../conference/functions/shared/request.ts';
import { putNew } from '../../../conference/functions/shared/table.ts';

/**
 * `POST /registrations`, all in one request: draws the certificate, stores it, then the registration
 * that names it. Nothing is left half done that anybody could see; the person waits for all of it.
 */
export async function handler(event: HttpEvent): Promise<HttpResult> {
  const asked = readRequest(event);
  if (!asked.ok) return asked.refused;
  const id = newId(asked.entry, asked.key);
  const certificate = certificateKey(id);
  const registration = { id, ...asked.entry, registeredAt: new Date().toISOString(), certificate };
  await putCertificate(certificate, drawCertificate(registration));
  const isNew = await putNew(registration);
  log('info', isNew ? 'registered' : 'registered-again', { requestId: event.requestContext?.requestId ?? '' });
  return answer(201, { id, status: 'ready' });
}
