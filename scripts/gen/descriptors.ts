import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PropertiesForm } from '../../src/core/catalog/form.ts';
import type { Ports } from '../../src/core/catalog/ports.ts';
import { isModelled, type NodeKind, type ServiceDefinition } from '../../src/core/catalog/service.ts';

/** A node kind as data: all that the webview needs of it. */
interface Descriptor extends Omit<NodeKind['about'], 'summary'> {
  readonly service: string;
  readonly family: string;
  readonly resourceType?: string;
  readonly keys: NodeKind['keys'];
  readonly form?: PropertiesForm;
  readonly ports: Ports;
  /** SVG source of the family's icon. */
  readonly icon: string;
}

/** `descriptors.generated.json`: every node kind as data, in the order of the index. */
export function descriptors(services: readonly ServiceDefinition[], root: string): string {
  const all = services.flatMap((service) => {
    const icon = readFileSync(join(root, 'src/services', service.family, 'icon.svg'), 'utf8').trim();
    return service.kinds.map((kind) => descriptorOf(kind, service.family, icon));
  });
  return `${JSON.stringify(all, null, 1)}\n`;
}

function descriptorOf(kind: NodeKind, family: string, icon: string): Descriptor {
  const { summary: _summary, ...about } = kind.about;
  return {
    service: kind.service,
    family,
    ...about,
    ...(kind.resourceType === undefined ? {} : { resourceType: kind.resourceType }),
    keys: kind.keys,
    ...(isModelled(kind.properties) ? { form: kind.properties } : {}),
    ports: kind.ports,
    icon,
  };
}
