import type { Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own, type Json, type JsonObject } from '../model/json.ts';
import type { Assembly } from './assembly.ts';
import type { Rows, Synthesis } from './contract.ts';
import { madeFor, opened, plain, plainOnce, Traced, written, writtenEntries, type Draft, type DraftObject } from './draft.ts';
import * as say from './findings.ts';
import { limits } from './limits.ts';
import { ref } from './intrinsics.ts';
import { isSecret, parameterOf } from './parameters.ts';
import { mentionsOf, ringFinder } from './references.ts';
import { sourceMapOf } from './source-map.ts';

/** Sections in the order in which AWS documents them; others of `template:` follow. */
const SECTIONS: readonly string[] = ['AWSTemplateFormatVersion', 'Description', 'Transform', 'Globals', 'Metadata', 'Parameters', 'Mappings', 'Conditions', 'Rules', 'Hooks', 'Resources', 'Outputs'];

/** Makes the whole templates of designs around what the nodes assembled, with `template:` merged in word for word. */
export function templateMaker(): (design: Design, assembly: Assembly) => Synthesis {
  const ringsAmong = ringFinder();
  return (design, assembly) => {
    const findings = [...assembly.findings];
    const outputs = new Map(assembly.outputs);
    const hand = (name: string): Json | undefined => own(design.template, name);
    const resources = withHand(assembly.resources, hand('Resources'));
    const settled = [...resources.values()].map((resource) => (resource instanceof Traced ? plainOnce(resource) : plain(resource)));
    const parameters = parametersOf(design, assembly, usedIn(design, settled), outputs, findings);
    const drafts = new Map<string, Draft>([
      ['AWSTemplateFormatVersion', hand('AWSTemplateFormatVersion') ?? '2010-09-09'],
      ['Description', merged('Description', hand('Description'), descriptionOf(design, findings))],
      ['Parameters', merged('Parameters', hand('Parameters'), parameters)],
      ['Outputs', merged('Outputs', hand('Outputs'), Object.fromEntries(outputs))],
    ]);
    for (const [name, value] of Object.entries(design.template)) if (!drafts.has(name) && (name !== 'Resources' || !isObject(value))) drafts.set(name, written({ path: ['template', name] }, value));
    const ids = [...resources.keys()];
    const sourceMap = sourceMapOf(drafts, resources);
    for (const ring of ringsAmong(ids, settled)) findings.push(say.circular(ring, sourceMap.origin(['Resources', ring[0] ?? '']) ?? { path: [] }));
    const rows = { keys: ids, values: settled };
    const parts = { resources: rows, outputs: rowsOf(drafts.get('Outputs')), parameters: rowsOf(drafts.get('Parameters')), transformed: drafts.has('Transform') };
    let template: JsonObject | undefined;
    return { parts, sourceMap, findings, get template() { return template ??= together(drafts, rows); } };
  };
}

function together(drafts: ReadonlyMap<string, Draft>, resources: Rows): JsonObject {
  const sections = new Map([...drafts].map(([name, draft]) => [name, plain(draft)]));
  if (resources.keys.length > 0) sections.set('Resources', Object.fromEntries(resources.keys.map((id, at) => [id, resources.values[at] as Json])));
  const names = [...SECTIONS.filter((name) => sections.has(name)), ...[...sections.keys()].filter((name) => !SECTIONS.includes(name))];
  return Object.fromEntries(names.map((name) => [name, sections.get(name) as Json] as const).filter(([, value]) => !isEmpty(value)));
}

/** The entries of a section; none where something else stands in its place. */
function rowsOf(section: Draft | undefined): Rows {
  const entries = section === undefined ? [] : Object.entries(opened(section) ?? {});
  return { keys: entries.map(([key]) => key), values: entries.map(([, value]) => (value instanceof Traced ? plainOnce(value) : plain(value))) };
}

/** The resources of the nodes, and those written by hand after them; none where something else stands in their place. */
function withHand(generated: ReadonlyMap<string, Draft>, hand: Json | undefined): ReadonlyMap<string, Draft> {
  if (hand !== undefined && !isObject(hand)) return new Map();
  return isObject(hand) ? new Map([...generated, ...Object.entries(writtenEntries({ path: ['template', 'Resources'] }, hand))]) : generated;
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
 * The design's parameters, then those the nodes asked for. One that nothing uses is repeated as an
 * output, so that the stack shows it, or left out where it is secret.
 */
function parametersOf(design: Design, assembly: Assembly, isUsed: (name: string) => boolean, outputs: Map<string, Draft>, findings: Finding[]): DraftObject {
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
  return Object.fromEntries(parameters);
}

/** Whether resources or sections written by hand mention a name. */
function usedIn(design: Design, resources: readonly Json[]): (name: string) => boolean {
  return (name) => [design.template as Json, ...resources].some((section) => mentionsOf(section).has(name));
}

function descriptionOf(design: Design, findings: Finding[]): Draft {
  const text = design.description ?? design.name;
  if (text === '') return '';
  const cut = cutToBytes(text, limits.cloudformation['description-max'].value);
  if (cut !== text) findings.push(say.descriptionCut());
  return madeFor({ path: [design.description === undefined ? 'name' : 'description'] }, cut);
}

/** The beginning of a text that takes at most so many bytes in UTF-8, whole characters only. */
function cutToBytes(text: string, bytes: number): string {
  let size = 0;
  let kept = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (size > bytes) break;
    kept += character;
  }
  return kept;
}

function isEmpty(value: Json): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}
