import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { handler as register } from '../functions/register/index.ts';
import { startEmulators, type Emulators } from './support/emulators.ts';
import { httpEvent, registerEvent } from './support/events.ts';

const 가람 = { name: '김가람', email: 'garam@example.com', affiliation: '한국대학교', consent: true };
const KEY = '0f8fad5b-d9cb-469f-a165-70867728950e';

let aws: Emulators;
beforeAll(async () => void (aws = await startEmulators()));
afterEach(() => aws.mend());
afterAll(() => aws.stop());

const send = async (entry: unknown, headers?: Readonly<Record<string, string>>) => {
  const result = await register(registerEvent(entry, headers));
  return { status: result.statusCode, headers: result.headers, body: JSON.parse(result.body) as { id: string; status: string; error: { code: string; fields: object } } };
};
const rowOf = async (id: string) => (await aws.rows()).find((row) => row.id === id);

describe('POST /registrations', () => {
  it('stores the registration under an id of 128 random bits and answers with it', async () => {
    const { status, body, headers } = await send(가람);
    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/), status: 'pending' });
    expect(headers['cache-control']).toBe('no-store');
    expect(await rowOf(body.id)).toEqual({ id: body.id, name: '김가람', email: 'garam@example.com', affiliation: '한국대학교', registeredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
  });

  it('tells the topic what stands on a certificate, and no e-mail address', async () => {
    await aws.sent();
    const { body } = await send(가람);
    const messages = (await aws.sent()).map(({ Records: [record] }) => JSON.parse(record!.Sns.Message) as object);
    expect(messages).toEqual([{ id: body.id, name: '김가람', affiliation: '한국대학교', registeredAt: (await rowOf(body.id))!.registeredAt }]);
  });

  it('gives two people two ids', async () => {
    expect((await send(가람)).body.id).not.toBe((await send(가람)).body.id);
  });

  it('reads a body that API Gateway sends as Base64', async () => {
    const result = await register(httpEvent({ method: 'POST', route: '/registrations', headers: { 'content-type': 'application/json; charset=utf-8' }, body: Buffer.from(JSON.stringify(가람)).toString('base64'), isBase64Encoded: true }));
    expect(result.statusCode).toBe(201);
  });

  it('trims, and composes Hangul that comes as single letters', async () => {
    const { body } = await send({ ...가람, name: `  ${'김가람'.normalize('NFD')} ` });
    expect((await rowOf(body.id))!.name).toBe('김가람');
  });

  it('stores a name of HTML as it is', async () => {
    const name = `<img src=x onerror="alert('1')">&amp;`;
    const { body } = await send({ ...가람, name });
    expect((await rowOf(body.id))!.name).toBe(name);
  });

  it('stores a name that is the name of a property', async () => {
    const { body } = await send({ ...가람, name: '__proto__', affiliation: 'constructor' });
    expect(await rowOf(body.id)).toMatchObject({ name: '__proto__', affiliation: 'constructor' });
  });
});

describe('what is refused', () => {
  it.each([
    ['nothing filled in', {}, { name: 'required', email: 'required', consent: 'required' }],
    ['a name of spaces', { ...가람, name: '   ' }, { name: 'required' }],
    ['a name that is no text', { ...가람, name: { $ne: '' } }, { name: 'required' }],
    ['a name of 61 letters', { ...가람, name: '가'.repeat(61) }, { name: 'too-long' }],
    ['a name of two lines', { ...가람, name: 'a\nb' }, { name: 'not-text' }],
    ['a name that turns the direction of writing', { ...가람, name: 'a\u202Eb' }, { name: 'not-text' }],
    ['half a character', { ...가람, name: 'a\uD800' }, { name: 'not-text' }],
    ['an address without a domain', { ...가람, email: 'garam@' }, { email: 'not-an-email' }],
    ['two addresses', { ...가람, email: 'a@example.com, b@example.com' }, { email: 'not-an-email' }],
    ['an affiliation of 81 letters', { ...가람, affiliation: 'a'.repeat(81) }, { affiliation: 'too-long' }],
    ['no consent', { ...가람, consent: 'true' }, { consent: 'required' }],
    ['a list', [가람], { name: 'required', email: 'required', consent: 'required' }],
    ['null', null, { name: 'required', email: 'required', consent: 'required' }],
  ])('%s: 400 with a code for each field', async (_, entry, fields) => {
    const before = (await aws.rows()).length;
    const { status, body } = await send(entry);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'invalid', fields });
    expect(Object.keys(body.error.fields)).toEqual(Object.keys(fields));
    expect(await aws.rows()).toHaveLength(before);
  });

  it('a body that is not JSON: 400', async () => {
    const result = await register(httpEvent({ method: 'POST', route: '/registrations', headers: { 'content-type': 'application/json' }, body: '{"name":' }));
    expect([result.statusCode, JSON.parse(result.body).error.code]).toEqual([400, 'not-json']);
  });

  it('no body: 400', async () => {
    const result = await register(httpEvent({ method: 'POST', route: '/registrations', headers: { 'content-type': 'application/json' } }));
    expect(result.statusCode).toBe(400);
  });

  it('a form instead of JSON: 415', async () => {
    const result = await register(httpEvent({ method: 'POST', route: '/registrations', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'name=a' }));
    expect(result.statusCode).toBe(415);
  });

  it('more than 4 KB: 413', async () => {
    expect((await send({ ...가람, more: 'x'.repeat(5000) })).status).toBe(413);
  });

  it('a key that could be guessed: 400', async () => {
    expect((await send(가람, { 'idempotency-key': '1' })).body.error.code).toBe('weak-key');
  });
});

describe('a request sent twice', () => {
  it('with the same key is one registration', async () => {
    const before = (await aws.rows()).length;
    const first = await send(가람, { 'idempotency-key': KEY });
    const second = await send(가람, { 'Idempotency-Key': KEY });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
    expect(await aws.rows()).toHaveLength(before + 1);
  });

  it('with the same key for somebody else is a registration of its own', async () => {
    const first = await send(가람, { 'idempotency-key': KEY });
    const second = await send({ ...가람, email: 'other@example.com' }, { 'idempotency-key': KEY });
    expect(second.body.id).not.toBe(first.body.id);
  });

  it('keeps the time of the first', async () => {
    const first = await send(가람, { 'idempotency-key': KEY });
    const time = (await rowOf(first.body.id))!.registeredAt;
    await send(가람, { 'idempotency-key': KEY });
    expect((await rowOf(first.body.id))!.registeredAt).toBe(time);
  });
});

describe('when the topic fails', () => {
  const key = 'b3b2c1d0-aaaa-4bbb-8ccc-0123456789ab';

  it('answers 503 with the registration stored, and the same request then asks for the certificate', async () => {
    const before = (await aws.rows()).length;
    aws.breakTopic();
    const failed = await send(가람, { 'idempotency-key': key });
    expect([failed.status, failed.body.error.code, failed.headers['retry-after']]).toEqual([503, 'try-again', '2']);
    expect(await aws.rows()).toHaveLength(before + 1);
    aws.mend();
    await aws.sent();
    const again = await send(가람, { 'idempotency-key': key });
    expect(again.status).toBe(201);
    expect(await aws.rows()).toHaveLength(before + 1);
    expect(await aws.sent()).toHaveLength(1);
  });
});

describe('the log', () => {
  it('holds nothing of what anybody typed, and no id that opens a registration', async () => {
    const { body } = await send(가람);
    const log = aws.logged().join('\n');
    expect(aws.logged().every((line) => typeof JSON.parse(line) === 'object')).toBe(true);
    expect(log).toContain('"event":"registered"');
    for (const secret of [body.id, '김가람', 'garam', '한국대학교']) expect(log).not.toContain(secret);
  });
});
