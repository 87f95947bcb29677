import type { Design, DesignIndex, Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Source } from '../model/source.ts';
import type { Text } from '../model/text.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { Usage } from '../traffic/contract.ts';

/** Prices of one service: by dimension, then by region (`*`: the same everywhere; `edge-…`: CloudFront's price areas). */
export type PriceTable = Readonly<Record<string, PriceDimension>>;

export interface PriceDimension {
  /** What one unit is: `request`, `GB-second`, `GB-month`. */
  readonly unit: string;
  readonly regions: Readonly<Record<string, Price>>;
}

export interface Price {
  /** USD per unit; `from` inclusive, `to` exclusive, null: no upper bound. Ascending. */
  readonly tiers: readonly { readonly from: number; readonly to: number | null; readonly usd: number }[];
  readonly source: Source;
  /** Units a month that AWS gives away for ever, if any. */
  readonly free?: number;
  /** The price was not read in AWS's own list: shown as such. */
  readonly uncertain?: boolean;
}

/** How a kind of node is billed. */
export interface CostPart {
  readonly components: (node: Node, context: CostContext) => readonly CostComponent[];
}

export interface CostContext {
  readonly design: Design;
  readonly index: DesignIndex;
  readonly resolve: Resolver;
  readonly usage: Usage;
  readonly hoursPerMonth: number;
  readonly region: string;
}

/** A metered quantity of one node, before prices. */
export interface CostComponent {
  /** Stable key, also the key under `assume.usage`: `requests`, `duration`. */
  readonly component: string;
  readonly title: Text;
  /** Metered units a month, as AWS rounds them. Undefined with `unpriced` where it cannot be told. */
  readonly quantity: number;
  /** `family.dimension` in the price tables. */
  readonly price: string;
  /** Price region where it is not the design's: `*`, `edge-ap`. */
  readonly region?: string;
  /** Where the quantity comes from, in words: `60,000 requests × 0.035 s × 0.25 GB`. */
  readonly how: Text;
}

export interface Bill {
  readonly currency: 'USD';
  readonly region: string;
  /** USD a month. */
  readonly total: number;
  readonly lines: readonly BillLine[];
  /** What is used but has no price here: never a silent zero. */
  readonly unpriced: readonly { readonly node: string; readonly service: string; readonly component: string; readonly reason: Text }[];
  readonly findings: readonly Finding[];
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
  readonly how: Text;
  readonly source: string;
  readonly asOf: string;
  readonly uncertain?: boolean;
}
