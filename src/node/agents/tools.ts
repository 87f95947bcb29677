import { createDefinitionJudge } from '../../core/analysis/definitions.ts';
import type { DefinitionEngine } from '../../core/catalog/definition.ts';
import type { SpecificationLoader } from '../../core/specification/loader.ts';
import type { Describe } from '../worker/documentation.ts';
import { check } from './check.ts';
import type { Tool, ToolName, Workbench } from './contract.ts';
import { cost } from './cost.ts';
import { edit } from './edit.ts';
import { explain } from './explain.ts';
import { read } from './read.ts';
import { simulate } from './simulate.ts';

/** What agents can do with designs, the same in every host. */
export const TOOLS: Readonly<Record<ToolName, Tool>> = { read, edit, check, cost, simulate, explain };

/** The tool of a name that nobody vouches for. */
export function toolNamed(name: string): Tool | undefined {
  return Object.hasOwn(TOOLS, name) ? TOOLS[name as ToolName] : undefined;
}

/** What tools know besides what they are given. */
export function workbench(engine: DefinitionEngine | undefined, specification: SpecificationLoader, describe: Describe): Workbench {
  return { judge: createDefinitionJudge(engine), specification, describe };
}
