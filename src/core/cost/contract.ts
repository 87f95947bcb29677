import type { PortRole } from '../catalog/ports.ts';
import type { Connection, Design, DesignIndex, Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Json } from '../model/json.ts';
import type { Result } from '../model/result.ts';
import type { Source } from '../model/source.ts';
import type { Text } from '../model/text.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { Usage } from '../traffic/contract.ts';

/** Prices of one service: by dimension, then by region (`*`: the same everywhere; `edge-…`: CloudFront's price areas). */
export type PriceTable = Readonly<Record<string, PriceDimension>>;

export interface PriceDimension {
  /** What one unit is: `request`, `GB-second`, `GB-month`. */
  readonly unit: string;
  /** Dimensions (and regions) of one pool share one free amount; default: the dimension alone, all regions together. */
  readonly pool?: string;
  readonly regions: Readonly<Record<string, Price>>;
}

export interface Price {
  /** USD per unit; `from` inclusive, `to` exclusive, null: no upper bound (a number: prices above are not known). Ascending. */
  readonly tiers: readonly PriceTier[];
  readonly source: Source;
  /** Units a month that AWS gives away for ever, if any. */
  readonly free?: number;
  /** The free units are the first of the tiers (which count all units), not taken off before them. */
  readonly freeWithinTiers?: boolean;
  /** The price was not read in a copy of AWS's own list: shown as such. */
  readonly uncertain?: boolean;
  /** From this quantity on the tiers were not read, though the first was. */
  readonly uncertainFrom?: number;
}

export interface PriceTier {
  readonly from: number;
  readonly to: number | null;
  readonly usd: number;
}

/** How a kind of node is billed. */
export interface CostPart {
  /** Keys of `assume` that `components` reads; any other key of a node is a finding. */
  readonly assumptions?: readonly string[];
  readonly components: (node: Node, context: CostContext) => readonly CostComponent[];
  /** What such a node may be billed for and no design says: on the bill only where `assume.usage` names it. */
  readonly onlyByHand?: (node: Node, context: CostContext) => readonly BillableByHand[];
}

/** A component whose quantity is typed under `assume.usage` or not at all. */
export type BillableByHand = Pick<CostComponent, 'component' | 'title' | 'price' | 'region'>;

export interface CostContext {
  readonly design: Design;
  readonly index: DesignIndex;
  readonly resolve: Resolver;
  readonly usage: Usage;
  readonly hoursPerMonth: number;
  readonly region: string;
  /** The month that is billed, from 1: what grows has grown for as long. */
  readonly month: number;
  /** What the target of a connection is to it: a queue, a function. */
  readonly roleOf: (connection: Connection) => PortRole | undefined;
  /** An assumption of a node as a number, its default where nothing is said; what is written wrongly becomes a finding. */
  readonly assumed: (node: Node, key: string, parse: (value: Json | undefined) => Result<number>, fallback: number) => Assumed;
  /** As `assumed`, without a default: undefined where nothing (or nothing readable) is said. */
  readonly stated: (node: Node, key: string, parse: (value: Json | undefined) => Result<number>) => number | undefined;
}

export interface Assumed {
  readonly value: number;
  /** Nothing is said in the file: this is the product's default, and shown as one. */
  readonly byDefault: boolean;
}

/** A metered quantity of one node, before prices. */
export interface CostComponent {
  /** Stable key, also the key under `assume.usage`: `requests`, `duration`. */
  readonly component: string;
  readonly title: Text;
  /** Metered units a month, as AWS rounds them. */
  readonly quantity: number;
  /** Why the quantity cannot be told: the component is listed as unpriced (unless `assume.usage` says it). */
  readonly unknown?: Text;
  /** `family.dimension` in the price tables. */
  readonly price: string;
  /** Price region where it is not the design's: `*`, `edge-ap`. */
  readonly region?: string;
  /** Where the quantity comes from, in words: `60,000 requests × 0.035 s × 0.25 GB`. */
  readonly how: Text;
}

/** `none`: list prices; `always`: what AWS gives away for ever is taken off; `credits`: that, and then the credits of an account opened since July 2025. */
export type FreeTier = 'none' | 'always' | 'credits';

export const FREE_TIERS: readonly FreeTier[] = ['none', 'always', 'credits'];

/** Credits of a new account, in USD: a line of their own below the total, never part of an amount or a unit price. */
export interface Credits {
  readonly granted: number;
  /** Taken by the months before the billed one. */
  readonly before: number;
  /** Taken off this month's total. */
  readonly applied: number;
  /** The total less what credits pay. */
  readonly due: number;
  /** What is left after this month. */
  readonly left: number;
  /** The billed month is behind the end of the credits. */
  readonly expired: boolean;
  readonly source: string;
  readonly asOf: string;
}

export interface Bill {
  readonly currency: 'USD';
  readonly region: string;
  /** The month that is billed, from 1. */
  readonly month: number;
  readonly freeTier: FreeTier;
  /** USD a month: the sum of the lines. */
  readonly total: number;
  /** What credits pay of the total, where the account has them. */
  readonly credits?: Credits;
  readonly lines: readonly BillLine[];
  /** What is used but has no price here: never a silent zero. */
  readonly unpriced: readonly Unpriced[];
  /** What the whole bill assumes, for its foot. */
  readonly notes: readonly Text[];
  readonly findings: readonly Finding[];
}

export interface Unpriced {
  readonly node: string;
  readonly service: string;
  readonly component: string;
  readonly reason: Text;
}

export interface BillLine {
  readonly node: string;
  readonly service: string;
  readonly component: string;
  readonly title: Text;
  readonly quantity: number;
  readonly unit: string;
  /** USD. */
  readonly amount: number;
  /** USD per unit: the amount over the units that are paid for, so the mean over tiers; what the first unit would cost where none is. */
  readonly unitPrice: number;
  /** The tiers of the price, over all of the account's units at it; absent where one price holds for any number of them. */
  readonly tiers?: readonly PriceTier[];
  /** Units above the last tier whose price is known: they are in the quantity, not in the amount. */
  readonly beyond?: number;
  /** Where the price holds if not in the region of the bill: `*` (everywhere), `edge-ap`. */
  readonly priceRegion?: string;
  readonly how: Text;
  readonly source: string;
  readonly asOf: string;
  /** The price, or the tier that is reached, was not read in a copy of AWS's own list. */
  readonly uncertain?: boolean;
  /** Units that the free tier takes off this line. */
  readonly free?: number;
  /** The quantity was typed under `assume.usage`. */
  readonly byHand?: boolean;
}
