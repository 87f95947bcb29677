import type { Draft } from './draft.ts';
import { draftOfLine, draftsOf } from './drafts.ts';
import type { WorkedExample } from './example.ts';
import { readInputs, type Quantities } from './inputs.ts';
import { unitOf } from './meters.ts';
import { mentioned, ofQueues, type Named } from './names.ts';
import { leadingQuantity, quantitiesIn, quantityOf } from './quantities.ts';
import { mainComponent, meaningOf } from './words.ts';

/** A node of an example with the kind of service it was read as. */
export interface NamedDraft {
  readonly name: Named;
  readonly draft: Draft;
  /** The object of the inputs that it is said in. */
  readonly label: string;
}

/** What a published line is for: components of nodes, or why it cannot be stated. */
export type Claim =
  | { readonly nodes: readonly NamedDraft[]; readonly parts: readonly Part[] }
  | { readonly why: string };

export interface Part {
  /** Place in the claim's `nodes`. */
  readonly node: number;
  readonly component: string;
}

/** The nodes that the inputs of an example state. */
export function nodesOf(example: WorkedExample, hours: number): readonly NamedDraft[] {
  return readInputs(example, hours).flatMap((quantities) => namedDrafts(quantities, example));
}

function namedDrafts(quantities: Quantities, example: WorkedExample): readonly NamedDraft[] {
  return draftsOf(quantities, example).map((draft) => ({ name: quantities.service, draft, label: quantities.label }));
}

/** What each line of an example is for, in order. */
export function claimsOf(example: WorkedExample, nodes: readonly NamedDraft[]): readonly Claim[] {
  const claims: Claim[] = [];
  for (const { what } of example.lines) claims.push(ofOtherTime(what, claimOf(what, { example, nodes, before: claims.at(-1) }), { example, nodes }));
  return claims;
}

/** In an example whose lines are for different times, one that says which is comparable only with what it states itself. */
function ofOtherTime(what: string, claim: Claim, { example, nodes }: Pick<Around, 'example' | 'nodes'>): Claim {
  const time = /\b(?:per|a) (hour|day|week|year)\b/i.exec(what)?.[1];
  if (example.unit.startsWith('USD/') || time === undefined || !('parts' in claim) || claim.nodes !== nodes) return claim;
  return { why: `published for ${time === 'hour' ? 'an' : 'a'} ${time}, where a bill here is of a month` };
}

interface Around {
  readonly example: WorkedExample;
  readonly nodes: readonly NamedDraft[];
  readonly before: Claim | undefined;
}

function claimOf(what: string, around: Around): Claim {
  const { example, nodes } = around;
  const { services, elsewhere } = mentioned(what);
  if (services[0] === 'logs' && services.length === 1) {
    const claim = logged(what, around);
    if (claim) return claim;
  }
  const title = mentioned(example.title);
  // Topics deliver to Firehose, and distributions transfer data: a line in a bill of theirs is theirs.
  if (title.services[0] === 'sns' && (elsewhere === 'Kinesis' || elsewhere === 'Firehose')) return unnamed('sns', what, around);
  if (elsewhere !== undefined) return { why: `${elsewhere} is not on the canvas` };
  if (services[0] === 'transfer' && !nodes.some(({ name, draft }) => isOf('transfer', name, draft)) && nodes.some(({ name }) => name === 'cloudfront')) return named('cloudfront', what, around);
  if (services.join() === 'transfer' && title.elsewhere !== undefined && nodes.length === 0) return { why: `${title.elsewhere} is not on the canvas` };
  if (services.length > 0) return together(services.map((service) => named(service, what, around)), services);
  const api = title.services.length === 0 ? apiCalled(what, around) : undefined;
  if (api) return named(api, what, around);
  const service = ofQueues(title.services[0], what) ?? onlyOne(around);
  if (service) return unnamed(service, what, around);
  return { why: title.elsewhere === undefined ? 'names no service of the canvas' : `${title.elsewhere} is not on the canvas` };
}

/** Logs that functions write, where the inputs say how much; those that are given in gigabytes are of all functions together. */
function logged(what: string, { nodes }: Around): Claim | undefined {
  const { components } = meaningOf('logs', what);
  if (components.includes('log-storage')) return undefined;
  const parts = nodes.flatMap(({ name, draft }, node) => (name === 'lambda' && draft.states.includes('logs') ? [{ node, component: 'logs' }] : []));
  if (parts.length === 0) return undefined;
  return { nodes, parts: nodes.some(({ draft }) => draft.usage?.['logs'] !== undefined) ? parts.slice(0, 1) : parts };
}

/** An API that the inputs have, called by its kind alone. */
function apiCalled(what: string, { nodes }: Around): Named | undefined {
  const kind = /^\W*(REST|HTTP)\b/.exec(what)?.[1]?.toLowerCase();
  return nodes.find(({ name }) => name === `apigateway.${kind ?? ''}`)?.name;
}

/** The one service that all is about, where neither title nor lines name another. */
function onlyOne({ example: { title, lines }, nodes }: Around): Named | undefined {
  const names = new Set(nodes.map(({ name }) => name));
  const others = [title, ...lines.map(({ what }) => what)].some((text) => mentioned(text).elsewhere !== undefined || mentioned(text).services.length > 0);
  return names.size === 1 && !others ? nodes[0]?.name : undefined;
}

/** A line that names several services is for all of them; of `API Gateway`, for those that are there. */
function together(claims: readonly Claim[], services: readonly Named[]): Claim {
  const stated = claims.filter((claim) => 'parts' in claim).filter(({ nodes }, _, [first]) => nodes === first?.nodes);
  const familyOf = (service: Named | undefined): string | undefined => service?.split('.')[0];
  const there = new Set(stated.map((claim) => familyOf(services[claims.indexOf(claim)])));
  const missing = claims.find((_, at) => !there.has(familyOf(services[at])));
  const [first] = stated;
  if (missing && 'why' in missing) return missing;
  if (!first || missing) return { why: 'not all that it names is stated' };
  return { nodes: first.nodes, parts: stated.flatMap(({ parts }) => parts) };
}

/** A line that names its service. */
function named(service: Named, what: string, { example, nodes }: Around): Claim {
  const { components, unpriced } = meaningOf(service, what, example.title);
  if (unpriced !== undefined) return { why: notPriced(unpriced) };
  const asked: Asked = { service, what, example };
  const here = nodesFor(asked, nodes);
  if (components.length > 0 && (here === nodes || !isWhole(what))) return partsOf(asked, components, here);
  const elsewhere = claimedElsewhere(asked);
  const rest = here.flatMap(({ name, draft }) => (isOf(service, name, draft) ? draft.states : [])).filter((component) => !elsewhere.has(component) && (component !== 'logs' || service === 'logs'));
  return partsOf(asked, [...new Set(rest)], here);
}

/** Components that other lines are for: they name them of this service, or are for what is sent by whatever service. */
function claimedElsewhere({ service, what, example }: Asked): ReadonlySet<string> {
  const others = example.lines.filter((line) => line.what !== what).map((line) => ({ text: line.what, services: mentioned(line.what).services }));
  return new Set(others.flatMap(({ text, services }) => [
    ...(services.includes(service) ? meaningOf(service, text).components.flatMap((each) => each.split('|')) : []),
    ...(services[0] === 'transfer' && service !== 'transfer' && service !== 'cloudfront' ? ['transfer-out'] : []),
  ]));
}

/** Whether a line says invocations, memory and time: all that a function is billed for. */
function isWhole(what: string): boolean {
  const said = quantitiesIn(what);
  return ['requests', 'memory_mb', 'duration_ms'].every((name) => said.has(name));
}

/** A line and the service that it is about. */
interface Asked {
  readonly service: Named;
  readonly what: string;
  readonly example: WorkedExample;
}

/** The nodes of the inputs, or the one that the line states by itself where they have none of the service. */
function nodesFor({ service, what, example }: Asked, nodes: readonly NamedDraft[]): readonly NamedDraft[] {
  if (nodes.some(({ name, draft }) => isOf(service, name, draft))) return nodes;
  return namedDrafts({ service, values: quantitiesIn(what), around: new Map(), label: '', hours: 0 }, example);
}

/** A line of an example that is about one service, without its name: `requests`, `next 9B`. */
function unnamed(titled: Named, what: string, { nodes: stated, before, example }: Around): Claim {
  const sent = titled === 's3' && !stated.some(({ name }) => name === 's3') && stated.some(({ name }) => name === 'transfer');
  const service = sent ? 'transfer' : titled;
  const asked: Asked = { service, what, example };
  const nodes = stated.length > 0 ? stated : nodesFor(asked, stated);
  const { components, unpriced } = meaningOf(service, what, example.title);
  if (unpriced !== undefined) return { why: notPriced(unpriced) };
  if (components.length > 0) return partsOf(asked, components, nodes);
  const ofTitle = meaningOf(service, example.title).unpriced;
  if (ofTitle !== undefined) return { why: notPriced(ofTitle) };
  if (leadingQuantity(what) === undefined && !/\b(over|above|rest|remaining|beyond)\b/i.test(what)) return { why: 'names no service of the canvas' };
  const continued = before && 'parts' in before && before.parts.length === 1;
  return continued ? before : partsOf(asked, [mainOf(asked, nodes)], nodes);
}

/** What a bare quantity counts: the only thing that is stated, else what the service meters first. */
function mainOf({ service }: Asked, nodes: readonly NamedDraft[]): string {
  const stated = new Set(nodes.flatMap(({ name, draft }) => (isOf(service, name, draft) ? draft.states : [])));
  return stated.size === 1 ? [...stated].join('') : mainComponent(service);
}

/** Data sent to the internet leaves from whatever node states it. */
function isOf(service: Named, name: Named, draft: Draft): boolean {
  if (service === 'sqs') return name.startsWith('sqs');
  if (service.startsWith('sqs')) return name.startsWith('sqs') && (service === 'sqs.fifo') === (draft.properties?.['FifoQueue'] === true);
  return name === service || (service === 'transfer' && draft.states.includes('transfer-out') && name !== 'cloudfront');
}

function partsOf(asked: Asked, components: readonly string[], nodes: readonly NamedDraft[]): Claim {
  const { service, what } = asked;
  const mine = labelled(what, nodes.flatMap((node, at) => (isOf(service, node.name, node.draft) ? [{ ...node, at }] : [])));
  const parts = mine.flatMap(({ draft, at }) => components.flatMap((component) => statedBy(draft, component).slice(0, 1).map((each) => ({ node: at, component: each }))));
  if (parts.length > 0) return { nodes, parts };
  return ofLine(asked, components) ?? { why: `the example does not give the quantities of ${service === 'transfer' ? 'data transfer' : service}${components.length > 0 ? ` (${components.join(', ').replaceAll('|', ' or ')})` : ''}` };
}

/** Of the ways to say a component (`a|b`), those that a node states; caches have their size behind. */
function statedBy({ states }: Draft, component: string): readonly string[] {
  return component.split('|').flatMap((each) => states.filter((state) => state === each || (each === 'cache' && state.startsWith('cache-'))));
}

/** The nodes that a line names by the object they are said in; all of them where it names none. */
function labelled<T extends NamedDraft>(what: string, nodes: readonly T[]): readonly T[] {
  const called = nodes.filter(({ label }) => label !== '' && new RegExp(`\\b${label.replace(/[^\w ]/g, '.')}\\b`, 'i').test(what));
  return called.length > 0 ? called : nodes;
}

/** A component of which only the line says how much. */
function ofLine({ service, what, example }: Asked, components: readonly string[]): Claim | undefined {
  const [component, ...more] = components.slice(0, 1).flatMap((each) => each.split('|'));
  const unit = component === undefined ? undefined : unitOf(service, component);
  if (component === undefined || unit === undefined || components.length > 1) return undefined;
  const quantity = quantityOf(what, unit);
  const draft = quantity === undefined ? undefined : [component, ...more].map((each) => draftOfLine(service, each, quantity, example)).find((each) => each !== undefined);
  return draft && { nodes: [{ name: service, draft, label: '' }], parts: draft.states.slice(0, 1).map((each) => ({ node: 0, component: each })) };
}

function notPriced(what: string): string {
  return `${what}: not priced by this product`;
}
