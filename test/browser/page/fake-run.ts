import { ok } from '../../../src/core/model/result.ts';
import { withMeasured } from '../../../src/node/local/write-measured.ts';
import { failure, type Handlers } from '../../../src/protocol/channel.ts';
import type { HopCount, HopSnapshot, MeasuredSnapshot, RunActivity, RunSnapshot, RunWebviewRequests } from '../../../src/protocol/run-messages.ts';

/** A run of the conference, as its host would tell of it. */
export const RUNNING: RunSnapshot = {
  status: 'running', hash: '', users: [], debugged: [], notes: [],
  addresses: [{ node: 'cdn', url: 'http://127.0.0.1:4100/' }, { node: 'api', url: 'http://127.0.0.1:4101/api/' }],
};

const AT = Date.UTC(2026, 10, 21, 9, 30, 0);

function hop(span: string, rest: Omit<HopSnapshot, 'trace' | 'span' | 'sent' | 'received'>): HopSnapshot {
  return { trace: 'registered', span, sent: 90, received: 120, ...rest };
}

/** One registration: the answer to the visitor, and the certificate that is made later. */
export const REGISTRATION: readonly HopSnapshot[] = [
  hop('put', { parent: 'invoke', from: 'register', to: 'registrations', connection: 'register-registrations', what: 'PutItem', at: AT + 190, milliseconds: 6 }),
  hop('publish', { parent: 'invoke', from: 'register', to: 'registered', connection: 'register-registered', what: 'Publish', at: AT + 198, milliseconds: 4 }),
  hop('invoke', { parent: 'api', from: 'api', to: 'register', connection: 'api-register', what: 'Invoke', at: AT + 4, milliseconds: 202, initialization: 160 }),
  hop('api', { parent: 'cdn', from: 'cdn', to: 'api', connection: 'cdn-api', what: 'POST /api/registrations', at: AT + 2, milliseconds: 206, status: 201 }),
  hop('cdn', { from: 'visitors', to: 'cdn', connection: 'visitors-cdn', what: 'POST /api/registrations', at: AT, milliseconds: 210, status: 201 }),
  hop('made', { parent: 'publish', from: 'registered', to: 'certificate', connection: 'registered-certificate', what: 'Invoke', at: AT + 210, milliseconds: 90 }),
];

/** The same with a certificate that fails. */
export const FAILURE: readonly HopSnapshot[] = [
  { trace: 'failed', span: 'f1', from: 'registered', to: 'certificate', connection: 'registered-certificate', what: 'Invoke', at: AT + 60_000, milliseconds: 12, sent: 90, received: 40, error: 'RangeError', attempt: 2 },
];

/** What the run of the conference answers, as far as a page asks. */
export function fakeRun(text: () => string, replace: (text: string) => number): Handlers<RunWebviewRequests> {
  return {
    runLocally: () => ok(null),
    stopRun: () => ok(null),
    openRunAddress: () => ok(null),
    showRunLog: ({ node }) => (node === 'show' ? failure('run.no-log', 'This function has logged nothing yet.') : ok(null)),
    debugRun: () => ok(null),
    runTrace: ({ trace }) => ok([...REGISTRATION, ...FAILURE].filter((each) => each.trace === trace)),
    runPayloads: ({ span }) => ok(span === 'cdn' ? { request: { text: '{\n  "headers": {\n    "authorization": "•••"\n  },\n  "name": "김하나"\n}', size: 90, truncated: false, masked: 1 }, response: { text: 'x'.repeat(2_000), size: 40_000, truncated: true, masked: 0 } } : null),
    runResources: () => ok(RESOURCES),
    runRead: ({ id, cursor }) => ok(id === 'Registrations' ? pageOf(cursor) : { columns: [{ id: 'body', title: 'Body' }], rows: [] }),
    runAct: ({ action, values }) => ok(action === 'invoke' ? { ok: true, text: '{"statusCode":201}', trace: 'registered' } : { ok: values['body'] !== 'refused', text: values['body'] === 'refused' ? 'InvalidMessageContents' : 'message 1' }),
    runMeasured: () => ok(MEASURED),
    writeMeasured: ({ chosen, show }) => {
      const written = withMeasured(text(), MEASURED.filter(({ node, connection, path }) => chosen.some((each) => each.node === node && each.connection === connection && each.path === path)), { from: 'a local run', date: '2026-11-21' });
      return show || !written.ok ? ok({}) : ok({ version: replace(written.value) });
    },
  };
}

const MEASURED: readonly MeasuredSnapshot[] = [
  { node: 'register', path: 'duration.p50', value: '12 ms', samples: 20 },
  { node: 'registrations', path: 'itemSize', value: '210 B', samples: 20 },
  { node: 'all', path: 'duration.p50', value: '9 ms', samples: 1 },
  { connection: 'show-certificates', path: 'calls', value: '0.3', samples: 10 },
];

const RESOURCES: ReturnType<typeof resources> = resources();

function resources() {
  const body = { name: 'body', title: 'Body', value: 'text', required: true } as const;
  return [
    { id: 'Register', node: 'register', kind: 'function', name: 'conference-Register', actions: [{ id: 'invoke', title: 'Invoke', fields: [{ name: 'payload', title: 'Event', value: 'json', required: true, initial: '{}' } as const] }] },
    { id: 'Registrations', node: 'registrations', kind: 'table', name: 'conference-Registrations', actions: [{ id: 'delete', title: 'Delete', fields: [], ofRow: true as const }] },
    { id: 'Undelivered', node: 'undelivered', kind: 'queue', name: 'conference-Undelivered', actions: [{ id: 'send', title: 'Send message', fields: [body] }] },
  ];
}

function pageOf(cursor: string | undefined) {
  const columns = [{ id: 'id', title: 'id' }, { id: 'name', title: 'name' }];
  return cursor === undefined
    ? { columns, total: 2, cursor: 'next', rows: [{ id: 'r1', cells: { id: 'r1', name: '김하나' }, content: '{"id":"r1","name":"김하나"}' }] }
    : { columns, total: 2, rows: [{ id: 'r2', cells: { id: 'r2', name: '<b>Bob</b>' }, content: '{"id":"r2"}' }] };
}

/** Hops as the host counts them. */
export function activityOf(hops: readonly HopSnapshot[]): RunActivity {
  const counts = new Map<string, HopCount>();
  for (const { from, to, connection, error } of hops) {
    const key = JSON.stringify([from, to, connection]);
    const known = counts.get(key) ?? { to, count: 0, errors: 0, ...(from !== undefined && { from }), ...(connection !== undefined && { connection }) };
    counts.set(key, { ...known, count: known.count + 1, errors: known.errors + (error === undefined ? 0 : 1) });
  }
  return { hops, counts: [...counts.values()] };
}
