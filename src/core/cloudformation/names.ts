import { pascalCase } from '../model/design.ts';
import { limits } from './limits.ts';

/** A key of the file as part of a logical id: letters and digits only, in PascalCase. */
export function idPart(key: string): string {
  return pascalCase(key.replaceAll(/[^A-Za-z0-9]+/g, '-'));
}

/** Whether CloudFormation takes it as a logical id: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html (2026-11) */
export function isLogicalId(id: string): boolean {
  return /^[A-Za-z0-9]+$/.test(id) && id.length <= limits.cloudformation['logical-id-max'].value;
}

/**
 * Sixteen hex digits that differ where the text differs (FNV-1a, 64 bits): for logical ids of
 * immutable resources, not for secrets.
 */
export function contentHash(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= BigInt(text.charCodeAt(index));
    hash = BigInt.asUintN(64, hash * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

/** A name of at most `length` characters that still tells names with a long common start apart. */
export function shortened(name: string, length: number): string {
  return name.length <= length ? name : `${name.slice(0, length - 9)}-${contentHash(name).slice(0, 8)}`;
}
