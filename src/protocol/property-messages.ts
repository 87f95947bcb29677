import type { Path } from '../core/model/json.ts';

/** What CloudFormation takes for a property and what AWS writes of it. `facts` are in the reader's language, `text` is AWS's own English; both may hold `code`. */
export interface PropertyCard {
  readonly name: string;
  readonly type: string;
  /** May be empty. */
  readonly text: string;
  readonly facts: readonly string[];
  /** The page of CloudFormation's documentation. */
  readonly page?: string;
}

export interface PropertyRequests {
  /** The documentation of the property at a path of the design; null where there is none. */
  readonly describeProperty: { readonly params: { readonly path: Path }; readonly result: PropertyCard | null };
}
