import type { Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, objectOf, own, type Json, type JsonObject } from '../model/json.ts';
import { createListMemory, keptWhile } from '../model/list-memory.ts';
import { utf8Length } from '../model/utf8.ts';
import type { Assembly, Resources } from './assembly.ts';
import type { Rows, Synthesis } from './contract.ts';
import { madeFor, opened, plain, Traced, written, writtenEntries, type Draft, type DraftObject } from './draft.ts';
import * as say from './findings.ts';
import { limits } from './limits.ts';
import { ref } from './intrinsics.ts';
import { isSecret, parameterOf } from './parameters.ts';
import { mentionsOf, neededBy, ringFinder } from './references.ts';
import { sourceMapOf } from './source-map.ts';

/** Sections in the order in which AWS documents them; others of `template:` follow. */
const SECTIONS: readonly string[] = ['AWSTemplateFormatVersion', 'Description', 'Transform', 'Globals', 'Metadata', 'Parameters', 'Mappings', 'Conditions', 'Rules', 'Hooks', 'Resources', 'Outputs'];

/** Makes the whole templates of designs around what the nodes assembled, with `template:` merged in word for word. */
export function templateMaker(): (design: Design, assembly: Assembly) => Synthesis {
  const ringsAmong = ringFinder();
  const settledOf = createListMemory<Settled>();
  const sideBySide = keptWhile((settled: readonly Settled[]) => ({ resources: settled.map(({ resource }) => resource), needs: settled.map(({ needs }) => needs) }));
  const mentionedByHand = keptWhile((template: Design['template']) => mentionsOf(template));
  return (design, assembly) => {
    const findings = [...assembly.findings];
    const outputs = new Map(assembly.outputs);
    // A section without a value says nothing.
    const hand = (name: string): Json | undefined => own(design.template, name) ?? undefined;
    const { ids, values, places } = withHand(assembly.resources, hand('Resources'));
    const settled = settledOf([values], [], (row) => settle(values[row] as Traced));
    const { resources, needs } = sideBySide(settled);
    const isUsed = (name: string): boolean => mentionedByHand(design.template).has(name) || settled.some(({ mentions }) => mentions.has(name));
    const parameters = parametersOf(design, assembly, isUsed, outputs, findings);
    const description = merged('Description', hand('Description'), descriptionOf(design, findings));
    const sections = new Map<string, Section>([
      ['AWSTemplateFormatVersion', sectionOf(() => hand('AWSTemplateFormatVersion') ?? '2010-09-09')],
      ['Description', sectionOf(() => description)],
      ['Parameters', sectionOf(() => merged('Parameters', hand('Parameters'), objectOf(parameters)))],
      ['Outputs', sectionOf(() => merged('Outputs', hand('Outputs'), objectOf(outputs)))],
    ]);
    for (const [name, value] of Object.entries(design.template)) if (value !== null && !sections.has(name) && (name !== 'Resources' || !isObject(value))) sections.set(name, sectionOf(() => written({ path: ['template', name] }, value)));
    const sourceMap = sourceMapOf((name) => sections.get(name)?.(), (id) => values[places.get(id) ?? -1]);
    for (const ring of ringsAmong({ ids, places }, needs)) findings.push(say.circular(ring, sourceMap.origin(['Resources', ring[0] ?? '']) ?? { path: [] }));
    const rows = { keys: ids, values: resources };
    const parts = {
      resources: rows, resourcesByNode: assembly.resourcesByNode, transformed: sections.has('Transform'),
      outputs: hand('Outputs') === undefined ? rowsIn(outputs) : rowsOf(sections.get('Outputs')?.()),
      parameters: hand('Parameters') === undefined ? rowsIn(parameters) : rowsOf(sections.get('Parameters')?.()),
    };
    let template: JsonObject | undefined;
    return { parts, sourceMap, findings, get template() { return template ??= whole(sections, rows); } };
  };
}

/** A resource as it stands in the template, and what follows from that: looked at while it is at hand. */
interface Settled {
  readonly resource: Json;
  readonly mentions: ReadonlySet<string>;
  readonly needs: readonly string[];
}

function settle(made: Traced): Settled {
  const resource = made.plain;
  const mentions = mentionsOf(resource);
  return { resource, mentions, needs: neededBy(resource, mentions) };
}

/** A section of the template, made when somebody asks for it. */
type Section = () => Draft;

function sectionOf(make: Section): Section {
  let made: { readonly draft: Draft } | undefined;
  return () => (made ??= { draft: make() }).draft;
}

function whole(drafts: ReadonlyMap<string, Section>, resources: Rows): JsonObject {
  const sections = new Map([...drafts].map(([name, draft]) => [name, plain(draft())]));
  if (resources.keys.length > 0) sections.set('Resources', objectOf(resources.keys.map((id, at) => [id, resources.values[at] as Json])));
  const names = [...SECTIONS.filter((name) => sections.has(name)), ...[...sections.keys()].filter((name) => !SECTIONS.includes(name))];
  return Object.fromEntries(names.map((name) => [name, sections.get(name) as Json] as const).filter(([, value]) => !isEmpty(value)));
}

/** The entries of a section; none where something else stands in its place. */
function rowsOf(section: Draft | undefined): Rows {
  const entries = section === undefined ? [] : Object.entries(opened(section) ?? {});
  return { keys: entries.map(([key]) => key), values: entries.map(([, value]) => (value instanceof Traced ? value.plain : plain(value))) };
}

function rowsIn(drafts: ReadonlyMap<string, Draft>): Rows {
  return { keys: [...drafts.keys()], values: [...drafts.values()].map((value) => (value instanceof Traced ? value.plain : plain(value))) };
}

/** The resources of the nodes, and those written by hand after them; none where something else stands in their place. */
function withHand(generated: Resources, hand: Json | undefined): Resources {
  if (hand === undefined) return generated;
  const byHand = isObject(hand) ? Object.keys(hand).map((id) => [id, written({ path: ['template', 'Resources', id] }, own(hand, id) as Json)] as const) : [];
  const ids = isObject(hand) ? [...generated.ids, ...byHand.map(([id]) => id)] : [];
  const values = isObject(hand) ? [...generated.values, ...byHand.map(([, resource]) => resource)] : [];
  return { ids, values, places: new Map(ids.map((id, place) => [id, place])) };
}

function merged(name: string, hand: Json | undefined, generated: Draft): Draft {
  const origin = { path: ['template', name] };
  if (hand === undefined) return generated;
  if (!isObject(hand) || typeof generated !== 'object') return written(origin, hand);
  const entries = writtenEntries(origin, hand);
  const rest = Object.entries(generated as DraftObject).filter(([key]) => !Object.hasOwn(entries, key));
  return { ...entries, ...Object.fromEntries(rest) };
}

/**
 * The design's parameters, then those the nodes asked for. One that neither resources nor sections written by
 * hand mention is repeated as an output, so that the stack shows it, or left out where it is secret.
 */
function parametersOf(design: Design, assembly: Assembly, isUsed: (name: string) => boolean, outputs: Map<string, Draft>, findings: Finding[]): ReadonlyMap<string, Draft> {
  const parameters = new Map<string, Draft>();
  for (const [name, value] of Object.entries(design.parameters)) {
    const parameter = parameterOf(name, value);
    const used = isUsed(name);
    const isShown = !used && !isSecret(plain(parameter) as JsonObject);
    if (!used) findings.push(say.parameterUnused(name, isShown));
    if (isShown && !outputs.has(name)) outputs.set(name, madeFor({ path: ['parameters', name] }, { Description: `Value of the parameter ${name}`, Value: ref(name) }));
    if (used || isShown) parameters.set(name, parameter);
  }
  for (const [name, parameter] of assembly.parameters) if (!parameters.has(name)) parameters.set(name, parameter);
  return parameters;
}

function descriptionOf(design: Design, findings: Finding[]): Draft {
  const text = design.description;
  if (text === undefined || text === '') return '';
  const cut = cutToBytes(text, limits.cloudformation['description-max'].value);
  if (cut !== text) findings.push(say.descriptionCut());
  return madeFor({ path: ['description'] }, cut);
}

/** The beginning of a text that takes at most so many bytes in UTF-8, whole characters only. */
function cutToBytes(text: string, bytes: number): string {
  let size = 0;
  let kept = '';
  for (const character of text) {
    size += utf8Length(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept;
}

function isEmpty(value: Json): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}
