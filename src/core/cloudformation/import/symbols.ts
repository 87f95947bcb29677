import { isObject, own, type Json, type JsonArray, type JsonObject } from '../../model/json.ts';

/** Stands for `:` and `/` inside `${…}`, so that an ARN splits at its own. */
const [COLON, SLASH] = ['\u0001', '\u0002'];

/**
 * One text for equal values: `${Name}` for what is known at deployment only, `Fn::Sub` and `Fn::Join` put
 * together. Two values with one symbol are the same whatever the parameters are. Undefined for lists and maps.
 */
export function symbolOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isObject(value)) return undefined;
  const [key, ...more] = Object.keys(value);
  if (key === undefined || more.length > 0) return undefined;
  const argument = own(value, key) as Json;
  switch (key) {
    case 'Ref': return typeof argument === 'string' ? token(argument) : undefined;
    case 'Fn::GetAtt': return token(getAttText(argument));
    case 'Fn::Sub': return subSymbol(argument);
    case 'Fn::Join': return joinSymbol(argument);
    default: return key.startsWith('Fn::') ? token(JSON.stringify(value)) : undefined;
  }
}

export function token(name: string): string {
  return `\${${name.replaceAll(':', COLON).replaceAll('/', SLASH).replaceAll('}', ')')}}`;
}

function getAttText(argument: Json): string {
  return Array.isArray(argument) ? (argument as JsonArray).map(String).join('.') : String(argument);
}

function subSymbol(argument: Json): string | undefined {
  const [text, variables] = subParts(argument);
  if (text === undefined) return undefined;
  return text.replace(/\$\{([^}]*)\}/g, (_whole, name: string) => {
    const key = name.trim();
    if (key.startsWith('!')) return `$(${key.slice(1)})`;
    const given = own(variables, key);
    return given === undefined ? token(key) : (symbolOf(given) ?? token(JSON.stringify(given)));
  });
}

function joinSymbol(argument: Json): string | undefined {
  const [separator, items] = Array.isArray(argument) ? (argument as JsonArray) : [];
  if (typeof separator !== 'string' || !Array.isArray(items)) return undefined;
  const parts = (items as JsonArray).map(symbolOf);
  return parts.every((part) => part !== undefined) ? parts.join(separator) : undefined;
}

/** Text and variables of `Fn::Sub`. */
export function subParts(argument: Json): readonly [string | undefined, JsonObject] {
  const [text, variables] = Array.isArray(argument) ? (argument as JsonArray) : [argument, undefined];
  return [typeof text === 'string' ? text : undefined, isObject(variables) ? variables : {}];
}

/** Calls back for each logical id that a value refers to, in the order of the text. */
export function eachReference(value: Json | undefined, found: (name: string, attribute: string) => void): void {
  if (Array.isArray(value)) for (const item of value as JsonArray) eachReference(item, found);
  if (!isObject(value)) return;
  for (const [key, item] of Object.entries(value)) {
    // SAM takes `!Ref Function.Alias` for what it makes beside the function.
    if (key === 'Ref' && typeof item === 'string') getAtt(item, found);
    else if (key === 'Fn::GetAtt') getAtt(item, found);
    else if (key === 'Fn::Sub') subReferences(item, found);
    else eachReference(item, found);
  }
}

function getAtt(argument: Json, found: (name: string, attribute: string) => void): void {
  const parts = Array.isArray(argument) ? (argument as JsonArray) : String(argument).split('.');
  const [name, ...attribute] = parts;
  if (typeof name === 'string') {
    const [first = '', ...rest] = name.split('.');
    found(first, [...rest, ...attribute.filter((part) => typeof part === 'string')].join('.'));
  }
}

function subReferences(argument: Json, found: (name: string, attribute: string) => void): void {
  const [text = '', variables] = subParts(argument);
  for (const match of text.matchAll(/\$\{([^}!][^}]*)\}/g)) {
    const key = (match[1] as string).trim();
    const given = own(variables, key);
    if (given !== undefined) eachReference(given, found);
    else found(key.split('.')[0] as string, key.split('.').slice(1).join('.'));
  }
}

/** The pieces of an ARN or of a name: its third part, and every piece of what it names. */
export function arnPieces(symbol: string): { readonly arn: string | undefined; readonly pieces: readonly string[] } | undefined {
  if (!symbol.startsWith('arn:')) return undefined;
  const parts = symbol.split(':');
  return { arn: parts[2], pieces: parts.slice(5).flatMap((part) => [part, ...part.split('/')]) };
}
