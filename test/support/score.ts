import { logicalIdOf, type Design } from '../../src/core/model/design.ts';
import type { Truth } from './corpus.ts';

export interface Score {
  readonly found: number;
  readonly missing: readonly string[];
  readonly wrong: readonly string[];
}

/**
 * A design against what people drew, as ../shared/corpus/truth.md says: what is core has to be there; what is drawn
 * among services of the catalogue and stands in no tier is wrong.
 */
export function scoreOf(design: Design, truth: Truth): { readonly nodes: Score; readonly edges: Score } {
  const names = new Map(design.nodes.map((node) => [node.id, logicalIdOf(node)]));
  const drawn = new Set(names.values());
  const ofServices = new Set(design.nodes.filter(({ service }) => service !== 'resource').map(logicalIdOf));
  const core = truth.nodes.filter(({ tier }) => tier === 'core').map(({ id }) => id);
  const known = new Set(truth.nodes.map(({ id }) => id));
  const edges = new Set(design.connections.map(({ from, to }) => `${names.get(from)} -> ${names.get(to)}`));
  const coreEdges = truth.edges.filter(({ tier }) => tier === 'core').map(({ from, to }) => `${from} -> ${to}`);
  const knownEdges = new Set(truth.edges.map(({ from, to }) => `${from} -> ${to}`));
  const isCore = (edge: string): boolean => edge.split(' -> ').every((id) => ofServices.has(id) || core.includes(id));
  return {
    nodes: scored(core, drawn, [...ofServices].filter((id) => !known.has(id))),
    edges: scored([...new Set(coreEdges)], edges, [...edges].filter((edge) => !knownEdges.has(edge) && isCore(edge))),
  };
}

function scored(wanted: readonly string[], drawn: ReadonlySet<string>, wrong: readonly string[]): Score {
  const missing = wanted.filter((each) => !drawn.has(each));
  return { found: wanted.length - missing.length, missing, wrong };
}

/** The harmonic mean of precision and recall over all scores together. */
export function f1(scores: readonly Score[]): number {
  const sum = (count: (score: Score) => number): number => scores.reduce((total, score) => total + count(score), 0);
  const found = sum((score) => score.found);
  return (2 * found) / (2 * found + sum((score) => score.missing.length) + sum((score) => score.wrong.length));
}
