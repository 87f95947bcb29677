/**
 * The properties that CloudFormation knows of a resource type: `string`, `number`, `boolean` or `json`
 * (anything), a list of one item, or an object by name.
 */
export type ResourceShape = string | readonly ResourceShape[] | { readonly [property: string]: ResourceShape };

/** `resource-shapes.json` of a service folder, written by `scripts/import-resource-shapes.ts`. */
export interface ResourceShapes {
  /** The day of CloudFormation's schemas. */
  readonly asOf: string;
  readonly shapes: { readonly [resourceType: string]: ResourceShape };
}
