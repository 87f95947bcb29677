import type { Path } from '../../../core/model/json.ts';
import type { Violation } from '../../../core/rules/contract.ts';
import type { Definition } from './written.ts';

/** Where a place of the definition stands below the node: a path of the file, or one into the JSON text that stands there. */
export function placeIn({ base, isText }: Definition, path: Path): Pick<Violation, 'path' | 'within'> {
  return isText ? { path: base, within: path } : { path: [...base, ...path] };
}
