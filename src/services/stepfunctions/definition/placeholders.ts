import { isObject, own, type Json } from '../../../core/model/json.ts';

/**
 * Definitions name what only deployment knows as `${Name}` (DefinitionSubstitutions). What an intrinsic
 * function stands for is written `${=LogicalId.Attribute}` here, so that a definition is plain JSON and
 * the two can be told apart.
 */
const PLACEHOLDER = /\$\{(=?)([^{}]*)\}/g;

export interface Placeholder {
  readonly name: string;
  /** `substitution`: by name, through DefinitionSubstitutions; `intrinsic`: CloudFormation itself puts it in. */
  readonly by: 'substitution' | 'intrinsic';
}

/** What a text of a definition leaves to deployment. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, mark, name]) => ({ name: (name ?? '').trim(), by: mark === '=' ? 'intrinsic' : 'substitution' }));
}

/** The text with something in the place of each placeholder. */
export function filledIn(text: string, value: (placeholder: Placeholder) => string): string {
  return text.replaceAll(PLACEHOLDER, (_whole: string, mark: string, name: string) => value({ name: name.trim(), by: mark === '=' ? 'intrinsic' : 'substitution' }));
}

/** An intrinsic function as text with placeholders; undefined where it is none. */
export function asPlaceholder(value: Json): string | undefined {
  if (!isObject(value) || Object.keys(value).length !== 1) return undefined;
  const name = own(value, 'Ref');
  if (typeof name === 'string') return intrinsic(name);
  const attribute = own(value, 'Fn::GetAtt');
  if (attribute !== undefined) return intrinsic(Array.isArray(attribute) ? attribute.map(String).join('.') : String(attribute));
  const sub = own(value, 'Fn::Sub');
  if (sub !== undefined) return substituted(sub);
  const join = own(value, 'Fn::Join');
  if (join !== undefined) return joined(join);
  return Object.keys(value)[0]?.startsWith('Fn::') ? intrinsic('') : undefined;
}

function intrinsic(name: string): string {
  return `\${=${name}}`;
}

/** `Fn::Sub`: its own `${X}` are CloudFormation's, its `${!X}` are left as `${X}`. */
function substituted(sub: Json): string {
  const [text, variables] = Array.isArray(sub) ? (sub as readonly Json[]) : [sub, undefined];
  if (typeof text !== 'string') return intrinsic('');
  return text.replaceAll(/\$\{(!?)([^{}]*)\}/g, (_whole: string, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`;
    const bound = isObject(variables) ? own(variables, name.trim()) : undefined;
    return bound === undefined ? intrinsic(name.trim()) : asText(bound);
  });
}

function joined(join: Json): string {
  const [delimiter, items] = Array.isArray(join) ? (join as readonly Json[]) : [];
  return Array.isArray(items) ? (items as readonly Json[]).map(asText).join(typeof delimiter === 'string' ? delimiter : '') : intrinsic('');
}

function asText(value: Json): string {
  return asPlaceholder(value) ?? (isObject(value) || Array.isArray(value) ? intrinsic('') : String(value));
}
