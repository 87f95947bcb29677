import type { Catalog } from '../catalog/catalog.ts';
import { graphMaker } from '../catalog/graph.ts';
import { designReader } from '../catalog/spelling.ts';
import type { Bill } from '../cost/contract.ts';
import type { ImportPart } from '../cloudformation/import/contract.ts';
import { overlayReader } from '../cloudformation/import/overlay.ts';
import { settingsReader } from '../cloudformation/import/reading.ts';
import { estimator } from '../cost/estimate.ts';
import { createParser } from '../document/parser.ts';
import { goalFindings } from '../goals/read.ts';
import type { Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { JsonObject } from '../model/json.ts';
import { HOURS_PER_MONTH } from '../model/units.ts';
import type { Resolver } from '../resolve/contract.ts';
import { createResolver } from '../resolve/resolver.ts';
import { failure } from '../rules/failure.ts';
import { checker } from '../rules/run.ts';
import { silencesOf } from '../rules/silences.ts';
import { scenarioFindings } from '../simulation/scenario.ts';
import type { Usage } from '../traffic/contract.ts';
import { propagator } from '../traffic/propagate.ts';
import type { Analysis } from './contract.ts';
import { createDefinitionJudge, judgedDefinitions, type DefinitionJudge, type JudgedDefinitions } from './definitions.ts';
import { inOrder, placed } from './order.ts';
import { schemaOf } from './schema.ts';
import { resourceJudge, templateJudge, withoutRepeats, type SpecificationSource } from './template.ts';
import { byId, viewMaker } from './views.ts';

/** Analyses one document again and again; what an edit did not touch is kept. One per open document. */
export interface Analyser {
  /** `source`: the text that `source:` of an overlay names. */
  readonly analyse: (text: string, source?: string) => Analysis;
}

/**
 * The same text gives the same analysis, whatever was analysed before, once the judge knows its definitions:
 * those that it does not know yet are `pending`. Properties are checked as far as the specification is there.
 * Never throws, whatever the text.
 */
export function createAnalyser(catalog: Catalog, judge: DefinitionJudge = createDefinitionJudge(), specification: SpecificationSource = () => undefined, dialects: readonly ImportPart[] = []): Analyser {
  const parser = createParser(schemaOf(catalog));
  const overlay = overlayReader(catalog, dialects);
  const [read, readSettings] = [designReader(catalog), settingsReader(catalog.services.flatMap((service) => service.importing ?? []))];
  const resolverOf = resolverKeeper();
  const graphOf = graphMaker(catalog);
  const writtenGraphOf = graphMaker(catalog);
  const propagate = propagator(catalog);
  const estimate = estimator(catalog);
  const check = checker(catalog);
  const judgeTemplate = templateJudge(catalog);
  const judgeResources = resourceJudge(specification);
  const viewsOf = viewMaker(catalog);
  return {
    analyse: (text, source) => {
      const document = overlay(parser.parse(text), source);
      const written = document.design;
      const design = readSettings(read(written));
      const resolve = resolverOf(design);
      const graph = graphOf(design, resolve);
      const failures: Finding[] = [];
      const usage = guarded('traffic', () => propagate(graph, resolve), NO_USAGE, failures);
      const bill = guarded('bill', () => estimate(graph, resolve, usage), emptyBill(design), failures);
      const definitions = guarded('definitions', () => judgedDefinitions(design, catalog, judge), NO_DEFINITIONS, failures);
      const template = guarded('template', () => judgeTemplate(design === written ? graph : writtenGraphOf(written, resolve), resolve), undefined, failures);
      const ofResources = template ? guarded('specification', () => judgeResources({ design: written, resolve, synthesis: template.synthesis }), [], failures) : [];
      const silences = silencesOf(design, catalog);
      const ofRules = [...check(graph, { design, catalog, resolve, usage }), ...definitions.findings, ...usage.findings, ...bill.findings, ...guarded('scenarios', () => scenarioFindings(design, usage), [], failures), ...goalFindings(design, usage)];
      const { findings: left, silenced } = silences.sort([...ofRules, ...template?.findings ?? [], ...withoutRepeats(ofResources, ofRules)], new Set(definitions.pending.map(({ rule }) => rule)));
      const findings = inOrder([...document.findings, ...left, ...silences.findings, ...failures], document);
      const views = viewsOf(graph, resolve);
      return {
        document, resolve, usage, bill, findings, views, pending: definitions.pending,
        silenced: silenced.map((entry) => ({ ...entry, finding: placed(entry.finding, document) })),
        // Few ask for one node or connection; most of the time nobody does.
        get nodes() { return byId(design.nodes, views.nodes); },
        get connections() { return byId(design.connections, views.connections); },
      };
    },
  };
}

/** A part that throws becomes one finding, and the rest of the analysis stands. */
function guarded<T>(what: string, run: () => T, instead: T, failures: Finding[]): T {
  try {
    return run();
  } catch (error) {
    failures.push(failure(what, error));
    return instead;
  }
}

/** Keeps the resolver while nothing that it reads has changed, so that what was computed with it stays valid. */
function resolverKeeper(): (design: Design) => Resolver {
  let last: { readonly design: Design; readonly resolve: Resolver } | undefined;
  return (design) => {
    if (!last || !readsTheSame(last.design, design)) last = { design, resolve: createResolver(design) };
    return last.resolve;
  };
}

function readsTheSame(a: Design, b: Design): boolean {
  return a.region === b.region && same(a.parameters, b.parameters) && same(a.template, b.template) && a.nodes.length === b.nodes.length
    && a.nodes.every((node, at) => node.id === b.nodes[at]?.id && node.logicalId === b.nodes[at]?.logicalId);
}

function same(a: JsonObject, b: JsonObject): boolean {
  return a === b || (Object.keys(a).length === 0 && Object.keys(b).length === 0);
}

const NO_DEFINITIONS: JudgedDefinitions = { findings: [], pending: [] };

const NO_USAGE: Usage = { arriving: () => [], over: () => [], kindOf: () => undefined, peak: () => 0, flows: [], hoursPerMonth: HOURS_PER_MONTH, findings: [], passages: [] };

function emptyBill(design: Design): Bill {
  return { currency: 'USD', region: design.region, month: 1, freeTier: 'always', total: 0, lines: [], unpriced: [], notes: [], findings: [] };
}
