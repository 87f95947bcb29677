import type { Draft, Reader } from './draft.ts';
import type { WorkedExample } from './example.ts';
import type { Quantities } from './inputs.ts';
import { apiDraft, lambdaDraft, lambdaEdgeDraft, webSocketDraft } from './drafts-compute.ts';
import { busDraft, cloudFrontDraft, cognitoDraft, dynamoDbDraft, pipeDraft, s3Draft, scheduleDraft, snsDraft, sqsDraft, stepFunctionsDraft, transferDraft } from './drafts-data.ts';
import type { Named } from './names.ts';

const DRAFTS: Readonly<Record<Named, (read: Reader) => Draft | undefined>> = {
  lambda: lambdaDraft, 'lambda.edge': lambdaEdgeDraft,
  'apigateway.http': (read) => apiDraft('apigateway.http', read), 'apigateway.rest': (read) => apiDraft('apigateway.rest', read), 'apigateway.websocket': webSocketDraft,
  s3: s3Draft, cloudfront: cloudFrontDraft, dynamodb: dynamoDbDraft, 'cognito.user-pool': cognitoDraft, sns: snsDraft, sqs: (read) => sqsDraft(read, /\bFIFO\b/.test(read.title)), 'sqs.fifo': (read) => sqsDraft(read, true), 'sqs.standard': (read) => sqsDraft(read, false),
  'eventbridge.bus': busDraft, 'eventbridge.schedule': scheduleDraft, 'eventbridge.pipe': pipeDraft, stepfunctions: stepFunctionsDraft, transfer: transferDraft,
};

/** What an example says in words. */
type Texts = Pick<WorkedExample, 'title' | 'check'>;

/** The node that some quantities state, or undefined where they state none. */
export function draftOf(quantities: Quantities, texts: Texts): Draft | undefined {
  const draft = DRAFTS[quantities.service](readerOf(quantities, texts));
  return draft && (draft.states.length > 0 || draft.unpriced) ? draft : undefined;
}

function readerOf({ values, around, parts }: Quantities, { title, check }: Texts): Reader {
  const find = (maps: readonly ReadonlyMap<string, number | string>[], names: readonly string[]): number | undefined => {
    for (const map of maps) for (const name of names) if (map.has(name)) return numberOf(map.get(name));
    return undefined;
  };
  return {
    number: (...names) => find([values, around], names),
    own: (...names) => find([values], names),
    word: (name) => String(values.get(name) ?? around.get(name) ?? '').toLowerCase(),
    has: (part) => parts.some((each) => each.startsWith(part)),
    title,
    check,
  };
}

/** `<512` is 512: at most that. */
function numberOf(value: number | string | undefined): number | undefined {
  if (typeof value !== 'string') return value;
  const written = /^[<≤~]?\s*([\d.]+)$/.exec(value)?.[1];
  return written === undefined ? undefined : Number(written);
}
