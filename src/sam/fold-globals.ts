import { isObject, own, type Json, type JsonObject } from '../core/model/json.ts';

/** Properties that `Globals` may set and that are one value: a function's own takes its place whole. */
const SINGLE = ['Runtime', 'Handler', 'MemorySize', 'Timeout', 'Tracing', 'Description', 'KmsKeyArn', 'ReservedConcurrentExecutions', 'CodeSigningConfigArn', 'RecursiveLoop', 'Architectures'];

/** Takes what most functions share out of them. Only what all of them set: `Globals` goes for every function. */
export function foldGlobals(resources: JsonObject): { readonly globals?: JsonObject; readonly resources: JsonObject } {
  const functions = Object.values(resources).filter((resource) => isObject(resource) && own(resource, 'Type') === 'AWS::Serverless::Function') as JsonObject[];
  if (functions.length < 2) return { resources };
  const shared = SINGLE.flatMap((name) => {
    const values = functions.map((resource) => own(own(resource, 'Properties') as JsonObject, name));
    const common = mostCommon(values);
    return common === undefined ? [] : [[name, common] as const];
  });
  if (shared.length === 0) return { resources };
  const globals = new Map(shared);
  const short = Object.fromEntries(Object.entries(resources).map(([id, resource]) => [id, isObject(resource) && own(resource, 'Type') === 'AWS::Serverless::Function' ? without(resource, globals) : resource]));
  return { globals: { Function: Object.fromEntries(shared) }, resources: short };
}

/** The value that stands most often, at least twice; nothing where one function has none. */
function mostCommon(values: readonly (Json | undefined)[]): Json | undefined {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value === undefined) return undefined;
    const text = JSON.stringify(value);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && most[1] > 1 ? (JSON.parse(most[0]) as Json) : undefined;
}

function without(resource: JsonObject, globals: ReadonlyMap<string, Json>): JsonObject {
  const properties = Object.entries(own(resource, 'Properties') as JsonObject).filter(([name, value]) => !globals.has(name) || JSON.stringify(globals.get(name)) !== JSON.stringify(value));
  return { ...resource, Properties: Object.fromEntries(properties) };
}
