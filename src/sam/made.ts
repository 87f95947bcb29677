import { dict, Dict, isGiven, type Value } from './tree.ts';

/** A resource that the transform makes. */
export interface Made {
  id: string;
  readonly type: string;
  dependsOn?: Value | undefined;
  readonly attributes: Dict;
  readonly properties: Dict;
}

/** Attributes that a resource hands on to those made for it. */
const HANDED_ON = ['Condition', 'DeletionPolicy', 'UpdateReplacePolicy'];

/** Attributes that stay on the resource itself. */
const KEPT = ['DeletionPolicy', 'UpdatePolicy', 'Condition', 'UpdateReplacePolicy', 'Metadata'];

/** Properties that are undefined or null are left out. */
export function made(id: string, type: string, properties: { readonly [name: string]: Value | undefined }, attributes?: Dict, dependsOn?: Value): Made {
  const given = Object.entries(properties).filter(([, value]) => isGiven(value));
  return { id, type, properties: dict(Object.fromEntries(given)), attributes: new Dict('written', attributes?.entries()), dependsOn };
}

/** The attributes that a resource of the template hands on. */
export function handedOn(resource: Dict): Dict {
  return picked(resource, HANDED_ON);
}

/** The attributes that a resource of the template keeps. */
export function keptOf(resource: Dict): Dict {
  return picked(resource, KEPT);
}

function picked(resource: Dict, names: readonly string[]): Dict {
  return new Dict('written', names.flatMap((name) => (resource.has(name) ? [[name, resource.get(name) as Value] as const] : [])));
}

/** The resource as it stands in a template. */
export function resourceOf({ type, dependsOn, attributes, properties }: Made): Dict {
  const depends = dependsOn === undefined || dependsOn === null || (Array.isArray(dependsOn) && dependsOn.length === 0) ? undefined : dependsOn;
  return dict({ Type: type, DependsOn: depends }).assign(attributes).set('Properties', properties);
}
