import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as certificate } from '../functions/certificate/index.ts';
import { handler as register } from '../functions/register/index.ts';
import { handler as show } from '../functions/show/index.ts';
import { startEmulators, type Emulators } from './support/emulators.ts';
import { httpEvent, registerEvent, showEvent } from './support/events.ts';

let aws: Emulators;
beforeAll(async () => void (aws = await startEmulators()));
afterAll(() => aws.stop());

const registerSomebody = async (name: string): Promise<string> => {
  const { body } = await register(registerEvent({ name, email: 'who@example.com', affiliation: '', consent: true }));
  return (JSON.parse(body) as { id: string }).id;
};
const look = async (id: string) => {
  const { statusCode, body } = await show(showEvent(id));
  return { status: statusCode, body: JSON.parse(body) as { status: string; certificateUrl: string } };
};

describe('GET /registrations/{id}', () => {
  it('shows a registration whose certificate is not made yet, without the e-mail address', async () => {
    const id = await registerSomebody('김가람');
    expect(await look(id)).toEqual({ status: 200, body: { id, name: '김가람', affiliation: '', registeredAt: expect.any(String), status: 'pending' } });
  });

  it('links a finished certificate for five minutes', async () => {
    const id = await registerSomebody('이나래');
    for (const event of await aws.sent()) await certificate(event);
    const { body } = await look(id);
    expect(body.status).toBe('ready');
    expect(new URL(body.certificateUrl).searchParams.get('X-Amz-Expires')).toBe('300');
    const download = await fetch(body.certificateUrl);
    expect(download.status).toBe(200);
    expect(download.headers.get('content-type')).toBe('image/svg+xml');
    expect(await download.text()).toBe(await aws.object(`certificates/${id}.svg`));
  });

  it('gives back a name of HTML as it was typed', async () => {
    const name = '<b onclick=alert(1)>';
    expect((await look(await registerSomebody(name))).body).toMatchObject({ name });
  });

  it.each([['an unknown id', 'AAAAAAAAAAAAAAAAAAAAAA'], ['an id of another form', '1'], ['a path', '../admin/registrations'], ['nothing', '']])('%s: 404', async (_, id) => {
    expect(await look(id)).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } });
  });

  it('no path parameter: 404', async () => {
    expect((await show(httpEvent({ method: 'GET', route: '/registrations/{id}' }))).statusCode).toBe(404);
  });
});
