import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startEmulators, type Emulators } from '../../conference/test/support/emulators.ts';
import { allEvent, registerEvent, showEvent } from '../../conference/test/support/events.ts';
import { handler as all } from '../functions/all/index.ts';
import { handler as register } from '../functions/register/index.ts';
import { handler as show } from '../functions/show/index.ts';

const 가람 = { name: '김가람', email: 'garam@example.com', affiliation: '한국대학교', consent: true };
const key = { 'idempotency-key': '0f8fad5b-d9cb-469f-a165-70867728950e' };

let aws: Emulators;
beforeAll(async () => void (aws = await startEmulators()));
afterEach(() => aws.mend());
afterAll(() => aws.stop());

describe('POST /registrations with the certificate in the request', () => {
  it('stores nothing where the certificate fails', async () => {
    aws.breakBucket();
    await expect(register(registerEvent(가람, key))).rejects.toThrow();
    expect(await aws.rows()).toEqual([]);
  });

  it('answers with a registration whose certificate is ready', async () => {
    const { statusCode, body } = await register(registerEvent(가람, key));
    const { id, status } = JSON.parse(body) as { id: string; status: string };
    expect([statusCode, status]).toEqual([201, 'ready']);
    const shown = JSON.parse((await show(showEvent(id))).body) as { status: string; certificateUrl: string };
    expect(shown.status).toBe('ready');
    expect(await (await fetch(shown.certificateUrl)).text()).toContain('김가람');
    expect(await aws.sent()).toEqual([]);
  });

  it('makes one registration and one certificate of the same request sent twice', async () => {
    await register(registerEvent(가람, key));
    expect(await aws.rows()).toHaveLength(1);
    expect(await aws.keys()).toHaveLength(1);
  });

  it('refuses what the other design refuses', async () => {
    expect((await register(registerEvent({ ...가람, email: '' }))).statusCode).toBe(400);
  });

  it('shows the list to organizers', async () => {
    expect((await all(allEvent(['organizers']))).statusCode).toBe(200);
    expect((await all(allEvent([]))).statusCode).toBe(403);
  });
});
