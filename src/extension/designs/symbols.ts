import { DocumentSymbol, languages, Range, SymbolKind, type Disposable, type TextDocument } from 'vscode';
import type { TextRange } from '../../core/model/range.ts';
import type { Locale } from '../../core/model/text.ts';
import type { TextSymbol } from '../../protocol/engine.ts';
import type { EngineHost } from '../engine-host.ts';
import { isDesign } from './designs.ts';

const KINDS: Readonly<Record<TextSymbol['kind'], SymbolKind>> = {
  section: SymbolKind.Namespace, node: SymbolKind.Class, connection: SymbolKind.Interface, group: SymbolKind.Package, note: SymbolKind.String, scenario: SymbolKind.Event, goal: SymbolKind.Constant,
};

/** Nodes, connections, groups and the rest for `Go to Symbol`, the outline and the breadcrumbs of the text. */
export function showSymbols(engine: EngineHost, locale: Locale): Disposable {
  return languages.registerDocumentSymbolProvider({ pattern: '**/*.arch.yaml' }, {
    provideDocumentSymbols: async (document) => {
      if (!isDesign(document)) return [];
      const symbols = await engine.ask('symbols', { file: document.uri.toString(), text: document.getText(), locale });
      return symbols.ok ? symbols.value.map((symbol) => symbolIn(document, symbol)) : [];
    },
  }, { label: 'Serverless Canvas' });
}

function symbolIn(document: TextDocument, { name, detail, kind, range, selection, children }: TextSymbol): DocumentSymbol {
  const symbol = new DocumentSymbol(name || '–', detail, KINDS[kind], rangeIn(document, range), rangeIn(document, selection));
  symbol.children = children.map((child) => symbolIn(document, child));
  return symbol;
}

function rangeIn(document: TextDocument, { start, end }: TextRange): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}
