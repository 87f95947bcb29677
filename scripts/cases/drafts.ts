import { metered, type Draft, type Reader } from './draft.ts';
import { apiDraft, lambdaDraft, lambdaEdgeDraft, webSocketDraft } from './drafts-compute.ts';
import { busDraft, cloudFrontDraft, cognitoDraft, dynamoDbDraft, insideDraft, s3Draft, snsDraft, sqsDraft, stepFunctionsDraft, transferDraft } from './drafts-data.ts';
import type { WorkedExample } from './example.ts';
import type { Quantities } from './inputs.ts';
import { METERS } from './meters.ts';
import type { Named } from './names.ts';
import { otherUnits } from './units.ts';

const DRAFTS: Readonly<Record<Named, (read: Reader) => Draft | undefined>> = {
  lambda: lambdaDraft, 'lambda.edge': lambdaEdgeDraft,
  'apigateway.http': (read) => apiDraft('apigateway.http', read), 'apigateway.rest': (read) => apiDraft('apigateway.rest', read), 'apigateway.websocket': webSocketDraft,
  s3: s3Draft, cloudfront: cloudFrontDraft, dynamodb: dynamoDbDraft, 'cognito.user-pool': cognitoDraft, sns: snsDraft,
  sqs: (read) => sqsDraft(read, /\bFIFO\b/.test(read.title)), 'sqs.fifo': (read) => sqsDraft(read, true), 'sqs.standard': (read) => sqsDraft(read, false),
  'eventbridge.bus': busDraft, 'eventbridge.schedule': (read) => metered('eventbridge.schedule', read, 'eventbridge.schedule'), 'eventbridge.pipe': (read) => metered('eventbridge.pipe', read, 'eventbridge.pipe'),
  stepfunctions: stepFunctionsDraft, transfer: transferDraft,
  logs: logsDraft, traces: (read) => metered('lambda', read, 'traces'),
};

/** What is taken in is kept, where nothing else is said. */
function logsDraft(read: Reader): Draft {
  const taken = read.own('gb', 'ingest_gb', 'ingested_gb', 'ingestion_gb');
  return metered('lambda', read, 'logs', { 'log-storage': read.own('storage_gb', 'stored_gb', 'archive_gb', 'archived_gb') ?? taken });
}

/** What an example says in words. */
type Texts = Pick<WorkedExample, 'title' | 'check'>;

/** The nodes that some quantities state, or none. */
export function draftsOf(quantities: Quantities, texts: Texts): readonly Draft[] {
  const read = readerOf(quantities, texts);
  const drafts = [DRAFTS[quantities.service](read), ...(quantities.service === 'transfer' ? [insideDraft(read)] : [])];
  return drafts.filter((draft) => draft !== undefined).filter(({ states }) => states.length > 0);
}

/** A node that states one metered quantity, as a line says it. */
export function draftOfLine(service: Named, component: string, quantity: number, texts: Texts): Draft | undefined {
  const key = METERS[service].find((each) => each.component === component)?.keys[0];
  if (key === undefined) return undefined;
  const [draft] = draftsOf({ service, values: new Map([[key, quantity]]), around: new Map(), label: '', hours: 0 }, texts);
  return draft?.states.includes(component) ? draft : undefined;
}

function readerOf({ values, around, label, hours }: Quantities, { title, check }: Texts): Reader {
  const find = (maps: readonly Quantities['values'][], names: readonly string[]): number | undefined => {
    for (const map of maps) {
      for (const name of names) {
        const found = inUnits(map, name);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
  return {
    number: (...names) => find([values, around], names),
    own: (...names) => find([values], names),
    word: (name) => String(values.get(name) ?? around.get(name) ?? '').toLowerCase(),
    beginning: (part) => [...values].flatMap(([key, value]) => (key.startsWith(part) && typeof value === 'number' ? [[key.slice(part.length), value] as const] : [])),
    title, check, label, hours,
  };
}

/** A number under a name, or under the same name with another unit. */
function inUnits(values: Quantities['values'], name: string): number | undefined {
  const plain = values.get(name);
  if (typeof plain === 'number') return plain;
  for (const { key, factor } of otherUnits(name)) {
    const value = values.get(key);
    if (typeof value === 'number') return value * factor;
  }
  return undefined;
}
