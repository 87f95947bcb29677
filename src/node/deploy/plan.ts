import type { Parameter } from '@aws-sdk/client-cloudformation';
import type { Synthesis } from '../../core/cloudformation/contract.ts';
import { configEntries, type ConfigEntry } from '../../core/cloudformation/site-config.ts';
import type { Catalog } from '../../core/catalog/catalog.ts';
import { indexOf, type Design, type Node } from '../../core/model/design.ts';
import { at, isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { DeployFault } from './fault.ts';
import type { CodeOf } from './package-code.ts';

/** A function, and the parameter of the template that names its code. */
export interface PlannedFunction extends CodeOf {
  readonly parameter: string;
}

/** A folder that goes into a bucket. */
export interface PlannedSite {
  readonly node: string;
  /** As written in the design. */
  readonly content: string;
  readonly bucket: string;
  /** What the pages' config.json is told: key and the output of the template that has the value. */
  readonly config: readonly ConfigEntry[];
  /** Logical ids of the distributions in front of it. */
  readonly distributions: readonly string[];
}

/** What a design deploys besides its resources. */
export interface Plan {
  readonly functions: readonly PlannedFunction[];
  readonly sites: readonly PlannedSite[];
}

/** The name of the parameter for the bucket that holds code. */
export const ARTIFACT_PARAMETER = 'ArtifactBucket';

/** Reads off a template which functions and sites go with it. */
export function planOf(design: Design, { template, sourceMap }: Synthesis, resolve: Resolver, catalog: Catalog): Plan {
  const primary = primaryResources(design, template, sourceMap, catalog);
  const idOf = new Map([...primary].map(([id, node]) => [node.id, id]));
  return {
    functions: [...primary].flatMap(([id, node]) => functionOf(node, own(template['Resources'] as JsonObject, id), resolve)),
    sites: [...primary].flatMap(([id, node]) => {
      const content = own(node.settings, 'content');
      return typeof content === 'string' ? [{ node: node.id, content, bucket: id, config: configEntries(node, id), distributions: inFrontOf(node, design, idOf, catalog) }] : [];
    }),
  };
}

/** Nodes by the logical id of their own resource. */
function primaryResources(design: Design, template: JsonObject, sourceMap: Synthesis['sourceMap'], catalog: Catalog): ReadonlyMap<string, Node> {
  const index = indexOf(design);
  const found = new Map<string, Node>();
  for (const [id, resource] of Object.entries(template['Resources'] as JsonObject)) {
    const node = index.node(sourceMap.origin(['Resources', id])?.node ?? '');
    if (node && isObject(resource) && (own(resource, 'Type') === catalog.kind(node.service)?.resourceType || own(resource, 'Type') === node.resource)) found.set(id, node);
  }
  return found;
}

function functionOf(node: Node, resource: Json | undefined, resolve: Resolver): readonly PlannedFunction[] {
  const parameter = at(resource, ['Properties', 'Code', 'S3Key', 'Ref']);
  const code = own(node.settings, 'code');
  if (typeof code !== 'string' || typeof parameter !== 'string') return [];
  return [{ node: node.id, code, parameter, runtime: resolve.string(node.properties, 'Runtime'), handler: resolve.string(node.properties, 'Handler') }];
}

function inFrontOf(node: Node, design: Design, idOf: ReadonlyMap<string, string>, catalog: Catalog): readonly string[] {
  const sources = indexOf(design).incoming(node.id).map(({ from }) => indexOf(design).node(from));
  return [...new Set(sources.flatMap((source) => (source && catalog.kind(source.service)?.resourceType === 'AWS::CloudFront::Distribution' ? (idOf.get(source.id) ?? []) : [])))];
}

/**
 * Values for the parameters of a template.
 *
 * @throws DeployFault for a name that the template does not have, and for one without a value.
 */
export function parametersFor(template: JsonObject, given: ReadonlyMap<string, string>): readonly Parameter[] {
  const declared = (isObject(template['Parameters']) ? template['Parameters'] : {}) as Readonly<Record<string, JsonObject>>;
  const unknown = [...given.keys()].find((name) => !Object.hasOwn(declared, name));
  if (unknown !== undefined) {
    const names = Object.keys(declared).join(', ') || '–';
    throw new DeployFault('deploy.unknown-parameter', { en: `The template has no parameter ${unknown} (it has ${names}).`, ko: `템플릿에 매개변수 ${unknown}이(가) 없습니다(있는 것: ${names}).` });
  }
  return Object.entries(declared).flatMap(([name, parameter]) => {
    const value = given.get(name);
    if (value !== undefined) return [{ ParameterKey: name, ParameterValue: value }];
    if (Object.hasOwn(parameter, 'Default')) return [];
    throw new DeployFault('deploy.no-parameter', { en: `The parameter ${name} has no value: --parameter ${name}=…`, ko: `매개변수 ${name}의 값이 없습니다: --parameter ${name}=…` });
  });
}
