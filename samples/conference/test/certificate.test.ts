import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { handler as certificate } from '../functions/certificate/index.ts';
import { drawCertificate } from '../functions/shared/draw-certificate.ts';
import { startEmulators, type Emulators } from './support/emulators.ts';
import { messageEvent } from './support/events.ts';

const registered = { id: 'abcdefghijklmnopqrstuv', name: '김가람', affiliation: '한국대학교', registeredAt: '2026-11-20T16:30:00.000Z' };
const KEY = 'certificates/abcdefghijklmnopqrstuv.svg';

let aws: Emulators;
beforeAll(async () => {
  aws = await startEmulators();
  await aws.put({ ...registered, email: 'garam@example.com' });
});
afterEach(() => aws.mend());
afterAll(() => aws.stop());

const make = (message: unknown) => certificate(messageEvent(JSON.stringify(message)));

describe('a message of the topic', () => {
  it('that fails half-way is thrown, so that Lambda calls again', async () => {
    aws.breakBucket();
    await expect(make(registered)).rejects.toThrow();
    expect((await aws.rows())[0]).not.toHaveProperty('certificate');
  });

  it('becomes a certificate in the bucket, and the registration names it', async () => {
    await make(registered);
    expect(await aws.keys()).toEqual([KEY]);
    expect(await aws.object(KEY)).toContain('김가람');
    expect(await aws.rows()).toEqual([{ ...registered, email: 'garam@example.com', certificate: KEY }]);
  });

  // The emulator keeps neither; S3 does.
  it('stores it as a download, and only where there is none yet', async () => {
    const send = vi.spyOn(S3Client.prototype, 'send');
    await make(registered);
    expect(send.mock.calls[0]?.[0].input).toMatchObject({ ContentDisposition: 'attachment; filename="certificate.svg"', ContentType: 'image/svg+xml', IfNoneMatch: '*' });
    send.mockRestore();
  });

  it('that comes twice makes one certificate', async () => {
    const first = await aws.object(KEY);
    await make(registered);
    expect(await aws.keys()).toEqual([KEY]);
    expect(await aws.object(KEY)).toBe(first);
  });

  it('that finds the certificate already there is done', async () => {
    const refused = Object.assign(new Error('At least one of the pre-conditions you specified did not hold'), { name: 'PreconditionFailed' });
    const send = vi.spyOn(S3Client.prototype, 'send').mockImplementationOnce(() => Promise.reject(refused));
    await expect(make(registered)).resolves.toBeUndefined();
    send.mockRestore();
  });

  it('about nobody is thrown, for the queue of what could not be delivered', async () => {
    await expect(make({ ...registered, id: '0000000000000000000000' })).rejects.toThrow('Nobody is registered');
    expect(await aws.rows()).toHaveLength(1);
  });

  it.each([['text', 'hello'], ['null', 'null'], ['an id with a path', JSON.stringify({ ...registered, id: '../../../../../etc/x' })], ['a time that is none', JSON.stringify({ ...registered, registeredAt: 'soon' })]])(
    'that is no registration (%s) is thrown', async (_, message) => {
      const before = await aws.keys();
      await expect(certificate(messageEvent(message))).rejects.toThrow();
      expect(await aws.keys()).toEqual(before);
    },
  );
});

describe('the certificate', () => {
  it('says the day in Seoul, in both languages', () => {
    const svg = drawCertificate(registered);
    expect(svg).toContain('2026년 11월 21일');
    expect(svg).toContain('21 November 2026');
  });

  it('does not show the id, which would open the registration', () => {
    expect(drawCertificate(registered)).not.toContain(registered.id);
  });

  it('shows a name of markup as text', () => {
    const svg = drawCertificate({ ...registered, name: '</text><script>alert(1)</script>', affiliation: `" onload='x'&` });
    expect(svg).not.toMatch(/<script|onload='|<\/text><\/text>/);
    expect(svg).toContain('&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(svg).toContain('&quot; onload=&#39;x&#39;&amp;');
  });

  it('squeezes a name that would run over the frame', () => {
    expect(drawCertificate({ ...registered, name: '가'.repeat(60) })).toContain('textLength="235"');
    expect(drawCertificate(registered)).not.toContain('textLength');
  });
});
