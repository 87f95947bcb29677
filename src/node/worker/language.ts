import { createAnalyser } from '../../core/analysis/analyse.ts';
import type { Analysis } from '../../core/analysis/contract.ts';
import { schemaOf } from '../../core/analysis/schema.ts';
import { synthesize } from '../../core/cloudformation/synthesize.ts';
import { applyEdits } from '../../core/document/pieces.ts';
import { completionsAt } from '../../core/language/completion.ts';
import { definitionAt } from '../../core/language/definition.ts';
import { nodeNamedAt } from '../../core/language/mentions.ts';
import { placeAt } from '../../core/language/place.ts';
import { renameNode } from '../../core/language/rename.ts';
import { replacedResources } from '../../core/language/replaced.ts';
import { ok } from '../../core/model/result.ts';
import { say } from '../../core/model/text.ts';
import type { SpecificationLoader } from '../../core/specification/loader.ts';
import { failure, type Handlers } from '../../protocol/channel.ts';
import type { DifferenceRequests } from '../../protocol/difference-messages.ts';
import type { LanguageRequests } from '../../protocol/language-messages.ts';
import { catalog } from '../../services/catalog.ts';
import { differenceHandlers } from './difference.ts';
import { lensesOf } from './lenses.ts';

const schema = schemaOf(catalog);

/** Answers about a place in the text of a design: what may stand there, what it names, what naming it otherwise means, and what the text changes. */
export function languageHandlers(analysisOf: (file: string, text: string) => Analysis, specification: SpecificationLoader): Handlers<LanguageRequests & DifferenceRequests> {
  return {
    ...differenceHandlers(specification),
    completions: async ({ text, offset, locale }) => {
      await specification.ready();
      const found = completionsAt(text, offset, { catalog, schema, specification: specification.now() });
      return ok(found ? { ...found, items: found.items.map(({ detail, ...item }) => ({ ...item, detail: say(detail, locale) })) } : null);
    },
    definition: ({ file, text, offset }) => {
      const { document } = analysisOf(file, text);
      const found = definitionAt(document, offset);
      if (!found) return ok(null);
      const { range, to } = found;
      const target = 'file' in to ? to : document.rangeOf(to.path, 'key');
      return ok(target ? { range, to: target } : null);
    },
    nodeAt: ({ file, text, offset }) => {
      const { document } = analysisOf(file, text);
      const place = placeAt(document, offset);
      const id = place && nodeNamedAt(place.path, place.onKey, document);
      const start = place && id !== undefined ? text.indexOf(id, place.range.start) : -1;
      return ok(id === undefined || start < 0 ? null : { id, range: { start, end: start + id.length } });
    },
    rename: ({ file, text, id, to, keepsResources, locale }) => {
      const before = analysisOf(file, text);
      const edits = renameNode(before.document, id, to, { keepsResources });
      if (!edits.ok) return failure(edits.error.code, say(edits.error.message, locale));
      const after = createAnalyser(catalog).analyse(applyEdits(text, edits.value));
      return ok({ edits: edits.value, replaced: replacedResources(templateOf(before), templateOf(after)) });
    },
    lenses: ({ file, text, locale }) => ok(lensesOf(analysisOf(file, text), locale)),
  };
}

function templateOf({ document: { design }, resolve }: Analysis) {
  return synthesize({ design, catalog, resolve }).template;
}
