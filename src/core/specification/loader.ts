import type { Specification } from './contract.ts';
import { readSpecification } from './read.ts';

/** Below the folder of the product. */
export const SPECIFICATION_FILE: readonly string[] = ['media', 'specification', 'resource-types.txt'];

/** The specification, read once and only when somebody waits for it. */
export interface SpecificationLoader {
  /** Resolves when it is there, or cannot be had; never rejects. */
  readonly ready: () => Promise<void>;
  readonly isReady: () => boolean;
  /** Undefined before it is there. Throws where it cannot be had: a part of the product is missing. */
  readonly now: () => Specification | undefined;
}

/** Loads from a reader of the text; without one there is never a specification. */
export function specificationLoader(read?: () => Promise<string>): SpecificationLoader {
  let outcome: { readonly specification: Specification } | { readonly error: unknown } | undefined;
  let loading: Promise<void> | undefined;
  const load = async (from: () => Promise<string>): Promise<void> => {
    try {
      outcome = { specification: readSpecification(await from()) };
    } catch (error) {
      outcome = { error };
    }
  };
  return {
    ready: () => (read ? (loading ??= load(read)) : Promise.resolve()),
    isReady: () => outcome !== undefined,
    now: () => {
      if (outcome && 'error' in outcome) throw outcome.error;
      return outcome?.specification;
    },
  };
}
