import type { CloudFormationPart } from '../cloudformation/contract.ts';
import type { ImportPart } from '../cloudformation/import/contract.ts';
import type { AlternativesPart } from '../cost/alternatives.ts';
import type { CostPart, PriceTable } from '../cost/contract.ts';
import type { PriceList } from '../cost/price-list.ts';
import type { Node } from '../model/design.ts';
import type { JsonObject } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { Rule } from '../rules/contract.ts';
import type { SimulationPart } from '../simulation/contract.ts';
import type { TrafficPart } from '../traffic/contract.ts';
import type { DefinitionPart } from './definition.ts';
import type { FactsPart } from './facts.ts';
import type { PropertiesForm } from './form.ts';
import type { LimitTable, RestrictionTable } from './limit-table.ts';
import type { Ports } from './ports.ts';
import type { Spellings } from './spelling.ts';

export type { Excuse, Limit, LimitTable, QuotaCode, Restriction, RestrictionTable } from './limit-table.ts';

/** One AWS service (or `client`): one folder below `src/services`, one object. */
export interface ServiceDefinition {
  /** `apigateway`: the part of `service:` before the dot. */
  readonly family: string;
  readonly kinds: readonly NodeKind[];
  /** Quotas as data, by short name; ids are `family.name`. */
  readonly limits: LimitTable;
  /** Documented restrictions that are no single number, by short name. */
  readonly restrictions?: RestrictionTable;
  readonly rules: readonly Rule[];
  readonly prices: PriceTable | NotModelled;
  /** How its nodes and connections are found in a template. */
  readonly importing?: ImportPart;
  /** Where the public price list has them, dimension by dimension, to bring them up to date. */
  readonly priceList?: PriceList;
  /** Other ways to build the same, to hold against each other by price. */
  readonly alternatives?: AlternativesPart;
}

/** One value of `service:` in the file. */
export interface NodeKind {
  /** `apigateway.http`, as written in the file. */
  readonly service: string;
  readonly about: About;
  /** CloudFormation type of the primary resource; absent for what is never deployed (`client`). */
  readonly resourceType?: string;
  readonly properties: PropertiesForm | NotModelled;
  readonly ports: Ports;
  /** Keys besides the common ones that a node of this kind may have. */
  readonly keys: readonly NodeKey[];
  /** What connections carry from this node to rules of the other side. */
  readonly facts: FactsPart;
  readonly traffic: TrafficPart | NotModelled;
  readonly cost: CostPart | NotModelled;
  /** What it has written in a language of its own, judged by an engine outside core. */
  readonly definition?: DefinitionPart;
  readonly cloudformation: CloudFormationPart | NotModelled;
  /** Other types that stand for the resource, as those of SAM do, and what their properties say. */
  readonly spellings?: Spellings;
  readonly simulation: SimulationPart | NotModelled;
  readonly local: LocalPart | NotModelled;
}

/** How a node runs on the developer's machine. */
export interface LocalPart {
  /** What stands for it there, for who works on the product. */
  readonly as: string;
}

export type NodeKey = 'traffic' | 'routes' | 'behaviours' | 'stage' | 'code' | 'content' | 'config' | 'groups' | 'cors';

export interface About {
  readonly title: Text;
  /** Short form for the palette, at most 16 characters in English. */
  readonly short: Text;
  readonly category: Category;
  readonly description: Text;
  /** Official documentation. */
  readonly docs: string;
  /** Properties that a node placed from the palette starts with. */
  readonly initial: JsonObject;
  /** The node's second line: the one or two settings that matter most. */
  readonly summary: (node: Node, resolve: Resolver) => Text;
  /** How other people's diagrams call it; several kinds may share a name, which their connections then settle. */
  readonly names?: Names;
  /** Its shape in the AWS library of diagrams.net (`mxgraph.aws4.…`), and AWS's colour for its category. */
  readonly drawio?: { readonly shape: string; readonly fill: string };
}

/** Words in lower case, in any language; hyphens, blanks and a plural `s` make no difference. */
export interface Names {
  /** Say it wherever they stand in a label, or as the name of an icon. */
  readonly anywhere: readonly string[];
  /** Say it at the end of a label only, where the thing itself stands: “users table”. */
  readonly atEnd?: readonly string[];
  /** What diagrams draw as a box of its own and this node brings along. */
  readonly parts?: readonly string[];
}

export type Category = 'traffic' | 'edge' | 'api' | 'compute' | 'data' | 'messaging' | 'identity';

/** In the order of the palette. */
export const CATEGORIES: readonly { readonly id: Category; readonly title: Text }[] = [
  { id: 'traffic', title: { en: 'Traffic', ko: '트래픽' } },
  { id: 'edge', title: { en: 'Edge and content', ko: '엣지와 콘텐츠' } },
  { id: 'api', title: { en: 'API', ko: 'API' } },
  { id: 'compute', title: { en: 'Compute', ko: '컴퓨팅' } },
  { id: 'data', title: { en: 'Data', ko: '데이터' } },
  { id: 'messaging', title: { en: 'Messaging', ko: '메시징' } },
  { id: 'identity', title: { en: 'Identity', ko: '자격 증명' } },
];

/** A part of a service that is not modelled, and why. Shown in the generated coverage table. */
export interface NotModelled {
  readonly notModelled: string;
}

export function notModelled(reason: string): NotModelled {
  return { notModelled: reason };
}

export function isModelled<T extends object>(part: T | NotModelled): part is T {
  return !('notModelled' in part);
}

/** Checks a service's types; the one way to define a service. */
export function defineService(service: ServiceDefinition): ServiceDefinition {
  return service;
}
