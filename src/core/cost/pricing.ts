import type { Catalog } from '../catalog/catalog.ts';
import { isModelled } from '../catalog/service.ts';
import type { Node } from '../model/design.ts';
import { own } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import { createListMemory, keptWhile } from '../model/list-memory.ts';
import { formatNumber } from '../model/units-format.ts';
import type { Bill, BillLine, CostComponent, Price, PriceDimension, Unpriced } from './contract.ts';
import { charge, type Charge } from './tiers.ts';

/** A component of a node with its quantity. */
export interface MeteredComponent {
  readonly node: Node;
  readonly component: CostComponent;
  readonly byHand: boolean;
}

interface Tariff {
  readonly region: string;
  readonly freeTier: Bill['freeTier'];
}

interface KnownTariff extends Tariff {
  readonly catalog: Catalog;
}

/** Everything in the account that is metered at one price: AWS counts its tiers over the sum. */
interface Group {
  readonly dimension: PriceDimension;
  readonly price: Price;
  readonly pool: string;
  quantity: number;
}

/** What all of a group costs. */
interface Charged {
  readonly group: Pick<Group, 'dimension' | 'price' | 'quantity'>;
  readonly charge: Charge;
  readonly free: number;
  /** USD per unit that is paid for. */
  readonly unitPrice: number;
}

export interface Priced {
  readonly lines: readonly BillLine[];
  readonly unpriced: readonly Unpriced[];
}

/** Prices metered components: lines in the order given, and what has no price. A line is kept while its component and the sum over its group stay. */
export function pricer(catalog: Catalog): (metered: readonly MeteredComponent[], tariff: Tariff) => Priced {
  const pricedOf = createListMemory<PricedComponent>();
  const together = keptWhile(sumUp);
  let before: ReadonlyMap<Price, Charged> = new Map();
  return (metered, { region, freeTier }) => {
    const tariff: KnownTariff = { catalog, region, freeTier };
    const groups = grouper(tariff);
    const found = metered.map(({ component }) => groups.groupOf(component));
    const charges = chargesOf(groups.all(), freeTier, before);
    before = new Map([...charges.values()].map((charged) => [charged.group.price, charged]));
    const charged = found.map((group) => group && charges.get(group));
    return together(pricedOf([metered, charged], [region], (row) => priceOne(metered[row] as MeteredComponent, charged[row], tariff)));
  };
}

/** Charges by group; the same object as before for a group whose sums are the same. */
function chargesOf(groups: readonly Group[], freeTier: Bill['freeTier'], before: ReadonlyMap<Price, Charged>): ReadonlyMap<Group, Charged> {
  const free = freeShares(groups, freeTier);
  return new Map(groups.map((group) => {
    const last = before.get(group.price);
    const units = free.get(group) ?? 0;
    const same = last && last.group.dimension === group.dimension && last.group.quantity === group.quantity && last.free === units;
    return [group, same ? last : chargedOf(group, units)];
  }));
}

function chargedOf(group: Group, free: number): Charged {
  const all = charge(group.price, group.quantity, free);
  const paid = group.quantity - free - all.beyond;
  // Of what is free altogether, subtracting may leave a last digit, which no price can be told from.
  return { group, charge: all, free, unitPrice: paid > group.quantity * 1e-9 ? withoutNoise(all.usd / paid) : (group.price.tiers[0]?.usd ?? 0) };
}

/** One component as a line of the bill, or why it has none. */
interface PricedComponent {
  readonly line?: BillLine;
  readonly unpriced?: Unpriced;
}

function priceOne(item: MeteredComponent, charged: Charged | undefined, tariff: KnownTariff): PricedComponent {
  if (!charged) return { unpriced: { ...whose(item), reason: noPrice(item.component, tariff) } };
  const { group, charge: { beyond } } = charged;
  const share = group.quantity > 0 ? item.component.quantity / group.quantity : 0;
  const line = lineOf(item, charged, share);
  return beyond * share > 0 ? { line, unpriced: { ...whose(item), reason: beyondTiers(beyond * share, group) } } : { line };
}

function sumUp(priced: readonly PricedComponent[]): Priced {
  const lines: BillLine[] = [];
  const unpriced: Unpriced[] = [];
  for (const each of priced) {
    if (each.line) lines.push(each.line);
    if (each.unpriced) unpriced.push(each.unpriced);
  }
  return { lines, unpriced };
}

/** There is no such price. */
const NO_GROUP = null;

/** Adds each component to the group of its price and region; undefined where there is no such price. */
function grouper({ catalog, region }: KnownTariff): { readonly groupOf: (component: CostComponent) => Group | undefined; readonly all: () => readonly Group[] } {
  const byRegion = new Map<string, Map<string, Group | typeof NO_GROUP>>();
  return {
    groupOf(component) {
      const where = component.region ?? region;
      let groups = byRegion.get(where);
      if (!groups) byRegion.set(where, groups = new Map());
      let group = groups.get(component.price);
      if (group === undefined) groups.set(component.price, group = groupAt(component.price, where, catalog) ?? NO_GROUP);
      if (group === NO_GROUP) return undefined;
      group.quantity += component.quantity;
      return group;
    },
    all: () => [...byRegion.values()].flatMap((groups) => [...groups.values()]).filter((group) => group !== NO_GROUP),
  };
}

function groupAt(key: string, region: string, catalog: Catalog): Group | undefined {
  const dot = key.indexOf('.');
  const prices = catalog.family(key.slice(0, dot))?.prices;
  const dimension = prices && isModelled(prices) ? own(prices, key.slice(dot + 1)) : undefined;
  const price = dimension && (own(dimension.regions, region) ?? own(dimension.regions, '*'));
  return dimension && price && { dimension, price, pool: dimension.pool ?? key, quantity: 0 };
}

/** Free units of each group: a pool's free amount once for the account, shared out by quantity. */
function freeShares(groups: readonly Group[], freeTier: Bill['freeTier']): ReadonlyMap<Group, number> {
  if (freeTier === 'none') return new Map();
  const used = new Map<string, number>();
  for (const { pool, quantity } of groups) used.set(pool, (used.get(pool) ?? 0) + quantity);
  return new Map(groups.map((group) => {
    const all = used.get(group.pool) ?? 0;
    return [group, all > 0 ? Math.min(group.price.free ?? 0, all) * (group.quantity / all) : 0];
  }));
}

function lineOf({ node, component, byHand }: MeteredComponent, { group: { dimension, price }, charge: charged, free: units, unitPrice }: Charged, share: number): BillLine {
  const line: { -readonly [K in keyof BillLine]: BillLine[K] } = {
    node: node.id,
    service: node.service,
    component: component.component,
    title: component.title,
    quantity: component.quantity,
    unit: dimension.unit,
    amount: charged.usd * share,
    unitPrice,
    how: component.how,
    source: price.source.url,
    asOf: price.source.asOf,
  };
  const free = units * share;
  const beyond = charged.beyond * share;
  if (price.tiers.length > 1 || Number.isFinite(price.tiers[0]?.to)) line.tiers = price.tiers;
  if (beyond > 0) line.beyond = beyond;
  if (component.region !== undefined) line.priceRegion = component.region;
  if (charged.uncertain) line.uncertain = true;
  if (free > 0) line.free = free;
  if (byHand) line.byHand = true;
  return line;
}

/** A price as it stands in a list, without what dividing by a quantity adds in the last digits. */
function withoutNoise(usd: number): number {
  return Number(usd.toPrecision(12));
}

function whose({ node, component }: MeteredComponent): Omit<Unpriced, 'reason'> {
  return { node: node.id, service: node.service, component: component.component };
}

function noPrice(component: CostComponent, { region }: KnownTariff): Text {
  const where = component.region ?? region;
  const quantity = formatNumber(component.quantity);
  return {
    en: `No price is known for ${component.price} in ${where} (quantity ${quantity}).`,
    ko: `${where}의 ${component.price} 가격을 알 수 없습니다(수량 ${quantity}).`,
  };
}

function beyondTiers(units: number, { dimension, price }: Charged['group']): Text {
  const last = formatNumber(price.tiers.at(-1)?.to ?? 0);
  return {
    en: `${formatNumber(units)} ${dimension.unit} lie above ${last}, where no price is known.`,
    ko: `${formatNumber(units)} ${dimension.unit}은(는) 가격이 알려진 ${last}을(를) 넘습니다.`,
  };
}
