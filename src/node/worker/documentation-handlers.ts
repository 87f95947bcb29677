import type { Analysis } from '../../core/analysis/contract.ts';
import { ok } from '../../core/model/result.ts';
import type { SpecificationLoader } from '../../core/specification/loader.ts';
import type { Handlers } from '../../protocol/channel.ts';
import type { EngineRequests } from '../../protocol/engine.ts';
import { catalog } from '../../services/catalog.ts';
import type { Describe } from './documentation.ts';
import { cardAt, hoverAt, type HoverKnowledge } from './hover.ts';

/** What is known of a place in the text, and of a property on the canvas. */
export function documentationHandlers(analysisOf: (file: string, text: string) => Analysis, specification: SpecificationLoader, describe: Describe): Pick<Handlers<EngineRequests>, 'hover' | 'describeProperty'> {
  const knowledge = async (): Promise<HoverKnowledge> => {
    await specification.ready();
    return { catalog, specification: specification.now(), describe };
  };
  return {
    hover: async ({ file, text, offset, locale }) => ok((await hoverAt(analysisOf(file, text), offset, locale, await knowledge())) ?? null),
    describeProperty: async ({ file, text, path, locale }) => ok((await cardAt(path, analysisOf(file, text), locale, await knowledge())) ?? null),
  };
}
