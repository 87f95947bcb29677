import type { Source } from '../model/source.ts';

/** A documented quota. */
export interface Limit {
  readonly value: number;
  readonly unit: string;
  /** `hard`: cannot be raised. `adjustable`: AWS raises it on request. `default`: a value when omitted. */
  readonly kind: 'hard' | 'adjustable' | 'default';
  readonly scope: string;
  /** Regions in which AWS documents another value. */
  readonly byRegion?: Readonly<Record<string, number>>;
  readonly source: Source;
  /** One of those that matter most: it is read by a part of the service, or excused. */
  readonly core?: true;
  /** Why no part of the product reads it. */
  readonly excuse?: Excuse;
  /** What Service Quotas calls it, for a request to raise it. */
  readonly quota?: QuotaCode;
}

export type LimitTable = Readonly<Record<string, Limit>>;

/** Why a documented limit is held against no design. */
export type Excuse = 'run-time only' | 'account-level only' | 'not in CloudFormation';

/** `aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384` */
export interface QuotaCode {
  readonly service: string;
  readonly code: string;
  readonly source: Source;
  /** Where the quota is kept, for services without Regions; absent: in the Region of the design. */
  readonly region?: string;
  /** How many of the quota's units one of the limit's is (1,000 where AWS counts milliseconds and the limit seconds); absent: one. */
  readonly factor?: number;
}

/** A documented restriction that is no single number: a list of values, of features that exclude each other. */
export interface Restriction {
  readonly what: string;
  /** Ids of the rules that hold designs to it; may be empty where there is an excuse. */
  readonly rules: readonly string[];
  readonly source: Source;
  readonly core?: true;
  readonly excuse?: Excuse;
}

export type RestrictionTable = Readonly<Record<string, Restriction>>;
