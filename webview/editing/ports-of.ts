import { evaluatePorts } from '../../src/core/catalog/explain.ts';
import type { EvaluatedPorts } from '../../src/core/catalog/ports.ts';
import type { Node } from '../../src/core/model/design.ts';
import { at } from '../../src/core/model/json.ts';
import type { Descriptor } from '../state/descriptors.ts';

/** What a new node of a service, as the palette places it, offers and accepts. */
export function evaluatedPortsOf({ service, initial, ports }: Descriptor): EvaluatedPorts {
  const node: Node = { id: 'new', service, properties: initial, attributes: {}, parts: {}, assume: {}, traffic: {}, routes: {}, behaviours: {}, settings: {} };
  // New nodes hold plain values: nothing has to be resolved.
  return evaluatePorts(ports, node, { property: (properties, path) => ({ known: true, value: at(properties, path.split('.')) }) });
}
