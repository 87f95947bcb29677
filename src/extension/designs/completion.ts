import { CompletionItem, CompletionItemKind, CompletionList, languages, Range, type Disposable, type TextDocument } from 'vscode';
import type { Locale } from '../../core/model/text.ts';
import type { CompletionItem as Offered } from '../../protocol/language-messages.ts';
import type { EngineHost } from '../engine-host.ts';
import { isDesign } from './designs.ts';

const KINDS: Readonly<Record<Offered['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Field, property: CompletionItemKind.Property, service: CompletionItemKind.Module, node: CompletionItemKind.Class, value: CompletionItemKind.EnumMember, reference: CompletionItemKind.Reference,
};

/** What may be written at a place: services, nodes, keys, properties of resources and their values. */
export function completeDesigns(engine: EngineHost, locale: Locale): Disposable {
  return languages.registerCompletionItemProvider({ pattern: '**/*.arch.yaml' }, {
    provideCompletionItems: async (document, position) => {
      if (!isDesign(document)) return undefined;
      const found = await engine.ask('completions', { file: document.uri.toString(), text: document.getText(), offset: document.offsetAt(position), locale });
      if (!found.ok || !found.value) return undefined;
      const { range, what, items } = found.value;
      return new CompletionList(items.map((item, place) => itemOf(document, item, place, { range: new Range(document.positionAt(range.start), document.positionAt(range.end)), isKey: what === 'key' })));
    },
  }, ' ', '[', '.', ':');
}

function itemOf(document: TextDocument, { label, detail, kind }: Offered, place: number, { range, isKey }: { readonly range: Range; readonly isKey: boolean }): CompletionItem {
  const item = new CompletionItem(detail === '' ? label : { label, description: detail }, KINDS[kind]);
  const hasColon = /^\s*:/.test(document.getText(new Range(range.end, range.end.translate(0, 2))));
  item.range = range;
  item.filterText = label;
  item.insertText = isKey && !hasColon ? `${label}: ` : label;
  // In the order of the engine: required and fitting ones first.
  item.sortText = String(place).padStart(5, '0');
  return item;
}
