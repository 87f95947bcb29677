import type { Catalog } from '../catalog/catalog.ts';
import type { Design, Node } from '../model/design.ts';
import type { Resolver } from '../resolve/contract.ts';
import { assemblyFor, type Assembly } from './assembly.ts';
import type { Synthesis } from './contract.ts';
import { contextOf } from './context.ts';
import { below } from './draft.ts';
import * as say from './findings.ts';
import { linksOf, partOf, type Link, type Links } from './links.ts';
import { templateOf } from './template.ts';

export interface SynthesisInput {
  readonly design: Design;
  readonly catalog: Catalog;
  readonly resolve: Resolver;
}

/**
 * The CloudFormation template of a design as plain data, with the origin of everything in it. Same
 * design, same template, in the order of the file. What cannot be built is left out and is a finding.
 */
export function synthesize(input: SynthesisInput): Synthesis {
  const { design, catalog, resolve } = input;
  const links = linksOf(design, catalog, resolve);
  const assembly = assemblyFor(design);
  for (const node of design.nodes) build(node, links, assembly, catalog);
  return templateOf(design, assembly);
}

function build(node: Node, links: Links, assembly: Assembly, catalog: Catalog): void {
  if (node.generated) return;
  const part = partOf(node, catalog);
  const context = contextOf(node, links, assembly, catalog);
  const type = node.resource ?? catalog.kind(node.service)?.resourceType;
  let givesEnvironment = false;
  const watched = { ...context, environment: () => { givesEnvironment = true; return context.environment(); } };
  if (part && node.resource === undefined) part.build(node, watched);
  else if (type !== undefined) context.primary({ Type: type, ...(Object.keys(node.properties).length > 0 ? { Properties: context.properties } : {}) });
  assembly.addParts(node);
  for (const link of links.outgoing(node.id)) check(link, givesEnvironment, assembly);
}

/** Kinds that never leave anything in the template: people's browsers are outside it. */
const OUTSIDE: ReadonlySet<string> = new Set(['request', 'sign-in']);

function check({ connection, kind, source, target, from, to, origin }: Link, givesEnvironment: boolean, assembly: Assembly): void {
  const hasEnvironment = Object.keys(connection.env).length > 0;
  if (hasEnvironment && !givesEnvironment) assembly.finding(say.environmentUnused(connection, below(origin, 'env')));
  // Between two services that do not fit, a rule says so.
  const isUnknown = kind === undefined && (from.node.resource !== undefined || to.node.resource !== undefined) && !hasEnvironment;
  const isSilent = kind !== undefined && !OUTSIDE.has(kind) && !source && !target;
  if (isUnknown || isSilent) assembly.finding(say.connectionNotBuilt(connection, origin));
}
