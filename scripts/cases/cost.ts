import type { Catalog } from '../../src/core/catalog/catalog.ts';
import { isModelled } from '../../src/core/catalog/service.ts';
import { isObject } from '../../src/core/model/json.ts';
import type { Claim, NamedDraft, Part } from './claims.ts';
import { billOf, catalogWith, type DraftBill, type PriceBook } from './design.ts';
import type { WorkedExample } from './example.ts';
import { hoursOf } from './inputs.ts';
import { leadingQuantity } from './quantities.ts';
import type { Terms } from './suite.ts';

/** What a published line costs here, or why that is not known. */
export type Cost = { readonly usd: number } | { readonly why: string };

/** Bills of one example. */
export interface Costs {
  readonly of: (nodes: readonly NamedDraft[]) => DraftBill;
  /** What a node costs when a component is of another quantity. */
  readonly at: (nodes: readonly NamedDraft[], node: number, component: string, quantity: number) => number;
}

/** Bills of the nodes of an example, with or without free tier. */
export function costsOf(example: WorkedExample, { hours, book }: Terms): (free: boolean) => Costs {
  const catalog = withOwnTiers(example, book);
  const own = hoursOf(example, hours);
  return (free) => {
    const terms = { region: regionOf(example.region), hours: own, free, catalog };
    const of = (nodes: readonly NamedDraft[]): DraftBill => billOf(nodes.map(({ draft }) => draft), terms);
    return {
      of,
      at: (nodes, node, component, quantity) => of(nodes.map((each, index) => (index === node ? { ...each, draft: { ...each.draft, usage: { ...each.draft.usage, [component]: quantity } } } : each))).amount(node, component) ?? 0,
    };
  };
}

/** CloudFront's price areas have no region of their own: one whose viewers are there by default. */
const REGION_OF_AREA: ReadonlyMap<string, string> = new Map([
  ['edge-us', 'us-east-1'], ['edge-eu', 'eu-west-1'], ['edge-jp', 'ap-northeast-1'], ['edge-ap', 'ap-southeast-1'], ['edge-au', 'ap-southeast-2'], ['edge-in', 'ap-south-1'],
  ['edge-sa', 'sa-east-1'], ['edge-za-me', 'me-south-1'],
]);

/** Cities by which Regions are called. */
const REGION_OF_CITY: readonly (readonly [RegExp, string])[] = [
  [/virginia|us east 1/i, 'us-east-1'], [/ohio/i, 'us-east-2'], [/oregon/i, 'us-west-2'], [/california/i, 'us-west-1'], [/ireland/i, 'eu-west-1'], [/london/i, 'eu-west-2'], [/paris/i, 'eu-west-3'], [/frankfurt/i, 'eu-central-1'], [/stockholm/i, 'eu-north-1'],
  [/tokyo/i, 'ap-northeast-1'], [/seoul/i, 'ap-northeast-2'], [/osaka/i, 'ap-northeast-3'], [/singapore/i, 'ap-southeast-1'], [/sydney/i, 'ap-southeast-2'], [/mumbai/i, 'ap-south-1'], [/s(ã|a)o paulo/i, 'sa-east-1'], [/canada/i, 'ca-central-1'],
];

/** The region of the design, by its code or the city it is called by. An example with prices of its own (`n/a`), or for the whole world, may stand anywhere. */
function regionOf(written: string): string {
  const [first = written] = written.split(/[\s,;]/);
  if (/^(n\/a|global|all|any|various|multiple)$/.test(first) || first === '') return 'us-east-1';
  if (/^[a-z]{2}(-[a-z]+)+-\d$/.test(first)) return first;
  return REGION_OF_AREA.get(first) ?? REGION_OF_CITY.find(([pattern]) => pattern.test(written))?.[1] ?? first;
}

/** Where an example brings tiers of its own to show how tiers add up, they stand in for the price. */
function withOwnTiers({ inputs: { tiers } }: WorkedExample, book: PriceBook | undefined): Catalog {
  const catalog = catalogWith(book);
  if (!Array.isArray(tiers)) return catalog;
  const steps = tiers.flatMap((tier) => (isObject(tier) && typeof tier['price'] === 'number' ? [{ to: typeof tier['to_gb'] === 'number' ? tier['to_gb'] : null, usd: tier['price'] }] : []));
  const price = { tiers: steps.map((step, at) => ({ from: steps[at - 1]?.to ?? 0, ...step })), source: { url: '', asOf: '' } };
  const dimension = { unit: 'GB', regions: { '*': price } };
  const replaced = (family: string, name: string): [string, NonNullable<ReturnType<PriceBook['get']>>] => {
    const prices = catalog.family(family)?.prices;
    return [family, { ...(prices && isModelled(prices) ? prices : {}), [name]: dimension }];
  };
  return catalogWith(new Map([...(book ?? []), replaced('client', 'transfer-out'), replaced('s3', 'storage')]));
}

/** The claims of an example's lines, and its bills on some terms. */
export interface Asked {
  readonly claims: readonly Claim[];
  readonly example: WorkedExample;
  readonly bill: Costs;
}

/** What a line costs: its components together, or its share of one component that several lines cut into tiers. */
export function costOf(at: number, { claims, example, bill }: Asked): Cost {
  const claim = claims[at];
  if (!claim || 'why' in claim) return { why: '' };
  const { nodes, parts } = claim;
  const whole = bill.of(nodes);
  const missing = parts.map(({ node, component }) => whole.unpriced(node, component)).find((why) => why !== undefined);
  if (missing !== undefined) return { why: missing };
  const unmetered = parts.find(({ node, component }) => whole.quantity(node, component) === undefined);
  if (unmetered) return { why: `${unmetered.component}: not priced by this product` };
  const [part] = parts;
  const sharing = claims.flatMap((other, index) => ('parts' in other && parts.length === 1 && other.nodes === nodes && same(other, part) ? [index] : []));
  const quantities = sharing.map((index) => leadingQuantity(example.lines[index]?.what ?? ''));
  if (part && sharing.length > 1 && quantities.slice(0, -1).every((quantity) => quantity !== undefined)) return tierOf(sharing.indexOf(at), quantities, { ...part, nodes, bill, all: whole.quantity(part.node, part.component) ?? 0, free: whole.free(part.node, part.component) });
  return { usd: parts.reduce((sum, { node, component }) => sum + (whole.amount(node, component) ?? 0), 0) };
}

function same({ parts }: Extract<Claim, { readonly nodes: unknown }>, part: Part | undefined): boolean {
  return parts.length === 1 && parts[0]?.node === part?.node && parts[0]?.component === part?.component;
}

interface Whole extends Part {
  readonly nodes: readonly NamedDraft[];
  readonly bill: Costs;
  /** Units that the lines share, and how many of them are free. */
  readonly all: number;
  readonly free: number;
}

/** What the units of one line add to those of the lines before it. */
function tierOf(place: number, quantities: readonly (number | undefined)[], { nodes, bill, node, component, all, free }: Whole): Cost {
  const named = quantities.reduce<number>((sum, quantity) => sum + (quantity ?? NaN), 0);
  // Lines may leave out what is free: their first unit is then the first that is paid for.
  const before = Math.abs(named + free - all) < 1e-6 * all ? free : 0;
  const upTo = (count: number): number => (count === 0 ? 0 : quantities.slice(0, count).reduce<number>((sum, quantity) => sum + (quantity ?? all), before));
  const [from, to] = [Math.min(upTo(place), all), place === quantities.length - 1 ? all : Math.min(upTo(place + 1), all)];
  return { usd: bill.at(nodes, node, component, to) - bill.at(nodes, node, component, from) };
}

/** What a line would cost if it were computed otherwise, as publishers do: each with the words that say how. */
export function otherwise(at: number, { claims, bill }: Asked, opposite: Cost): readonly { readonly usd: number; readonly how: string }[] {
  const claim = claims[at];
  if (!claim || 'why' in claim) return [];
  const { nodes, parts } = claim;
  const whole = bill.of(nodes);
  const alone = parts.length > 1 ? parts.map(({ node, component }) => ({ usd: whole.amount(node, component) ?? 0, how: `of ${component} alone` })) : [];
  const flat = parts.length === 1 ? parts.map(({ node, component }) => ({ usd: bill.at(nodes, node, component, 1) * (whole.quantity(node, component) ?? 0), how: 'of all units at the price of the first tier' })) : [];
  return [...('usd' in opposite ? [{ usd: opposite.usd, how: 'with the free tier treated the other way round' }] : []), ...alone, ...flat].filter(({ usd }) => usd > 0);
}
