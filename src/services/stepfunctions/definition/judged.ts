import type { WrittenDefinition } from '../../../core/catalog/definition.ts';
import type { Node } from '../../../core/model/design.ts';
import type { Path } from '../../../core/model/json.ts';
import { faultsOf } from './shape.ts';
import { definitionOf } from './written.ts';

/** The definition for the engine that knows the grammar, once it has the shape of a machine at all. */
export function definitionToJudge(node: Node): WrittenDefinition | undefined {
  const definition = definitionOf(node);
  if (definition.kind !== 'read' || faultsOf(definition.machine).length > 0) return undefined;
  const { base, isText, machine } = definition;
  return { json: machine, place: (path: Path) => (isText ? { path: base, within: path } : { path: [...base, ...path] }) };
}
