import type { Json } from '../model/json.ts';
import type { DraftObject } from './draft.ts';

/**
 * What the two ends of a connection tell each other, by kind: the only thing that two services share.
 * docs/adr/0002-connections.md says what becomes of it.
 */
export interface SourceEnds {
  readonly request: Nothing;
  readonly origin: { readonly caller: ServiceCaller };
  /** Workflows have no policy of their own, so whoever starts one does it with a role. */
  readonly start: Nothing;
  /** No callers: the source acts with a role of its own. */
  readonly invoke: { readonly callers: readonly ServiceCaller[] };
  readonly access: Nothing;
  readonly publish: Nothing;
  readonly send: Nothing;
  /** No caller: the source acts with a role of its own. */
  readonly deliver: { readonly caller?: ServiceCaller };
  readonly poll: PollSource;
  readonly notify: { readonly caller: ServiceCaller };
  readonly 'on-failure': { readonly caller?: ServiceCaller };
  readonly authorize: AuthorizeSource | AuthorizeFunction;
  readonly 'sign-in': Nothing;
  readonly federate: { readonly providerName: Json; readonly clientId: Json };
  /** No caller: the source runs copies of the function and needs no permission. */
  readonly trigger: { readonly caller?: ServiceCaller };
}

export interface TargetEnds {
  readonly request: Nothing;
  readonly origin: OriginTarget;
  readonly start: { readonly arn: Json; readonly permits: readonly Permit[]; readonly executions?: Json };
  /** `workflow`: what is called is no function, so API Gateway and others call it with a role. */
  readonly invoke: { readonly arn: Json; readonly permits: readonly Permit[]; readonly workflow?: true };
  readonly access: { readonly permits: readonly Permit[] };
  readonly publish: { readonly permits: readonly Permit[] };
  readonly send: { readonly permits: readonly Permit[] };
  readonly deliver: { readonly protocol: string; readonly endpoint: Json };
  readonly poll: Nothing;
  readonly notify: NotifyTarget;
  readonly 'on-failure': { readonly arn: Json; readonly permits: readonly Permit[] };
  /** A caller where the source is a function, which has to let the API in. */
  readonly authorize: { readonly caller?: ServiceCaller };
  readonly 'sign-in': Nothing;
  readonly federate: Nothing;
  readonly trigger: { readonly arn: Json };
}

export type Nothing = Readonly<Record<string, never>>;

/** Actions on resources that a connection stands for; never a wildcard action, never every resource. */
export interface Permit {
  readonly actions: readonly string[];
  readonly resources: readonly Json[];
}

/** An AWS service that acts for one resource, and so has to be let in by the target's own policy. */
export interface ServiceCaller {
  /** `sns.amazonaws.com` */
  readonly principal: string;
  /** ARN of the acting resource, as narrow as AWS checks it. */
  readonly sourceArn: Json;
  /** Given where the ARN does not hold the account (buckets). */
  readonly sourceAccount?: Json;
  /** Tells several callers of one connection apart in logical ids: the route's name. */
  readonly name: string;
  /** Place below the source's block that asks for it: `['routes', 'create']`. */
  readonly path?: readonly string[];
}

/** What an event source mapping reads. */
export interface PollSource {
  readonly arn: Json;
  readonly permits: readonly Permit[];
  /** Properties of the mapping that this kind of source needs. */
  readonly mapping: DraftObject;
  /** Whether the mapping itself can pass on what failed (streams), or the source keeps it (queues). */
  readonly mappingKeepsFailures: boolean;
}

export interface AuthorizeSource {
  /** Issuer URL and audience of the tokens. */
  readonly issuer: Json;
  readonly audience: readonly Json[];
  readonly providerArn: Json;
}

/** A function that answers whether a caller may pass. */
export interface AuthorizeFunction {
  readonly functionArn: Json;
}

export interface NotifyTarget {
  readonly is: 'function' | 'queue' | 'topic';
  readonly arn: Json;
  /** Logical id of the resource that lets the source in; it has to exist before the source announces. */
  readonly allowedBy: string;
}

export interface OriginTarget {
  readonly domainName: Json;
  /** `signed`: private, reached with origin access control. `https`: a public endpoint. */
  readonly reached: 'signed' | 'https';
  /** First path segment that the endpoint expects in front of every request; absent where none. */
  readonly pathPrefix?: Json;
}
