import { certificateKey, putCertificate } from '../shared/bucket.ts';
import { drawCertificate } from '../shared/draw-certificate.ts';
import type { SnsEvent } from '../shared/events.ts';
import { log } from '../shared/log.ts';
import { isId, type Registered } from '../shared/registration.ts';
import { setCertificate } from '../shared/table.ts';

/**
 * Makes the certificates that a topic's messages ask for. Whatever goes wrong is thrown: Lambda calls
 * again, twice by default, and then hands the event to the queue of what could not be delivered. SNS
 * may deliver a message more than once; the second time finds everything done.
 */
export async function handler(event: SnsEvent): Promise<void> {
  for (const { Sns } of event.Records) {
    const registered = read(Sns.Message);
    const key = certificateKey(registered.id);
    await putCertificate(key, drawCertificate(registered));
    if (!(await setCertificate(registered.id, key))) throw new Error('Nobody is registered under the id of the message.');
    log('info', 'certificate-made', { messageId: Sns.MessageId });
  }
}

function read(message: string): Registered {
  const value = JSON.parse(message) as Partial<Registered> | null;
  const { id, name, affiliation, registeredAt } = value ?? {};
  if (!isId(id) || typeof name !== 'string' || typeof affiliation !== 'string' || typeof registeredAt !== 'string' || Number.isNaN(Date.parse(registeredAt))) {
    throw new Error('The message is no registration.');
  }
  return { id, name, affiliation, registeredAt };
}
