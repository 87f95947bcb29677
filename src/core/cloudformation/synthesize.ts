import type { Catalog } from '../catalog/catalog.ts';
import { graphMaker, type Graph } from '../catalog/graph.ts';
import { isOfAnyType, type Design, type Node } from '../model/design.ts';
import { createListMemory } from '../model/list-memory.ts';
import type { Resolver } from '../resolve/contract.ts';
import { assembler, partsOf, type Part } from './assembly.ts';
import { contextOf, type Standing } from './context.ts';
import type { Synthesis } from './contract.ts';
import { recorded, type Contribution, type Recorder } from './contribution.ts';
import { below } from './draft.ts';
import * as say from './findings.ts';
import type { Link } from './link.ts';
import { linker, partOf } from './links.ts';
import { templateMaker } from './template.ts';
import { addConnected, addWritten } from './word-for-word.ts';

export interface SynthesisInput {
  readonly design: Design;
  readonly catalog: Catalog;
  readonly resolve: Resolver;
}

/**
 * The CloudFormation template of a design as plain data, with the origin of everything in it. Same
 * design, same template, in the order of the file. What cannot be built is left out and is a finding.
 */
export function synthesize({ design, catalog, resolve }: SynthesisInput): Synthesis {
  return synthesizer(catalog)(graphMaker(catalog)(design, resolve), resolve);
}

/**
 * `synthesize` for an open document. What a node adds is kept, and its resources stay the same objects, while
 * the node, its connections and the nodes at their other ends do.
 */
export function synthesizer(catalog: Catalog): (graph: Graph, resolve: Resolver) => Synthesis {
  const linksOf = linker(catalog);
  const contributionsOf = createListMemory<Contribution>();
  const partsByNode = createListMemory<readonly Part[]>();
  const assemble = assembler();
  const templateOf = templateMaker();
  return (graph, resolve) => {
    const { design } = graph;
    const { selves, outgoing, incoming } = linksOf(graph, resolve);
    const contributions = contributionsOf([design.nodes, selves, outgoing, incoming], [], (at) => {
      const standing = { self: selves[at] as Standing['self'], outgoing: outgoing[at] ?? [], incoming: incoming[at] ?? [] };
      return recorded((recorder) => build(standing, recorder, catalog));
    });
    const parts = partsByNode([design.nodes], [], (at) => partsOf(design.nodes[at] as Node));
    return templateOf(design, assemble(design, contributions, parts));
  };
}

function build(standing: Standing, recorder: Recorder, catalog: Catalog): void {
  const { self: { node, logicalId }, outgoing, incoming } = standing;
  if (node.generated) {
    for (const { connection, origin } of [...outgoing, ...incoming]) recorder.finding(say.endIsGenerated(connection, node, origin));
    return;
  }
  let givesEnvironment = false;
  const make = (into: Recorder): void => {
    const context = contextOf(standing, into, catalog, () => void (givesEnvironment = true));
    const type = catalog.kind(node.service)?.resourceType;
    const part = partOf(node, catalog);
    if (part) part.build(node, context);
    else if (type !== undefined) context.primary({ Type: type, ...(Object.keys(node.properties).length > 0 ? { Properties: context.properties } : {}) });
  };
  if (node.resource === undefined) make(recorder);
  else if (partOf(node, catalog) === undefined || outgoing.length + incoming.length === 0) addWritten(node, logicalId, recorder);
  else addConnected(node, logicalId, recorded(make), recorder);
  for (const link of outgoing) check(link, givesEnvironment, recorder);
}

/** Kinds that never leave anything in the template: people's browsers are outside it. */
const OUTSIDE: ReadonlySet<string> = new Set(['request', 'sign-in']);

function check({ connection, kind, source, target, from, to, origin }: Link, givesEnvironment: boolean, recorder: Recorder): void {
  const hasEnvironment = Object.keys(connection.env).length > 0;
  if (hasEnvironment && !givesEnvironment) recorder.finding(say.environmentUnused(connection, below(origin, 'env')));
  // Between two services that do not fit, a rule says so.
  const isUnknown = kind === undefined && [from, to].some(({ node }) => isOfAnyType(node)) && !hasEnvironment;
  const isSilent = kind !== undefined && !OUTSIDE.has(kind) && !source && !target;
  if (isUnknown || isSilent) recorder.finding(say.connectionNotBuilt(connection, origin));
}
