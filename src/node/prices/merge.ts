import type { Price, PriceDimension, PriceTable, PriceTier } from '../../core/cost/contract.ts';
import { own } from '../../core/model/json.ts';
import type { Text } from '../../core/model/text.ts';
import type { Found, FoundPrice } from './match.ts';
import { AWS_PRICE_LIST } from './network.ts';
import { tiersText } from './tiers-text.ts';

/** A price that is new, or another one than before. */
export interface Change {
  /** `family.dimension`. */
  readonly price: string;
  readonly unit: string;
  readonly place: string;
  readonly before?: readonly PriceTier[];
  readonly after: readonly PriceTier[];
  /** Units a month that are free, where they changed. */
  readonly free?: { readonly before: number; readonly after: number };
  /** From when on AWS asks the new price: `YYYY-MM-DD`. */
  readonly effective: string;
}

/** A price that stays what it was, because the price list did not settle it. */
export interface Kept {
  readonly price: string;
  readonly place: string;
  readonly reason: Text;
}

export interface Merged {
  readonly dimension: PriceDimension;
  readonly changes: readonly Change[];
  readonly kept: readonly Kept[];
  /** Prices that the list has as they are. */
  readonly confirmed: number;
}

export interface MergeOptions {
  /** Places that are asked for. */
  readonly within: (place: string) => boolean;
  /** Whether a list for the place was read at all. */
  readonly looked: (place: string) => boolean;
  readonly acceptJumps: boolean;
}

/** A dimension with the prices that were found; whatever was not found stays and is told. */
export function merge(name: string, old: PriceDimension, found: ReadonlyMap<string, Found>, options: MergeOptions): Merged {
  const regions = new Map(Object.entries(old.regions));
  const [changes, kept]: [Change[], Kept[]] = [[], []];
  let confirmed = 0;
  for (const place of [...new Set([...regions.keys(), ...found.keys()])].filter(options.within).sort()) {
    const before = own(old.regions, place);
    const answer = found.get(place) ?? { problem: options.looked(place) ? NOT_FOUND : NOT_READ };
    const settled = 'price' in answer ? settle(answer, before, old, options) : answer;
    if ('problem' in settled) {
      kept.push({ price: name, place, reason: settled.problem });
      continue;
    }
    const { after, effective } = settled;
    regions.set(place, after);
    if (before && sameBill(before, after)) confirmed += 1;
    else changes.push({ price: name, unit: old.unit, place, ...(before && { before: before.tiers }), after: after.tiers, ...freeChange(before, after), effective });
  }
  return { dimension: { ...old, regions: Object.fromEntries([...regions].sort(([a], [b]) => (a < b ? -1 : 1))) }, changes, kept, confirmed };
}

const NOT_FOUND: Text = { en: 'not found in the price list', ko: '가격표에서 찾지 못함' };
const NOT_READ: Text = { en: 'not read: there is no list for it', ko: '읽지 않음: 해당 가격표가 없음' };

/** Above this an odd product or unit is likelier than a new price. */
const JUMP_RATIO = 0.6;

/** The new price and from when on it holds, or why it is left for a person to judge. */
function settle(answer: FoundPrice, before: Price | undefined, old: PriceDimension, { acceptJumps }: MergeOptions): { readonly after: Price; readonly effective: string } | { readonly problem: Text } {
  const after = priceFrom(answer, before ?? agreedFree(Object.values(old.regions)));
  return !acceptJumps && jumps(before, after, old) ? { problem: jumpText(before, after) } : { after, effective: answer.effective.slice(0, 10) };
}

/** What is free for ever stands in the list only as a first tier, else it stays as it was known. */
function priceFrom({ price, offer, region }: FoundPrice, known: Price | undefined): Price {
  const { free, freeWithinTiers } = price.free === undefined && known ? known : price;
  return {
    tiers: price.tiers,
    source: { url: `${AWS_PRICE_LIST}/offers/v1.0/aws/${offer.offer}/${offer.version}${region && `/${region}`}/index.json`, asOf: offer.published.slice(0, 10) },
    ...(free !== undefined && { free }),
    ...(free !== undefined && freeWithinTiers && { freeWithinTiers }),
  };
}

function jumpText(before: Price | undefined, after: Price): Text {
  const now = tiersText(after.tiers);
  return before
    ? { en: `${tiersText(before.tiers)} -> ${now}, more than 60%; look at it, then take it with --accept-jumps`, ko: `${tiersText(before.tiers)} -> ${now}, 60% 넘게 변동. 확인한 뒤 --accept-jumps로 반영하십시오` }
    : { en: `${now} is far from every other Region; look at it, then take it with --accept-jumps`, ko: `${now}, 다른 모든 리전과 크게 다름. 확인한 뒤 --accept-jumps로 반영하십시오` };
}

/** Free amounts belong to the account: a Region that is new has that of the others, where they agree. */
function agreedFree(others: readonly Price[]): Price | undefined {
  return new Set(others.map(({ free }) => free)).size === 1 ? others[0] : undefined;
}

/** Whether every quantity costs the same, with and without what is free. */
function sameBill(before: Price, after: Price): boolean {
  return JSON.stringify(before.tiers) === JSON.stringify(after.tiers) && before.free === after.free && (before.tiers.length === 1 || before.freeWithinTiers === after.freeWithinTiers);
}

function freeChange(before: Price | undefined, after: Price): Pick<Change, 'free'> {
  return before && before.free !== after.free ? { free: { before: before.free ?? 0, after: after.free ?? 0 } } : {};
}

/** A price against what it was, one of a new Region against those of the others. */
function jumps(before: Price | undefined, after: Price, { regions }: PriceDimension): boolean {
  if (before) return [0, ...before.tiers.slice(1).map(({ from }) => from), ...after.tiers.slice(1).map(({ from }) => from)].some((from) => moved(at(before, from), at(after, from)));
  const others = Object.values(regions).map((price) => at(price, 0));
  return others.length > 0 && (at(after, 0) > 3 * Math.max(...others) || at(after, 0) < Math.min(...others) / 3);
}

/** USD of the unit that comes after a quantity; NaN above the last tier that is known. */
function at({ tiers }: Price, quantity: number): number {
  return tiers.find(({ from, to }) => from <= quantity && quantity < (to ?? Infinity))?.usd ?? NaN;
}

function moved(before: number, after: number): boolean {
  if (before === 0) return after !== 0;
  return Math.abs(after / before - 1) > JUMP_RATIO;
}

/** A table with other dimensions in place of its own. */
export function withDimensions(table: PriceTable, changed: ReadonlyMap<string, PriceDimension>): PriceTable {
  return Object.fromEntries(Object.entries(table).map(([name, dimension]) => [name, changed.get(name) ?? dimension]));
}
