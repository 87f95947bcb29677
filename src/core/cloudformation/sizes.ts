import { isObject, type Json, type JsonArray } from '../model/json.ts';
import { intrinsicOf } from '../resolve/intrinsic.ts';

/** Every ARN of a resource in a Region is longer: `arn:aws:s3:::` and a name of three letters. */
const SHORTEST_ARN = 16;

/**
 * The least that IAM counts for a policy: its JSON without white space. What only deployment tells counts
 * as little as it can be, so that a policy that is too large by this is too large.
 */
export function leastCharacters(document: Json): number {
  if (Array.isArray(document)) return (document as JsonArray).reduce<number>((sum, item) => sum + leastCharacters(item) + 1, 1);
  if (!isObject(document)) return typeof document === 'string' ? withoutSpace(document) + 2 : String(document).length;
  const intrinsic = intrinsicOf(document);
  if (intrinsic) return 2 + deferred(intrinsic.name, intrinsic.argument);
  return Object.entries(document).reduce((sum, [key, value]) => sum + key.length + 4 + leastCharacters(value), 1);
}

function deferred(name: string, argument: Json): number {
  if (name === 'Fn::GetAtt') return isArn(argument) ? SHORTEST_ARN : 0;
  const text = name === 'Fn::Sub' ? (Array.isArray(argument) ? (argument as JsonArray)[0] : argument) : undefined;
  if (typeof text !== 'string') return 0;
  const arns = text.match(/\$\{[^!}]+\.Arn\}/g)?.length ?? 0;
  return withoutSpace(text.replaceAll(/\$\{[^!}][^}]*\}/g, '')) + arns * SHORTEST_ARN;
}

function isArn(argument: Json): boolean {
  return Array.isArray(argument) ? argument[1] === 'Arn' : typeof argument === 'string' && argument.endsWith('.Arn');
}

function withoutSpace(text: string): number {
  return text.replaceAll(/\s/g, '').length;
}
