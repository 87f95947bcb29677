import { Hover, languages, MarkdownString, Range, type Disposable, type TextDocument } from 'vscode';
import type { Locale } from '../../core/model/text.ts';
import type { EngineHost } from '../engine-host.ts';
import { isDesign } from './designs.ts';
import { rulePageLink } from './problems.ts';

/** What a place in the text is about: findings with reason, limit and source; settings with range, default and source; services. */
export function showHovers(engine: EngineHost, locale: Locale): Disposable {
  return languages.registerHoverProvider({ pattern: '**/*.arch.yaml' }, {
    provideHover: async (document, position) => {
      if (!isDesign(document)) return undefined;
      const found = await engine.ask('hover', { file: document.uri.toString(), text: document.getText(), offset: document.offsetAt(position), locale });
      if (!found.ok || !found.value) return undefined;
      const { range, parts } = found.value;
      return new Hover(parts.map(markdown), rangeIn(document, range));
    },
  });
}

/** Only the link to a rule's page may run a command; what users wrote was escaped where the text was made. */
function markdown(part: string): MarkdownString {
  const text = new MarkdownString(part.replace(/\]\(rule:([a-z0-9.-]+)\)/g, (_, rule: string) => `](${rulePageLink(rule).toString()})`));
  text.isTrusted = { enabledCommands: ['serverlessCanvas.openRule'] };
  return text;
}

function rangeIn(document: TextDocument, { start, end }: { readonly start: number; readonly end: number }): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}
