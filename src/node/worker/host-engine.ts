import { createAnalyser } from '../../core/analysis/analyse.ts';
import type { Analysis } from '../../core/analysis/contract.ts';
import type { Catalog } from '../../core/catalog/catalog.ts';
import type { DefinitionEngine } from '../../core/catalog/definition.ts';
import type { Synthesis } from '../../core/cloudformation/contract.ts';
import { synthesize } from '../../core/cloudformation/synthesize.ts';
import { DOCUMENTATION_FILE } from '../../core/specification/documentation.ts';
import { SPECIFICATION_FILE, specificationLoader } from '../../core/specification/loader.ts';
import type { Handlers } from '../../protocol/channel.ts';
import type { EngineRequests } from '../../protocol/engine.ts';
import { catalog } from '../../services/catalog.ts';
import { callTool } from '../agents/call.ts';
import type { Tool, ToolName } from '../agents/contract.ts';
import { TOOLS } from '../agents/tools.ts';
import { withMeasured } from '../local/write-measured.ts';
import type { Workshop } from './diagrams.ts';
import { describer } from './documentation.ts';
import { engineHandlers } from './engine.ts';

// Everything that knows designs, as an extension host and its thread have it: one bundle of its own, read when a design is
// first asked about.

/** `inProduct` reads files of the product by their path; `judge` is asked about definitions; `workshop` reads diagrams and writes apps. */
export function engineOf(inProduct: (file: readonly string[]) => Promise<Uint8Array>, judge: DefinitionEngine, workshop: Workshop = {}): Handlers<EngineRequests> {
  const specification = specificationLoader(async () => new TextDecoder().decode(await inProduct(SPECIFICATION_FILE)));
  return engineHandlers(judge, specification, describer(() => inProduct(DOCUMENTATION_FILE)), workshop);
}

/** What a deployment is made of. */
export interface Deployable {
  readonly analysis: Analysis;
  readonly synthesis: Synthesis;
  readonly catalog: Catalog;
}

/** A design's text, analysed, with its template. */
export function deployableOf(text: string): Deployable {
  const analysis = createAnalyser(catalog).analyse(text);
  return { analysis, synthesis: synthesize({ design: analysis.document.design, catalog, resolve: analysis.resolve }), catalog };
}

/** A design's text with what a run has measured. */
export function measuredText(...given: Parameters<typeof withMeasured>): ReturnType<typeof withMeasured> {
  return withMeasured(...given);
}

/** The tools of agents, and how one is called. */
export interface AgentTools {
  readonly named: (name: ToolName) => Tool;
  readonly call: typeof callTool;
}

export const agentTools: AgentTools = { named: (name) => TOOLS[name], call: callTool };
