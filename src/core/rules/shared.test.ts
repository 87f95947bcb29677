import { describe, expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { graphMaker } from '../catalog/graph.ts';
import { EMPTY_DESIGN, type Design, type Node } from '../model/design.ts';
import { createResolver } from '../resolve/resolver.ts';
import { propagator } from '../traffic/propagate.ts';
import { surroundingsMaker } from './context.ts';
import { demandBy, sharedBy } from './shared.ts';

const catalog = createCatalog([]);

function nodeOf(id: string, units: number): Node {
  return { id, service: 'x', properties: { Units: units }, attributes: {}, parts: {}, assume: {}, traffic: {}, routes: {}, behaviours: {}, settings: {} };
}

/** Contexts of one document after the other. */
function contexts() {
  const surroundings = surroundingsMaker(catalog);
  const graphs = graphMaker(catalog);
  const propagate = propagator(catalog);
  const resolve = createResolver(EMPTY_DESIGN);
  return (...nodes: readonly Node[]) => {
    const design: Design = { ...EMPTY_DESIGN, nodes };
    const graph = graphs(design, resolve);
    return surroundings(graph, { design, catalog, resolve, usage: propagate(graph, resolve) }, () => undefined).context;
  };
}

const units = (node: Node): number => Number(node.properties['Units']);

describe('what nodes share', () => {
  it('is added up over all of them, and names who asks for most', () => {
    expect(contexts()(nodeOf('a', 2), nodeOf('b', 5), nodeOf('c', 5)).shared(demandBy(units))).toEqual({ sum: 12, most: 'b' });
  });

  it('asks only the nodes that an edit touched', () => {
    const asked: string[] = [];
    const demand = demandBy((node) => asked.push(node.id) && units(node));
    const next = contexts();
    const [a, b] = [nodeOf('a', 1), nodeOf('b', 1)];
    next(a, b).shared(demand);
    expect(next(a, nodeOf('b', 3)).shared(demand).sum).toBe(4);
    expect(asked).toEqual(['a', 'b', 'b']);
  });

  it('is the same object while no part changes', () => {
    const demand = demandBy(units);
    const next = contexts();
    const before = next(nodeOf('a', 1), nodeOf('b', 1)).shared(demand);
    expect(next(nodeOf('a', 1), nodeOf('b', 1)).shared(demand)).toBe(before);
  });

  it('names the right node after two have changed places', () => {
    const demand = demandBy(units);
    const next = contexts();
    const [a, b] = [nodeOf('a', 1), nodeOf('b', 1)];
    expect([next(a, b).shared(demand).most, next(b, a).shared(demand).most]).toEqual(['a', 'b']);
  });

  it('cannot be made of parts that look further than the edges of their node', () => {
    const all = sharedBy((_, { design }) => design.nodes.length, (counts) => counts.length);
    expect(() => contexts()(nodeOf('a', 1)).shared(all)).toThrow('What a shares was asked of more than its own edges.');
  });
});
