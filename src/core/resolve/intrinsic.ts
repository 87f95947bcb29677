import { own } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';

export interface Intrinsic {
  /** `Ref`, `Fn::Sub`… */
  readonly name: string;
  readonly argument: Json;
}

/** The intrinsic function that an object is: one key, `Ref` or `Fn::…`. */
export function intrinsicOf(value: JsonObject): Intrinsic | undefined {
  let name: string | undefined;
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue;
    if (name !== undefined || (key !== 'Ref' && !key.startsWith('Fn::'))) return undefined;
    name = key;
  }
  return name === undefined ? undefined : { name, argument: own(value, name)! };
}
