/**
 * Where a number about AWS comes from. Every limit, price and default latency carries one, and the
 * interface shows it.
 */
export interface Source {
  /** https URL of the page the number was read on. */
  readonly url: string;
  /** When it was read or published: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly asOf: string;
}
