import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as all } from '../functions/all/index.ts';
import { startEmulators, type Emulators } from './support/emulators.ts';
import { allEvent, httpEvent } from './support/events.ts';

const COUNT = 120;
const idOf = (number: number): string => String(number).padStart(22, '0');

let aws: Emulators;
beforeAll(async () => {
  aws = await startEmulators();
  await Promise.all(Array.from({ length: COUNT }, (_, number) => aws.put({
    id: idOf(number), name: `<i>${number}</i>`, email: `${number}@example.com`, affiliation: '', registeredAt: '2026-11-21T01:00:00.000Z',
    ...(number === 7 && { certificate: `certificates/${idOf(7)}.svg` }),
  })));
});
afterAll(() => aws.stop());

interface List { readonly registrations: readonly { readonly id: string; readonly status: string }[]; readonly next?: string; readonly error?: { readonly code: string } }
const list = async (event: Parameters<typeof all>[0]) => {
  const { statusCode, body } = await all(event);
  return { status: statusCode, body: JSON.parse(body) as List };
};

describe('GET /admin/registrations', () => {
  it('shows an organizer everybody, page by page, each once', async () => {
    const pages: List[] = [];
    for (let after: string | undefined; pages.length === 0 || after !== undefined; after = pages.at(-1)?.next) pages.push((await list(allEvent(['organizers'], after))).body);
    expect(pages.map(({ registrations }) => registrations.length)).toEqual([50, 50, 20]);
    const seen = pages.flatMap(({ registrations }) => registrations);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(COUNT);
    expect(seen.find(({ id }) => id === idOf(7))).toEqual({ id: idOf(7), name: '<i>7</i>', email: '7@example.com', affiliation: '', registeredAt: '2026-11-21T01:00:00.000Z', status: 'ready' });
  });

  it('is for an organizer who is in other groups too', async () => {
    expect((await list(allEvent(['speakers', 'organizers', 'staff']))).status).toBe(200);
  });

  it.each([['in no group', []], ['in another group', ['speakers']], ['in a group whose name holds the word', ['organizers-of-another-event', 'no-organizers']]])(
    'refuses somebody signed in who is %s: 403', async (_, groups) => {
      expect(await list(allEvent(groups))).toMatchObject({ status: 403, body: { error: { code: 'not-an-organizer' } } });
    },
  );

  it('refuses whoever is not signed in, should the authorizer ever be missing: 401', async () => {
    expect((await list(httpEvent({ method: 'GET', route: '/admin/registrations' }))).status).toBe(401);
  });

  it('refuses a page that is none: 400', async () => {
    expect((await list(allEvent(['organizers'], '{"id":"x"}'))).status).toBe(400);
  });
});
