import type { Value } from '../tree.ts';
import { dict, Dict, hashed, isSet, lit } from '../tree.ts';
import { isVersion3 } from '../rest/editor.ts';

/** The route that takes what no other route takes. */
export const DEFAULT_PATH = '$default';

/** An empty definition of an HTTP API. */
export function httpSkeleton(): Dict {
  return hashed({ openapi: lit('3.0.1'), info: hashed({ version: lit('1.0'), title: dict({ Ref: lit('AWS::StackName') }) }), paths: hashed() });
}

/** Whether a value is an OpenAPI document of version 3 with paths. */
export function isHttpDefinition(value: Value | undefined): value is Dict {
  return value instanceof Dict && value.get('paths') instanceof Dict && isSet(value.get('openapi')) && isVersion3(value.get('openapi'));
}
