import type { Catalog } from '../catalog/catalog.ts';
import { isModelled } from '../catalog/service.ts';
import { didYouMean } from '../document/did-you-mean.ts';
import { indexOf, type Design, type Node } from '../model/design.ts';
import { ok, refuse, type Result } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import type { Alternative, AlternativeContext, FeatureChange, Outcome } from './alternatives.ts';
import { biller, type BilledDesign, type Biller } from './bill-of.ts';
import { curvesOf, type Curves } from './break-even.ts';
import { compareBills, type BillChange } from './compare.ts';
import type { EstimateOptions } from './estimate.ts';
import { scaleTraffic } from './scale-traffic.ts';

/** What a design is held against. */
export type Against =
  | { readonly kind: 'alternative'; readonly id: string; readonly value?: string; readonly nodes?: readonly string[]; readonly cpuBound?: number }
  /** Another design to change to (`other`), or what this one was before (`earlier`). */
  | { readonly kind: 'other' | 'earlier'; readonly design: Design; readonly title: Text };

export interface CompareInput {
  readonly design: Design;
  readonly catalog: Catalog;
  readonly against: Against;
  readonly options?: EstimateOptions;
}

/** A design held against another: `before` is what there is (or was), `after` what it would be (or has become). */
export interface Comparison {
  readonly title: Text;
  /** What the two are called beside their amounts. */
  readonly names: { readonly before: Text; readonly after: Text };
  readonly before: BilledDesign;
  readonly after: BilledDesign;
  readonly bills: BillChange;
  readonly changes: readonly Text[];
  readonly assumes: readonly Text[];
  readonly features: readonly FeatureChange[];
  /** Both bills at another factor of the traffic, for break-even curves; an alternative is applied anew at each. */
  readonly curves: () => Generator<undefined, Curves, unknown>;
}

/** An alternative and whether it is one for a design. */
export interface Offer {
  readonly id: string;
  readonly title: Text;
  readonly value?: Alternative['value'];
  readonly applies: boolean;
  /** The nodes that it could change, each by itself; none where it is about the design as a whole. */
  readonly nodes: readonly string[];
  readonly because?: Text;
}

const AS_IT_IS: Text = { en: 'As it is', ko: '현재' };
const INSTEAD: Text = { en: 'Instead', ko: '대안' };
const NOW: Text = { en: 'Now', ko: '지금' };

/** As AWS writes regions. */
const REGION = /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/;

/** All alternatives that services know, and the region. */
export function alternativesOf(catalog: Catalog): readonly Alternative[] {
  return [...catalog.services.flatMap(({ alternatives }) => alternatives?.list ?? []), regionAlternative(catalog)];
}

/** Which alternatives there are for a design; those that are none for it say why. */
export function offersFor(design: Design, catalog: Catalog): readonly Offer[] {
  const billed = biller(catalog)(design);
  return alternativesOf(catalog).map((alternative) => {
    const { id, title, value } = alternative;
    const values = value ? [...(value.default === undefined ? [] : [value.default]), ...value.examples] : [''];
    const outcomes = values.map((each) => alternative.apply(contextOf(billed, catalog, { value: each })));
    const nodes = new Set(outcomes.flatMap((outcome) => (outcome.applies ? outcome.nodes ?? [] : [])));
    const refused = outcomes.every(({ applies }) => !applies) ? outcomes.find((outcome) => !outcome.applies) : undefined;
    return {
      id, title, applies: !refused, nodes: design.nodes.map((node) => node.id).filter((node) => nodes.has(node)),
      ...(value && { value }), ...(refused && { because: refused.because }),
    };
  });
}

/**
 * Compares a design with an alternative or with another design, both billed by the same traffic model and prices.
 *
 * @returns refused where there is no such alternative, where its value cannot be read, or where it is none for this design.
 */
export function compareDesigns({ design: written, catalog, against, options: { region, ...options } = {} }: CompareInput): Result<Comparison> {
  const design = region === undefined ? written : { ...written, region };
  const [billBefore, billAfter] = [biller(catalog, options), biller(catalog, options)];
  if (against.kind !== 'alternative') {
    const other = region === undefined ? against.design : { ...against.design, region };
    const [from, to] = against.kind === 'earlier' ? [other, design] : [design, other];
    const [before, after] = [billBefore(from), billAfter(to)];
    const names = against.kind === 'earlier' ? { before: against.title, after: NOW } : { before: AS_IT_IS, after: against.title };
    return ok({
      title: against.title, names, before, after, bills: compareBills(before.bill, after.bill), changes: [], assumes: [], features: [],
      curves: () => curves(from, (factor) => scaleTraffic(to, factor), billBefore, billAfter),
    });
  }
  return compareWith(design, against, catalog, billBefore, billAfter);
}

function compareWith(design: Design, against: Chosen, catalog: Catalog, billBefore: Biller, billAfter: Biller): Result<Comparison> {
  const chosen = chosenOf(against, catalog);
  if (!chosen.ok) return chosen;
  const stranger = against.nodes?.find((id) => !indexOf(design).node(id));
  if (stranger !== undefined) return unknownNode(stranger, design);
  const { alternative, value } = chosen.value;
  const before = billBefore(design);
  const settings = settingsOf(against, value);
  const outcome = alternative.apply(contextOf(before, catalog, settings));
  if (!outcome.applies) return refuse('compare.does-not-apply', outcome.because);
  const after = billAfter(outcome.design);
  const { changes, assumes, features } = outcome;
  const alternate = (factor: number): Design => {
    const scaled = billBefore(scaleTraffic(design, factor));
    const there = alternative.apply(contextOf(scaled, catalog, settings));
    return there.applies ? there.design : scaled.design;
  };
  return ok({
    title: titleOf(alternative, value),
    names: { before: AS_IT_IS, after: INSTEAD }, before, after, bills: compareBills(before.bill, after.bill), changes, assumes, features,
    curves: () => curves(design, alternate, billBefore, billAfter),
  });
}

function unknownNode(id: string, { nodes }: Design): Result<never> {
  const guess = didYouMean(id, nodes.map((node) => node.id));
  const [en, ko] = guess === undefined ? ['', ''] : [` Did you mean ${guess}?`, ` ${guess}을(를) 쓰려고 했나요?`];
  return refuse('compare.unknown-node', { en: `The design has no node ${JSON.stringify(id)}.${en}`, ko: `설계에 ${JSON.stringify(id)} 노드가 없습니다.${ko}` });
}

function titleOf({ title, value: taken }: Alternative, value: string): Text {
  const given = [value, taken?.unit].filter((part) => part !== undefined).join(' ');
  return value === '' ? title : { en: `${title.en}: ${given}`, ko: `${title.ko}: ${given}` };
}

function curves(before: Design, after: (factor: number) => Design, billBefore: Biller, billAfter: Biller): Generator<undefined, Curves, unknown> {
  return curvesOf((factor) => {
    const bills = compareBills(billBefore(scaleTraffic(before, factor)).bill, billAfter(after(factor)).bill);
    return { before: bills.before, after: bills.after, shared: bills.lines.reduce((sum, { status, after: line }) => sum + (status === 'same' && line ? line.amount : 0), 0) };
  });
}

type Chosen = Extract<Against, { kind: 'alternative' }>;

function chosenOf({ id, value }: Chosen, catalog: Catalog): Result<{ readonly alternative: Alternative; readonly value: string }> {
  const all = alternativesOf(catalog);
  const alternative = all.find((each) => each.id === id);
  if (!alternative) {
    const known = all.map((each) => (each.value && each.value.default === undefined ? `${each.id}=…` : each.id)).join(', ');
    return refuse('compare.unknown-alternative', { en: `There is no alternative ${JSON.stringify(id)}. Known: ${known}.`, ko: `${JSON.stringify(id)}에 해당하는 대안이 없습니다. 사용할 수 있는 대안: ${known}` });
  }
  const given = value ?? alternative.value?.default;
  if (!alternative.value) {
    return given === undefined ? ok({ alternative, value: '' }) : refuse('compare.takes-no-value', { en: `${id} takes no value.`, ko: `${id}에는 값을 쓸 수 없습니다.` });
  }
  if (given === undefined) {
    const example = `${id}=${alternative.value.examples[0] ?? ''}`;
    return refuse('compare.needs-value', { en: `${id} needs a value, for example ${example}.`, ko: `${id}에는 값이 필요합니다. 예: ${example}` });
  }
  const checked = alternative.value.check(given);
  return checked.ok ? ok({ alternative, value: checked.value }) : checked;
}

interface Settings {
  readonly value: string;
  readonly nodes?: readonly string[];
  readonly cpuBound?: number;
}

function settingsOf({ nodes, cpuBound }: Chosen, value: string): Settings {
  return { value, ...(nodes && { nodes }), ...(cpuBound !== undefined && { cpuBound }) };
}

function contextOf({ design, resolve, usage }: BilledDesign, catalog: Catalog, { value, nodes, cpuBound = 0 }: Settings): AlternativeContext {
  const wanted = nodes && new Set(nodes);
  return { design, index: indexOf(design), catalog, resolve, usage, value, wants: ({ id }) => wanted?.has(id) ?? true, cpuBound };
}

/** The same design elsewhere. Viewers stay where they are. */
function regionAlternative(catalog: Catalog): Alternative {
  return {
    id: 'region',
    title: { en: 'Another region', ko: '다른 리전' },
    value: {
      label: { en: 'Region', ko: '리전' },
      examples: regionsOf(catalog),
      check: (value) => (REGION.test(value) ? ok(value) : refuse('compare.not-a-region', { en: `${JSON.stringify(value)} is no region such as us-east-1.`, ko: `${JSON.stringify(value)}은(는) us-east-1과 같은 리전이 아닙니다.` })),
    },
    apply: ({ design, value }) => move(design, value, catalog),
  };
}

function move(design: Design, region: string, catalog: Catalog): Outcome {
  if (design.region === region) return { applies: false, because: { en: `The design stands in ${region} already.`, ko: `설계가 이미 ${region}에 있습니다.` } };
  const moved = (node: Node): Node => catalog.family(node.service)?.alternatives?.moved?.(node, design.region) ?? node;
  return {
    applies: true,
    design: { ...design, region, nodes: design.nodes.map(moved) },
    changes: [{ en: `${design.region} → ${region}`, ko: `${design.region} → ${region}` }],
    assumes: [{ en: 'Viewers stay where they are; what moving data costs once is not counted.', ko: '이용자의 위치는 그대로라고 봅니다. 데이터를 옮기는 일회성 비용은 포함하지 않습니다.' }],
    features: [{ text: { en: 'Not every service, feature and instance of a limit is there in every region; what has no price there is listed.', ko: '모든 서비스와 기능이 모든 리전에 있지는 않습니다. 그 리전에서 가격을 모르는 항목은 따로 표시합니다.' } }],
  };
}

/** Regions for which most services have prices, most first; equals in the order of their names. */
function regionsOf({ services }: Catalog): readonly string[] {
  const counts = new Map<string, number>();
  for (const { prices } of services) {
    if (!isModelled(prices)) continue;
    const regions = new Set(Object.values(prices).flatMap((dimension) => Object.keys(dimension.regions)));
    for (const region of regions) if (REGION.test(region)) counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return [...counts].filter(([, count]) => count === most).map(([region]) => region).sort();
}
