import type { PropertiesForm } from '../../src/core/catalog/form.ts';
import type { Ports } from '../../src/core/catalog/ports.ts';
import type { Category, NodeKey } from '../../src/core/catalog/service.ts';
import type { JsonObject } from '../../src/core/model/json.ts';
import type { Text } from '../../src/core/model/text.ts';
import generated from '../../src/services/descriptors.generated.json' with { type: 'json' };

/** A node kind as data: what the palette, the forms and the connection menus need of it. */
export interface Descriptor {
  readonly service: string;
  readonly family: string;
  readonly title: Text;
  readonly short: Text;
  readonly category: Category;
  readonly description: Text;
  readonly docs: string;
  readonly resourceType?: string;
  readonly initial: JsonObject;
  readonly keys: readonly NodeKey[];
  readonly form?: PropertiesForm;
  readonly ports: Ports;
  /** SVG source; shown as a picture, so that nothing in it can run. */
  readonly icon: string;
}

export const DESCRIPTORS: readonly Descriptor[] = generated as unknown as readonly Descriptor[];

const byService = new Map(DESCRIPTORS.map((descriptor) => [descriptor.service, descriptor]));

export function descriptorOf(service: string): Descriptor | undefined {
  return byService.get(service);
}
