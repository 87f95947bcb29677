/** How the core facts of some services of the collected list are kept by the product. */
export interface CoreFacts {
  /** `service` of the facts, as the list writes it: `API Gateway REST`. */
  readonly services: readonly string[];
  /** Id of the fact -> full id of the limit or restriction that holds it, marked `core`. */
  readonly kept: Readonly<Record<string, string>>;
  /** Every fact of these services, whether core or not, stands in a table of the product. */
  readonly complete?: true;
  /** Full ids of limits that were read on pages which the list does not cover. */
  readonly beyond: readonly string[];
}
