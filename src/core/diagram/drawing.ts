import type { Analysis } from '../analysis/contract.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Category } from '../catalog/service.ts';
import { indexOf, nameOf, type Design } from '../model/design.ts';
import type { JsonObject } from '../model/json.ts';
import { say, type Locale } from '../model/text.ts';
import type { RoutedConnection } from './connections.ts';
import { pathsOf } from './walk.ts';

/** What is seen of a design, in one language: all that a picture or a diagram is printed from. */
export interface Drawing {
  readonly name: string;
  readonly locale: Locale;
  readonly nodes: readonly DrawnNode[];
  /** Both ends are among the nodes. */
  readonly connections: readonly DrawnConnection[];
  readonly groups: readonly DrawnGroup[];
  readonly notes: Design['notes'];
}

export interface DrawnNode {
  readonly id: string;
  readonly service: string;
  readonly name: string;
  /** The second line; may be empty. */
  readonly summary: string;
  /** Absent for a service that the catalogue does not know. */
  readonly category?: Category;
  /** Top left; absent where the file has no position. */
  readonly at?: readonly [number, number];
  /** The short title of its service; absent for one that the catalogue does not know. */
  readonly title?: string;
  /** What the flows that start here ask for. */
  readonly starts?: readonly string[];
}

export interface DrawnConnection extends RoutedConnection {
  /** Absent where the product does not know it. */
  readonly kind?: string;
}

export interface DrawnGroup {
  readonly id: string;
  readonly name: string;
  /** Ids of nodes that are there, each once; never empty. */
  readonly contains: readonly string[];
}

/** The drawing of an analysed design, with the names, second lines and labels that the canvas shows. */
export function drawingOf({ document: { design }, views }: Pick<Analysis, 'document' | 'views'>, catalog: Pick<Catalog, 'kind'>, locale: Locale): Drawing {
  const { node: find } = indexOf(design);
  const nodes = design.nodes.map((node, row): DrawnNode => {
    const [view, kind] = [views.nodes[row], catalog.kind(node.service)];
    return {
      id: node.id, service: node.service, name: nameOf(node), summary: view ? say(view.summary, locale) : '',
      ...(kind && { category: kind.about.category, title: say(kind.about.short, locale) }), ...(node.at && { at: node.at }), ...startsOf(node.traffic),
    };
  });
  const connections = design.connections.flatMap((connection, row): DrawnConnection[] => {
    const { id, from, to } = connection;
    if (!find(from) || !find(to)) return [];
    const view = views.connections[row];
    return [{ id, from, to, line: view?.line ?? 'sync', label: view ? say(view.label, locale) : connection.label ?? '', ...(view && { kind: view.kind }) }];
  });
  const groups = design.groups.flatMap(({ id, label, contains }): DrawnGroup[] => {
    const present = [...new Set(contains)].filter((member) => find(member));
    return present.length === 0 ? [] : [{ id, name: label ?? id, contains: present }];
  });
  return { name: design.name, locale, nodes, connections, groups, notes: design.notes };
}

function startsOf(traffic: JsonObject): Pick<DrawnNode, 'starts'> {
  const starts = pathsOf(traffic);
  return starts.length === 0 ? {} : { starts };
}
