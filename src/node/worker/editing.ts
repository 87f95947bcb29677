import type { Analysis } from '../../core/analysis/contract.ts';
import { copyBlocks } from '../../core/document/copy.ts';
import { ok } from '../../core/model/result.ts';
import type { Handlers } from '../../protocol/channel.ts';
import type { EngineRequests } from '../../protocol/engine.ts';
import { functionOf } from './handler-file.ts';
import { symbolsOf } from './symbols.ts';

/** Answers about parts of a design that are taken along, found or brought in. */
export function editingHandlers(analysisOf: (file: string, text: string) => Analysis): Pick<Handlers<EngineRequests>, 'copy' | 'handlerNode' | 'symbols'> {
  return {
    copy: ({ text, chosen, places }) => ok(copyBlocks(text, chosen, places)),
    handlerNode: ({ file, text, path, code, at }) => ok(functionOf({ path, text: code, at }, analysisOf(file, text).document) ?? null),
    symbols: ({ file, text, locale }) => ok(symbolsOf(analysisOf(file, text), locale)),
  };
}
