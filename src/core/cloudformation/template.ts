import type { Design } from '../model/design.ts';
import { isObject, own, type Json, type JsonObject } from '../model/json.ts';
import type { Assembly } from './assembly.ts';
import type { Synthesis } from './contract.ts';
import { madeFor, settle, written, writtenEntries, type Draft, type DraftObject } from './draft.ts';
import * as say from './findings.ts';
import { ref } from './intrinsics.ts';
import { isSecret, parameterOf } from './parameters.ts';
import { mentionedIn, ringsIn } from './references.ts';
import { sourceMapInTheMaking } from './source-map.ts';

/** Sections in the order in which AWS documents them; others of `template:` follow. */
const SECTIONS = ['AWSTemplateFormatVersion', 'Description', 'Transform', 'Globals', 'Metadata', 'Parameters', 'Mappings', 'Conditions', 'Rules', 'Hooks', 'Resources', 'Outputs'] as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html (2026-11) */
const DESCRIPTION_BYTES = 1024;

/** The whole template around what the nodes assembled, with `template:` merged in word for word. */
export function templateOf(design: Design, assembly: Assembly): Synthesis {
  const parameters = parametersOf(design, assembly);
  const generated = new Map<string, Draft>([
    ['AWSTemplateFormatVersion', '2010-09-09'],
    ['Description', descriptionOf(design, assembly)],
    ['Parameters', parameters],
    ['Resources', Object.fromEntries(assembly.resources)],
    ['Outputs', Object.fromEntries(assembly.outputs)],
  ]);
  const names = [...SECTIONS, ...Object.keys(design.template).filter((name) => !(SECTIONS as readonly string[]).includes(name))];
  const sections = names.flatMap((name) => {
    const section = merged(name, own(design.template, name), generated.get(name));
    return section === undefined || isEmpty(section) ? [] : [[name, section] as const];
  });
  const { note, sourceMap } = sourceMapInTheMaking();
  const template = settle(Object.fromEntries(sections), [], note) as JsonObject;
  for (const ring of ringsIn(objectAt(template, 'Resources'))) {
    assembly.finding(say.circular(ring, sourceMap.origin(['Resources', ring[0] ?? '']) ?? { path: [] }));
  }
  return { template, sourceMap, findings: assembly.findings };
}

function merged(name: string, hand: Json | undefined, generated: Draft | undefined): Draft | undefined {
  const origin = { path: ['template', name] };
  if (hand === undefined) return generated;
  if (!isObject(hand) || typeof generated !== 'object' || generated === null) return written(origin, hand);
  const entries = writtenEntries(origin, hand);
  const rest = Object.entries(generated as DraftObject).filter(([key]) => !Object.hasOwn(entries, key));
  return name === 'Resources' ? { ...(generated as DraftObject), ...entries } : { ...entries, ...Object.fromEntries(rest) };
}

/**
 * The design's parameters, then those the nodes asked for. One that nothing uses is repeated as an
 * output, so that the stack shows it, or left out where it is secret.
 */
function parametersOf(design: Design, assembly: Assembly): DraftObject {
  const used = namesUsed(design, assembly);
  const parameters = new Map<string, Draft>();
  for (const [name, value] of Object.entries(design.parameters)) {
    const parameter = parameterOf(name, value);
    const isUsed = used.has(name);
    const isShown = !isUsed && !isSecret(settle(parameter, [], () => {}) as JsonObject);
    if (!isUsed) assembly.finding(say.parameterUnused(name, isShown));
    if (isShown) assembly.output(name, { Description: `Value of the parameter ${name}`, Value: ref(name) }, { path: ['parameters', name] });
    if (isUsed || isShown) parameters.set(name, parameter);
  }
  for (const [name, parameter] of assembly.parameters) if (!parameters.has(name)) parameters.set(name, parameter);
  return Object.fromEntries(parameters);
}

function namesUsed(design: Design, assembly: Assembly): ReadonlySet<string> {
  const drafts = [...assembly.resources.values(), ...assembly.outputs.values()];
  const names = new Set(mentionedIn(settle(drafts, [], () => {})));
  return new Set([...names, ...mentionedIn(design.template)]);
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

function isEmpty(draft: Draft): boolean {
  return draft === '' || (typeof draft === 'object' && draft !== null && Object.keys(draft).length === 0);
}

function objectAt(template: JsonObject, key: string): JsonObject {
  const value = own(template, key);
  return isObject(value) ? value : {};
}

