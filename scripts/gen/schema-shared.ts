import type { NodeKey } from '../../src/core/catalog/service.ts';
import { SHAPES } from '../../src/core/traffic/shapes.ts';
import { described, mapOf, object, ref, type Schema } from './schema-parts.ts';

const texts: Schema = { type: 'array', items: { type: 'string' } };
const amount: Schema = { type: ['string', 'number', 'object'] };

/** Keys that only nodes of some services have. */
export const NODE_KEYS: Readonly<Record<NodeKey, { readonly text: string; readonly schema: Schema }>> = {
  traffic: { text: 'Flows that start here, by name.', schema: mapOf(ref('flow')) },
  routes: { text: 'Routes of the API, by a key that connections name.', schema: mapOf(ref('route')) },
  behaviours: { text: 'Cache behaviours, by a key that connections name; `order` decides which path pattern is tried first.', schema: mapOf(ref('behaviour')) },
  stage: { text: 'Name of the stage, the first segment of the path.', schema: { type: 'string' } },
  code: { text: 'Folder of the source, relative to this file.', schema: { type: 'string' } },
  content: { text: 'Folder whose files are put here, relative to this file.', schema: { type: 'string' } },
  config: { text: 'What the pages learn when they are deployed: keys of their config.json, with values of the template.', schema: mapOf(ref('string')) },
  groups: { text: 'Groups of users.', schema: texts },
  cors: { text: 'Origins, methods and headers that browsers may use.', schema: { type: ['object', 'boolean'] } },
};

/** Definitions that every design shares, whatever the services. */
export const SHARED: Readonly<Record<string, Schema>> = {
  intrinsic: {
    description: 'An intrinsic function: Ref, Fn::GetAtt, Fn::Sub…',
    type: 'object', minProperties: 1, maxProperties: 1, patternProperties: { '^(Ref|Fn::[A-Za-z]+)$': {} }, additionalProperties: false,
  },
  // Plain kinds as CloudFormation takes them: any plain value may be written as a text.
  string: { anyOf: [{ type: ['string', 'number', 'boolean'] }, ref('intrinsic')] },
  number: { anyOf: [{ type: ['number', 'string'] }, ref('intrinsic')] },
  boolean: { anyOf: [{ enum: [true, false, 'true', 'false'] }, ref('intrinsic')] },
  parameter: { type: ['object', 'string', 'number', 'boolean'], properties: { default: {}, allowed: { type: 'array' }, type: { type: 'string' }, description: { type: 'string' } } },
  attributes: described('CloudFormation attributes of the primary resource.', object({
    DependsOn: { type: ['string', 'array'] },
    Condition: { type: 'string' },
    DeletionPolicy: { type: 'string', enum: ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'] },
    UpdateReplacePolicy: { type: 'string', enum: ['Delete', 'Retain', 'Snapshot'] },
    Metadata: { type: 'object' }, CreationPolicy: { type: 'object' }, UpdatePolicy: { type: 'object' },
  })),
  resource: { type: 'object', properties: { Type: { type: 'string' }, Properties: { type: 'object' } }, required: ['Type'] },
  flow: object({
    requests: described('Mean rate: `60k/month`, `40/s`.', amount),
    peak: described('Rate at the peak, instead of a mean.', amount),
    shape: described('How the rate changes over time; its mean stays.', { type: 'string', enum: [...SHAPES.keys()] }),
    path: described('Method and path: `POST /api/x`. A path alone is fetched with GET.', { type: 'string' }),
    method: { type: 'string' },
    sends: described('Size of one request: `2 KB`.', amount),
    receives: described('Size of one response: `40 KB`.', amount),
    arrivals: described('`even`, or random (Poisson) where absent.', { type: 'string' }),
  }),
  route: { type: ['object', 'string'], properties: { route: described('`POST /registrations`, `$default`, `$connect`…', { type: 'string' }), integration: described('For a route without a connection: mock or HTTP.', {}) } },
  behaviour: {
    type: 'object',
    properties: {
      order: described('Lower is tried first; the default behaviour comes last.', { type: 'integer' }),
      PathPattern: { type: 'string' },
      ViewerProtocolPolicy: { type: 'string', enum: ['allow-all', 'redirect-to-https', 'https-only'] },
      AllowedMethods: { type: ['array', 'object'] },
    },
  },
  connectionAssumptions: described('What is assumed about the traffic over it.', object({
    calls: described('Calls that one arriving request makes; by flow: `{ register: 1, look: 0 }`.', amount),
    share: described('Share of requests that go this way: `30 %`.', amount),
    sends: described('Size of one call.', amount),
    receives: described('Size of one answer.', amount),
    batch: described('Messages that one batch holds on average.', amount),
    failureRatio: described('Share of events that fail for good; with retries, of calls that fail.', amount),
    retries: described('How often the caller tries a call again that failed.', amount),
    presigned: described('The client makes the call itself, with a presigned URL.', { type: 'boolean' }),
    crosses: described('The other end stands in another Availability Zone or Region: what a function exchanges with it is billed.', { type: 'string', enum: ['zone', 'region'] }),
    verbs: described('How often each verb of `access` is used per call.', { type: 'object' }),
  })),
  silence: object({ nodes: texts, connections: texts, reason: described('Why this is meant.', { type: 'string', minLength: 1 }) }, ['reason']),
  group: object({ label: { type: 'string' }, contains: texts, collapsed: { type: 'boolean' } }),
  note: object({ text: { type: 'string' }, at: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 }, size: { type: 'array', items: { type: 'integer', minimum: 1 }, minItems: 2, maxItems: 2 } }),
};
