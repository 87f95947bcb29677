import type { Draft } from './draft.ts';
import { draftOf } from './drafts.ts';
import type { WorkedExample } from './example.ts';
import { readInputs, type Quantities } from './inputs.ts';
import { mentioned, namesLogsTakenIn, ofQueues, type Named } from './names.ts';
import { leadingQuantity, quantitiesIn } from './quantities.ts';
import { mainComponent, meaningOf } from './words.ts';

/** A node of an example with the kind of service it was read as. */
export interface NamedDraft {
  readonly name: Named;
  readonly draft: Draft;
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
  return readInputs(example, hours).flatMap((quantities) => draftFrom(quantities, example));
}

function draftFrom(quantities: Quantities, example: WorkedExample): readonly NamedDraft[] {
  const draft = draftOf(quantities, example);
  return draft ? [{ name: quantities.service, draft }] : [];
}

/** What each line of an example is for, in order. */
export function claimsOf(example: WorkedExample, nodes: readonly NamedDraft[]): readonly Claim[] {
  const other = /^USD\/(hour|day|week|year)$/.exec(example.unit)?.[1];
  if (other !== undefined) return example.lines.map(() => ({ why: `published for ${other === 'hour' ? 'an' : 'a'} ${other}, where a bill here is of a month` }));
  const claims: Claim[] = [];
  for (const { what } of example.lines) claims.push(claimOf(what, { example, nodes, before: claims.at(-1) }));
  return claims;
}

interface Around {
  readonly example: WorkedExample;
  readonly nodes: readonly NamedDraft[];
  readonly before: Claim | undefined;
}

function claimOf(what: string, around: Around): Claim {
  const { example, nodes } = around;
  if (namesLogsTakenIn(what) && !mentioned(what).services.length) {
    const parts = nodes.flatMap(({ draft }, node) => (draft.states.includes('logs') ? [{ node, component: 'logs' }] : []));
    // Logs that are given in gigabytes are those of all functions together.
    const given = nodes.some(({ draft }) => draft.usage?.['logs'] !== undefined);
    if (parts.length > 0) return { nodes, parts: given ? parts.slice(0, 1) : parts };
  }
  const { services, elsewhere } = mentioned(what);
  if (elsewhere !== undefined) return { why: `${elsewhere} is not on the canvas` };
  if (services.length > 0) return together(services.map((service) => named(service, what, around)), services);
  const title = mentioned(example.title);
  const service = ofQueues(title.services[0], what) ?? onlyOne(around);
  if (service) return unnamed(service, what, around);
  return { why: title.elsewhere === undefined ? 'names no service of the canvas' : `${title.elsewhere} is not on the canvas` };
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
  const { components, unpriced } = meaningOf(service, what);
  if (unpriced !== undefined) return { why: notPriced(unpriced) };
  const here = nodesFor(service, what, { example, nodes });
  if (components.length > 0) return partsOf(service, components, here);
  const elsewhere = new Set(example.lines.filter((line) => line.what !== what && mentioned(line.what).services.includes(service)).flatMap((line) => meaningOf(service, line.what).components));
  const rest = here.flatMap(({ name, draft }) => (isOf(service, name, draft) ? draft.states : [])).filter((component) => !elsewhere.has(component) && component !== 'logs');
  return partsOf(service, [...new Set(rest)], here);
}

/** The nodes of the inputs, or the one that the line states by itself where they have none of the service. */
function nodesFor(service: Named, what: string, { example, nodes }: Pick<Around, 'example' | 'nodes'>): readonly NamedDraft[] {
  if (nodes.some(({ name, draft }) => isOf(service, name, draft))) return nodes;
  return draftFrom({ service, values: quantitiesIn(what), around: new Map(), parts: [] }, example);
}

/** A line of an example that is about one service, without its name: `requests`, `next 9B`. */
function unnamed(titled: Named, what: string, { nodes: stated, before, example }: Around): Claim {
  const sent = titled === 's3' && !stated.some(({ name }) => name === 's3') && stated.some(({ name }) => name === 'transfer');
  const service = sent ? 'transfer' : titled;
  const nodes = stated.length > 0 ? stated : nodesFor(service, what, { example, nodes: stated });
  const { components, unpriced } = meaningOf(service, what);
  if (unpriced !== undefined) return { why: notPriced(unpriced) };
  if (components.length > 0) return partsOf(service, components, nodes);
  const ofTitle = meaningOf(service, example.title).unpriced;
  if (ofTitle !== undefined) return { why: notPriced(ofTitle) };
  if (leadingQuantity(what) === undefined && !/\b(over|above|rest|remaining)\b/i.test(what)) return { why: 'names no service of the canvas' };
  const continued = before && 'parts' in before && before.parts.length === 1;
  return continued ? before : partsOf(service, [mainComponent(service)], nodes);
}

/** Data sent to the internet leaves from whatever node states it. */
function isOf(service: Named, name: Named, draft: Draft): boolean {
  if (service === 'sqs') return name.startsWith('sqs');
  if (service.startsWith('sqs')) return name.startsWith('sqs') && (service === 'sqs.fifo') === (draft.properties?.['FifoQueue'] === true);
  return name === service || (service === 'transfer' && draft.states.includes('transfer-out') && name !== 'cloudfront');
}

function partsOf(service: Named, components: readonly string[], nodes: readonly NamedDraft[]): Claim {
  const mine = nodes.flatMap(({ name, draft }, node) => (isOf(service, name, draft) ? [{ draft, node }] : []));
  const without = mine.flatMap(({ draft }) => ['*', ...components].map((component) => draft.unpriced?.get(component))).find((why) => why !== undefined);
  if (without !== undefined) return { why: without };
  const parts = mine.flatMap(({ draft, node }) => components.flatMap((component) => component.split('|').filter((each) => draft.states.includes(each)).slice(0, 1).map((each) => ({ node, component: each }))));
  return parts.length > 0 ? { nodes, parts } : { why: `the example does not give the quantities of ${service === 'transfer' ? 'data transfer' : service}${components.length > 0 ? ` (${components.join(', ').replaceAll('|', ' or ')})` : ''}` };
}

function notPriced(what: string): string {
  return `${what}: not priced by this product`;
}
