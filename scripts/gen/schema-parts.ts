/** A piece of JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

export function described(description: string, schema: Schema): Schema {
  return '$ref' in schema ? { description, allOf: [schema] } : { description, ...schema };
}

/** An object of exactly these keys. */
export function object(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return { type: 'object', properties, additionalProperties: false, ...(required.length > 0 ? { required } : {}) };
}

/** An object whose keys are names of the user's own. */
export function mapOf(entry: Schema): Schema {
  return { type: 'object', additionalProperties: entry };
}

export function ref(definition: string): Schema {
  return { $ref: `#/definitions/${definition}` };
}
