import type { Catalog } from '../catalog/catalog.ts';
import { isModelled } from '../catalog/service.ts';
import type { Node } from '../model/design.ts';
import { own } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import { formatNumber } from '../model/units-format.ts';
import type { Bill, BillLine, CostComponent, Price, PriceDimension, Unpriced } from './contract.ts';
import { charge, type Charge } from './tiers.ts';

/** A component of a node with its quantity. */
export interface Metered {
  readonly node: Node;
  readonly component: CostComponent;
  readonly byHand: boolean;
}

interface Tariff {
  readonly catalog: Catalog;
  readonly region: string;
  readonly freeTier: Bill['freeTier'];
}

/** Everything in the account that is metered at one price: AWS counts its tiers over the sum. */
interface Group {
  readonly dimension: PriceDimension;
  readonly price: Price;
  readonly pool: string;
  quantity: number;
}

/** Prices metered components: lines in the order given, and what has no price. */
export function priceAll(metered: readonly Metered[], tariff: Tariff): { readonly lines: readonly BillLine[]; readonly unpriced: readonly Unpriced[] } {
  const groups = grouper(tariff);
  const found = metered.map(({ component }) => groups.groupOf(component));
  const free = freeShares(groups.all(), tariff.freeTier);
  const charges = new Map(groups.all().map((group) => [group, charge(group.price, group.quantity, free.get(group) ?? 0)]));
  const lines: BillLine[] = [];
  const unpriced: Unpriced[] = [];
  metered.forEach((item, index) => {
    const group = found[index];
    const charged = group && charges.get(group);
    if (!group || !charged) {
      unpriced.push({ ...whose(item), reason: noPrice(item.component, tariff) });
      return;
    }
    const share = group.quantity > 0 ? item.component.quantity / group.quantity : 0;
    lines.push(lineOf(item, group, charged, { share, free: (free.get(group) ?? 0) * share }));
    if (charged.beyond > 0) unpriced.push({ ...whose(item), reason: beyondTiers(charged.beyond * share, group) });
  });
  return { lines, unpriced };
}

/** Adds each component to the group of its price and region; undefined where there is no such price. */
function grouper({ catalog, region }: Tariff): { readonly groupOf: (component: CostComponent) => Group | undefined; readonly all: () => readonly Group[] } {
  const byRegion = new Map<string, Map<string, Group | undefined>>();
  return {
    groupOf(component) {
      const where = component.region ?? region;
      const groups = byRegion.get(where) ?? new Map<string, Group | undefined>();
      byRegion.set(where, groups);
      if (!groups.has(component.price)) groups.set(component.price, groupAt(component.price, where, catalog));
      const group = groups.get(component.price);
      if (group) group.quantity += component.quantity;
      return group;
    },
    all: () => [...byRegion.values()].flatMap((groups) => [...groups.values()]).filter((group) => group !== undefined),
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

function lineOf({ node, component, byHand }: Metered, { dimension, price }: Group, charged: Charge, { share, free }: { readonly share: number; readonly free: number }): BillLine {
  return {
    node: node.id,
    service: node.service,
    component: component.component,
    title: component.title,
    quantity: component.quantity,
    unit: dimension.unit,
    amount: charged.usd * share,
    how: component.how,
    source: price.source.url,
    asOf: price.source.asOf,
    ...(charged.uncertain && { uncertain: true }),
    ...(free > 0 && { free }),
    ...(byHand && { byHand }),
  };
}

function whose({ node, component }: Metered): Omit<Unpriced, 'reason'> {
  return { node: node.id, service: node.service, component: component.component };
}

function noPrice(component: CostComponent, { region }: Tariff): Text {
  const where = component.region ?? region;
  const quantity = formatNumber(component.quantity);
  return {
    en: `No price is known for ${component.price} in ${where} (quantity ${quantity}).`,
    ko: `${where}의 ${component.price} 가격을 알 수 없습니다(수량 ${quantity}).`,
  };
}

function beyondTiers(units: number, { dimension, price }: Group): Text {
  const last = formatNumber(price.tiers.at(-1)?.to ?? 0);
  return {
    en: `${formatNumber(units)} ${dimension.unit} lie above ${last}, where no price is known.`,
    ko: `${formatNumber(units)} ${dimension.unit}은(는) 가격이 알려진 ${last}을(를) 넘습니다.`,
  };
}
