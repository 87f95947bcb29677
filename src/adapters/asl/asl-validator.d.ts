/** What is used of asl-validator 4, which has no declarations of its own. */
declare module 'asl-validator' {
  /** Judges a definition. Writes `QueryLanguage` into the states of the object that it gets. */
  function validate(definition: object): { readonly errors: readonly import('./faults.ts').AslError[] };
  export = validate;
}
