import type { Design } from '../model/design.ts';
import { isObject, own, type Json, type JsonObject } from '../model/json.ts';
import type { Assembly } from './assembly.ts';
import type { Synthesis } from './contract.ts';
import { madeFor, plain, settle, written, writtenEntries, type Draft, type DraftObject } from './draft.ts';
import * as say from './findings.ts';
import { ref } from './intrinsics.ts';
import { isSecret, parameterOf } from './parameters.ts';
import { mentionedIn, ringsIn } from './references.ts';
import { sourceMapInTheMaking } from './source-map.ts';

/** Sections in the order in which AWS documents them; others of `template:` follow. */
const SECTIONS: readonly string[] = ['AWSTemplateFormatVersion', 'Description', 'Transform', 'Globals', 'Metadata', 'Parameters', 'Mappings', 'Conditions', 'Rules', 'Hooks', 'Resources', 'Outputs'];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html (2026-11) */
const DESCRIPTION_BYTES = 1024;

/** The whole template around what the nodes assembled, with `template:` merged in word for word. */
export function templateOf(design: Design, assembly: Assembly): Synthesis {
  const { note, sourceMap } = sourceMapInTheMaking();
  const settled = (name: string, draft: Draft): Json => settle(draft, { above: undefined, step: name }, note);
  const hand = (name: string): Json | undefined => own(design.template, name);
  const resources = settled('Resources', merged('Resources', hand('Resources'), Object.fromEntries(assembly.resources)));
  const parameters = parametersOf(design, assembly, namesUsed(design, resources));
  const sections = new Map<string, Json>([
    ['AWSTemplateFormatVersion', hand('AWSTemplateFormatVersion') ?? '2010-09-09'],
    ['Description', settled('Description', merged('Description', hand('Description'), descriptionOf(design, assembly)))],
    ['Parameters', settled('Parameters', merged('Parameters', hand('Parameters'), parameters))],
    ['Resources', resources],
    ['Outputs', settled('Outputs', merged('Outputs', hand('Outputs'), Object.fromEntries(assembly.outputs)))],
  ]);
  for (const [name, value] of Object.entries(design.template)) if (!sections.has(name)) sections.set(name, settled(name, written({ path: ['template', name] }, value)));
  const names = [...SECTIONS.filter((name) => sections.has(name)), ...[...sections.keys()].filter((name) => !SECTIONS.includes(name))];
  const template = Object.fromEntries(names.map((name) => [name, sections.get(name) as Json] as const).filter(([, value]) => !isEmpty(value)));
  for (const ring of isObject(resources) ? ringsIn(resources) : []) {
    assembly.finding(say.circular(ring, sourceMap.origin(['Resources', ring[0] ?? '']) ?? { path: [] }));
  }
  return { template, sourceMap, findings: assembly.findings };
}

function merged(name: string, hand: Json | undefined, generated: Draft): Draft {
  const origin = { path: ['template', name] };
  if (hand === undefined) return generated;
  if (!isObject(hand) || typeof generated !== 'object') return written(origin, hand);
  const entries = writtenEntries(origin, hand);
  const rest = Object.entries(generated as DraftObject).filter(([key]) => !Object.hasOwn(entries, key));
  return name === 'Resources' ? { ...(generated as DraftObject), ...entries } : { ...entries, ...Object.fromEntries(rest) };
}

/**
 * The design's parameters, then those the nodes asked for. One that nothing uses is repeated as an
 * output, so that the stack shows it, or left out where it is secret.
 */
function parametersOf(design: Design, assembly: Assembly, used: ReadonlySet<string>): DraftObject {
  const parameters = new Map<string, Draft>();
  for (const [name, value] of Object.entries(design.parameters)) {
    const parameter = parameterOf(name, value);
    const isUsed = used.has(name);
    const isShown = !isUsed && !isSecret(plain(parameter) as JsonObject);
    if (!isUsed) assembly.finding(say.parameterUnused(name, isShown));
    if (isShown) assembly.output(name, { Description: `Value of the parameter ${name}`, Value: ref(name) }, { path: ['parameters', name] });
    if (isUsed || isShown) parameters.set(name, parameter);
  }
  for (const [name, parameter] of assembly.parameters) if (!parameters.has(name)) parameters.set(name, parameter);
  return Object.fromEntries(parameters);
}

/** Everything that resources, outputs and sections written by hand mention. */
function namesUsed(design: Design, resources: Json): ReadonlySet<string> {
  const names = new Set(mentionedIn(resources));
  return mentionedIn(design.template, names);
}

function descriptionOf(design: Design, assembly: Assembly): Draft {
  const text = design.description ?? design.name;
  if (text === '') return '';
  const cut = cutToBytes(text, DESCRIPTION_BYTES);
  if (cut !== text) assembly.finding(say.descriptionCut());
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
