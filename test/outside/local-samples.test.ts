import { delimiter, dirname } from 'node:path';
import { Jimp } from 'jimp';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleNames } from '../support/samples.ts';
import { findEmulator, MOTO } from './emulator.ts';
import { isBuilt, until } from './local-run.ts';
import { ask, SampleRun } from './sample-run.ts';
import { expectGuardedList, expectPages, pageServer, REGISTRATION, socketTo } from './sample-use.ts';

if (!isBuilt) console.warn('The samples do not run here: dist/ is not built.');
/** The environment that moto stands in has boto3, which functions in Python want. */
const python = await findEmulator(MOTO);
const noPython = 'missing' in python ? python.missing : undefined;

let run: SampleRun | undefined;
const started = async (...how: Parameters<typeof SampleRun.start>): Promise<SampleRun> => (run = await SampleRun.start(...how));

/** What each sample says at its start that it does not have here. */
const NOT_HERE: Readonly<Record<string, readonly string[]>> = {
  chat: ['rooms: items do not expire here (TimeToLiveSpecification).', 'messages: items do not expire here (TimeToLiveSpecification).'],
  conference: ['cdn: nothing is cached here; each request goes to its origin.'],
  'conference-sync': ['cdn: nothing is cached here; each request goes to its origin.'],
  crawler: ['snapshots: objects neither move nor expire here (LifecycleConfiguration).'],
  'image-processing': ['originals: objects neither move nor expire here (LifecycleConfiguration).', 'cdn: nothing is cached here; each request goes to its origin.'],
  'log-analysis': ['logs: objects neither move nor expire here (LifecycleConfiguration).', 'counts: items do not expire here (TimeToLiveSpecification).'],
  microservices: [],
  'mobile-backend': [
    'people: no mail is sent from here; any code confirms who signs up.', 'photos: objects neither move nor expire here (LifecycleConfiguration).',
    'people: SRP has no local form; sign in to PeopleClient with USER_PASSWORD_AUTH here.',
  ],
  'static-website': ['cdn: nothing is cached here; each request goes to its origin.'],
};
const toldAtStart = (): readonly string[] => (run?.notices() ?? []).filter((text) => !text.includes('the id of its client'));
const expectTold = (sample: string): void => { expect(toldAtStart().toSorted()).toEqual(NOT_HERE[sample]?.toSorted()); };

describe.skipIf(!isBuilt)('each sample runs on this machine as its page says', () => {
  afterEach(async () => {
    await run?.stop();
    run = undefined;
  });

  it('is tried below, each of them', () => {
    expect(Object.keys(NOT_HERE).toSorted()).toEqual(sampleNames.toSorted());
  });

  it('chat: what one says reaches the room and nobody else, and who leaves is forgotten', async () => {
    const { address, rowsOf } = await started('chat');
    expectTold('chat');
    const enter = (room: string) => socketTo(`${address('chat')}?room=${room}`);
    const [hana, jun, stranger] = await Promise.all([enter('lobby'), enter('lobby'), enter('attic')]);
    hana.socket.send(JSON.stringify({ action: 'say', room: 'lobby', text: '안녕하세요' }));
    await until(() => (hana.heard.length + jun.heard.length === 2 ? true : undefined));
    expect(JSON.parse(jun.heard[0] ?? '')).toMatchObject({ room: 'lobby', text: '안녕하세요' });
    expect(stranger.heard).toEqual([]);
    expect(await rowsOf('messages', 'table', 1)).toMatchObject([{ room: 'lobby', text: '안녕하세요' }]);
    jun.socket.close();
    expect((await rowsOf('rooms', 'table', 4)).map(({ room }) => room).toSorted()).toEqual(['#connections', '#connections', 'attic', 'lobby']);
    await expect(enter('No room')).rejects.toThrow('400');
    for (const { socket } of [hana, stranger]) socket.close();
  });

  it('conference: a registration has its certificate a moment later, and organizers see the list', async () => {
    const { address, users } = await started('conference', { users: [{ email: 'organizer@example.com', groups: ['organizers'] }] });
    expectTold('conference');
    await expectPages(address('cdn'));
    const { status, answer } = await ask('POST', `${address('cdn')}api/registrations`, REGISTRATION);
    expect(status).toBe(201);
    const shown = await until(async () => {
      const found = (await ask('GET', `${address('cdn')}api/registrations/${String(answer['id'])}`)).answer;
      return found['status'] === 'ready' ? found : undefined;
    });
    expect(await (await fetch(String(shown['certificateUrl']))).text()).toContain('김하나');
    await expectGuardedList(address('cdn'), users()[0]?.password ?? '');
  });

  it('conference-sync: the answer to a registration comes when its certificate is there', async () => {
    const { address, users } = await started('conference-sync', { users: [{ email: 'organizer@example.com', groups: ['organizers'] }] });
    expectTold('conference-sync');
    await expectPages(address('cdn'));
    const { status, answer } = await ask('POST', `${address('cdn')}api/registrations`, REGISTRATION);
    expect([status, answer['status']]).toEqual([201, 'ready']);
    const shown = (await ask('GET', `${address('cdn')}api/registrations/${String(answer['id'])}`)).answer;
    expect(await (await fetch(String(shown['certificateUrl']))).text()).toContain('김하나');
    await expectGuardedList(address('cdn'), users()[0]?.password ?? '');
  });

  it('crawler: the schedule looks at every page once, keeps what has changed, and the bad one of a batch keeps no good one back', async () => {
    const { act, rows, rowsOf, hopsAlong, log } = await started('crawler');
    expectTold('crawler');
    const web = await pageServer();
    await act('pages', 'table', 'put-item', { item: JSON.stringify({ url: `${web.url}/good` }) });
    await act('pages', 'table', 'put-item', { item: JSON.stringify({ url: `${web.url}/broken` }) });
    await act('hourly', 'schedule', 'run');
    expect(await rowsOf('snapshots', 'bucket', 1)).toMatchObject([{ size: '15' }]);
    await until(async () => (await rows('pages', 'table')).find(({ digest }) => digest !== undefined));
    await until(() => hopsAlong('fetch-changed')[0]);
    await until(async () => (await log('fetch')).find((line) => line.includes('not-read') && line.includes('/broken')));
    // The page as it was: nothing more is kept, nobody is told.
    const looked = web.asked();
    await act('hourly', 'schedule', 'run');
    await until(() => (web.asked() >= looked + 1 ? true : undefined));
    expect(await rows('snapshots', 'bucket')).toHaveLength(1);
    expect(hopsAlong('fetch-changed')).toHaveLength(1);
    web.close();
  });

  it('image-processing: a picture that is put through the link has a small one, which the distribution hands out', async () => {
    const { address, rowsOf } = await started('image-processing');
    expectTold('image-processing');
    const picture = await new Jimp({ width: 640, height: 400, color: 0x3366ccff }).getBuffer('image/jpeg');
    const { status, answer } = await ask('POST', `${address('api')}uploads`, { type: 'image/jpeg', size: picture.length });
    expect(status).toBe(201);
    const put = await fetch(String(answer['url']), { method: 'PUT', headers: { 'content-type': 'image/jpeg' }, body: new Uint8Array(picture) });
    expect(put.status).toBe(200);
    const [made] = await rowsOf('pictures', 'table', 1);
    expect(made).toMatchObject({ key: answer['key'], width: '640', height: '400' });
    const small = await fetch(`${address('cdn')}${made?.['thumbnail']}`);
    const { width, height } = await Jimp.read(Buffer.from(await small.arrayBuffer()));
    expect([small.headers.get('content-type'), width, height]).toEqual(['image/jpeg', 320, 200]);
    expect((await ask('POST', `${address('api')}uploads`, { type: 'text/html', size: 1 })).status).toBe(415);
  });

  it('image-processing: what is no picture ends in the queue after three attempts', async () => {
    const { act, rowsOf } = await started('image-processing');
    await act('originals', 'bucket', 'put-object', { key: 'uploads/no picture.jpg', body: 'words' });
    const [failed] = await rowsOf('failed', 'queue', 1);
    expect(JSON.parse(failed?.['body'] ?? '')).toMatchObject({ requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 } });
  });

  it('log-analysis: a file is counted, and its report raises the alarm', async ({ skip }) => {
    if (!('path' in python)) return skip(process.env['CI'] !== 'true', noPython);
    const path = process.env['PATH'];
    process.env['PATH'] = `${dirname(python.path)}${delimiter}${path ?? ''}`;
    const { act, rows, rowsOf, hopsAlong } = await started('log-analysis').finally(() => { process.env['PATH'] = path; });
    expectTold('log-analysis');
    await act('logs', 'bucket', 'put-object', { key: 'logs/a b.log', body: '2026-03-01T07:00:00Z GET / 200 12\n2026-03-01T07:00:01Z GET /shop?x=1 500 40\nnonsense\n' });
    const counted = await rowsOf('counts', 'table', 5);
    expect(counted.map(({ day, what, times }) => `${day} ${what} ${times}`).toSorted()).toEqual(['2026-03-01 page / 1', '2026-03-01 page /shop 1', '2026-03-01 status 200 1', '2026-03-01 status 500 1', 'unknown unreadable 1']);
    const report = JSON.parse(await act('report', 'function', 'invoke', { event: '{"day":"2026-03-01"}' })) as object;
    expect(report).toMatchObject({ requests: 2, failed: 0.5, most: { '/': 1, '/shop': 1 } });
    await until(() => hopsAlong('report-alarm')[0]);
    // By itself it reports the day before today.
    await act('morning', 'schedule', 'run');
    expect((await rowsOf('reports', 'bucket', 2)).map(({ key }) => key)).toContain('2026-03-01.json');
    expect(await rows('failed', 'queue')).toEqual([]);
  });

  it('microservices: an order is shipped, and one that is not paid for gives back what it held', async () => {
    const { address, rows } = await started('microservices');
    expectTold('microservices');
    const ended = async (item: string): Promise<unknown> => {
      const { status, answer } = await ask('POST', `${address('api')}orders`, { item, count: 2 });
      expect(status).toBe(202);
      return until(async () => {
        const now = (await ask('GET', `${address('api')}orders/${String(answer['id'])}`)).answer['status'];
        return now === 'new' ? undefined : now;
      });
    };
    expect(await Promise.all([ended('book'), ended('declined')])).toEqual(['shipped', 'cancelled']);
    expect((await rows('shelf', 'table')).map(({ item, left }) => `${item} ${left}`).toSorted()).toEqual(['book 998', 'declined 1000']);
    expect(await rows('payments', 'table')).toHaveLength(1);
    expect((await rows('fulfil', 'state-machine')).map(({ states }) => states).toSorted()).toEqual(['Reserve → Charge → Release → Cancelled', 'Reserve → Charge → Shipped']);
    expect(await rows('undelivered', 'queue')).toEqual([]);
  });

  it('mobile-backend: who signs up is welcomed, keeps notes of their own, and puts a photo into the bucket', async () => {
    const { address, notices, rows } = await started('mobile-backend', { parameters: { SenderArn: 'arn:aws:ses:ap-northeast-2:123456789012:identity/example.com' } });
    expectTold('mobile-backend');
    const client = /client PeopleClient is (\S+) /.exec(notices().join('\n'))?.[1] ?? '';
    const signedUp = async (email: string): Promise<string> => {
      const cognito = (action: string, body: object) => ask('POST', address('people'), { ClientId: client, ...body }, { 'x-amz-target': `AWSCognitoIdentityProviderService.${action}` });
      expect((await cognito('SignUp', { Username: email, Password: 'A-long-enough-1', UserAttributes: [{ Name: 'email', Value: email }] })).answer).toMatchObject({ UserConfirmed: false });
      expect((await cognito('ConfirmSignUp', { Username: email, ConfirmationCode: '123456' })).status).toBe(200);
      const { answer } = await cognito('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: email, PASSWORD: 'A-long-enough-1' } });
      return (answer['AuthenticationResult'] as { readonly IdToken: string }).IdToken;
    };
    const [hana, jun] = [await signedUp('hana@example.com'), await signedUp('jun@example.com')].map((authorization) => (method: string, path: string, body?: unknown) => ask(method, `${address('api')}${path}`, body, { authorization }));
    expect((await ask('GET', `${address('api')}notes`)).status).toBe(401);
    const { answer: { key, url } } = await hana!('POST', 'photos', { type: 'image/png', size: 4 });
    expect((await fetch(String(url), { method: 'PUT', headers: { 'content-type': 'image/png' }, body: 'png!' })).status).toBe(200);
    expect((await rows('photos', 'bucket')).map((photo) => photo['key'])).toEqual([key]);
    expect((await hana!('POST', 'notes', { text: '바다', photo: key })).status).toBe(201);
    expect((await jun!('POST', 'notes', { text: 'mine', photo: key })).status).toBe(400);
    expect((await hana!('GET', 'notes')).answer['notes']).toMatchObject([{ text: '바다', photo: key }, { text: expect.stringMatching(/^어서 오세요/) as string }]);
    expect((await jun!('GET', 'notes')).answer['notes']).toHaveLength(1);
  });

  it('static-website: the page is there, and what a visitor writes stands in the book', async () => {
    const { address, rowsOf } = await started('static-website');
    expectTold('static-website');
    expect(await (await fetch(address('cdn'))).text()).toContain('방명록');
    expect((await ask('POST', `${address('cdn')}api/entries`, { name: '하나', text: '잘 봤습니다' })).status).toBe(201);
    expect(await rowsOf('book', 'table', 1)).toMatchObject([{ name: '하나', text: '잘 봤습니다' }]);
    expect((await ask('GET', `${address('cdn')}api/entries`)).answer['entries']).toMatchObject([{ name: '하나', text: '잘 봤습니다' }]);
  });
});
