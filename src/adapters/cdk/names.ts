import { renameReferences, type Renames } from '../../core/document/references.ts';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import type { CdkLanguage } from './languages.ts';
import { RESERVED } from './reserved.ts';

const SECTIONS = ['Parameters', 'Resources', 'Outputs'] as const;
type Section = (typeof SECTIONS)[number];

/** Other names for what a template calls something, by section; names that may stay are not in it. */
export type OtherNames = Readonly<Record<Section, Renames>>;

/**
 * Names to write the class with. cdk-from-cfn makes a variable of each name and asks nobody: a bucket `Logs` would
 * hide the module `logs`, and a queue `New` is no variable at all. `modules`: what the class imports, by its names.
 */
export function otherNames(template: JsonObject, language: Exclude<CdkLanguage, 'go'>, modules: readonly string[]): OtherNames {
  const reserved = RESERVED[language];
  const variables = new Set([...reserved.variables, ...modules.map((name) => name.toLowerCase())]);
  // Java hands the parameters over as arguments of the constructor, among its variables.
  const props = language === 'java' ? variables : new Set(reserved.props);
  const taken: Readonly<Record<Section, Set<string>>> = { Parameters: props, Resources: variables, Outputs: new Set(reserved.members) };
  const whole = JSON.stringify(template);
  const isFree = (section: Section, id: string, name: string): boolean =>
    /^[A-Za-z]/.test(name) && !taken[section].has(name.toLowerCase()) && (name === id || !new RegExp(`\\b${name}\\b`, 'i').test(whole));
  const namesIn = (section: Section): Renames => new Map(Object.entries(sectionOf(template, section)).flatMap(([id, definition]) => {
    const name = candidates(id, nounOf(section, definition)).find((each) => isFree(section, id, each)) ?? id;
    taken[section].add(name.toLowerCase());
    return name === id ? [] : [[id, name] as const];
  }));
  return { Parameters: namesIn('Parameters'), Resources: namesIn('Resources'), Outputs: namesIn('Outputs') };
}

/** The template with other names in it. */
export function withNames(template: JsonObject, names: OtherNames): JsonObject {
  const ids: Renames = new Map([...names.Parameters, ...names.Resources]);
  const renamed = renameReferences(template, ids) as JsonObject;
  return Object.fromEntries(Object.entries(renamed).map(([key, value]) => {
    const section = SECTIONS.find((each) => each === key);
    return [key, section && isObject(value) ? Object.fromEntries(Object.entries(value).map(([id, item]) => [names[section].get(id) ?? id, item])) : value];
  }));
}

/** The code with the ids of the template where it gives ids to the CDK; variables keep their other names, which stand nowhere else in it. */
export function withIds(code: string, names: OtherNames): string {
  const all = SECTIONS.flatMap((section) => [...names[section]]);
  return all.reduce((text, [id, name]) => text.replace(new RegExp(`(['"])((?:CfnOutput)?)${name}\\1`, 'g'), (_whole, quote: string, before: string) => quote + before + id + quote), code);
}

/** `Logs` of a bucket is `LogsBucket`; what begins with a digit begins with the noun. */
function candidates(id: string, noun: string): readonly string[] {
  const longer = /^\d/.test(id) ? `${noun}${id}` : `${id}${noun}`;
  return [id, longer, ...Array.from({ length: MOST_OF_A_NAME }, (_each, at) => `${longer}${at + 2}`)];
}

/** As many as a template may have resources. */
const MOST_OF_A_NAME = 500;

function nounOf(section: Section, definition: Json): string {
  if (section !== 'Resources') return section.slice(0, -1);
  const type = isObject(definition) ? own(definition, 'Type') : undefined;
  return (typeof type === 'string' ? type.split('::').at(-1) ?? '' : '').replace(/[^A-Za-z]/g, '') || 'Resource';
}

function sectionOf(template: JsonObject, section: Section): JsonObject {
  const value = own(template, section);
  return isObject(value) ? value : {};
}
