import type { Catalog } from '../catalog/catalog.ts';
import type { DocumentSchema } from '../document/interpret-entries.ts';
import type { TextRange } from '../model/range.ts';
import type { Text } from '../model/text.ts';
import type { Specification } from '../specification/contract.ts';

/** Something that may stand at a place. */
export interface Completion {
  readonly label: string;
  readonly detail: Text;
  readonly kind: 'key' | 'property' | 'service' | 'node' | 'value' | 'reference';
}

export interface Completions {
  /** The word that they replace. */
  readonly range: TextRange;
  /** Keys are written with a colon. */
  readonly what: 'key' | 'value';
  readonly items: readonly Completion[];
}

export interface CompletionContext {
  readonly catalog: Catalog;
  readonly schema: DocumentSchema;
  /** Without it properties are completed by the forms of the services. */
  readonly specification: Specification | undefined;
}
