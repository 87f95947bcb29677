import { commands, Disposable, EventEmitter, Uri, window, workspace, type TextDocument } from 'vscode';
import type { Locale } from '../../core/model/text.ts';
import type { Designs } from '../designs/designs.ts';
import type { EngineHost } from '../engine-host.ts';

const SCHEME = 'serverless-canvas';

/** Pages that the extension writes and nobody edits: of a rule, and of the quota requests of a design. */
export interface Pages extends Disposable {
  readonly openRule: (rule: string) => Promise<void>;
  /** Stays true while the design changes. */
  readonly openQuotas: (document: TextDocument) => Promise<void>;
}

export function createPages(engine: EngineHost, designs: Designs, locale: Locale): Pages {
  const changed = new EventEmitter<Uri>();
  const shown = new Map<string, Uri>();
  const registration = Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(SCHEME, { onDidChange: changed.event, provideTextDocumentContent: (uri) => contentOf(uri, engine, locale) }),
    designs.onDidAnalyse(({ document }) => {
      const page = shown.get(document.uri.toString());
      if (page) changed.fire(page);
    }),
    workspace.onDidCloseTextDocument((document) => document.uri.scheme === SCHEME && shown.delete(document.uri.query)),
  );
  return {
    openRule: (rule) => preview(Uri.from({ scheme: SCHEME, path: `/rule/${rule}.md`, query: rule })),
    openQuotas: async (document) => {
      const uri = Uri.from({ scheme: SCHEME, path: `/quotas/${nameOf(document.uri)}.md`, query: document.uri.toString() });
      shown.set(uri.query, uri);
      await window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
    },
    dispose: () => registration.dispose(),
  };
}

async function contentOf({ path, query }: Uri, engine: EngineHost, locale: Locale): Promise<string> {
  if (path.startsWith('/rule/')) {
    const page = await engine.ask('rulePage', { rule: query, locale });
    return page.ok ? page.value ?? '' : page.error.message;
  }
  const document = workspace.textDocuments.find(({ uri }) => uri.toString() === query) ?? await workspace.openTextDocument(Uri.parse(query, true));
  const page = await engine.ask('quotas', { file: query, text: document.getText(), locale });
  return page.ok ? page.value : page.error.message;
}

/** As VS Code renders Markdown or, where its Markdown extension is switched off, as text. */
async function preview(uri: Uri): Promise<void> {
  const known = await commands.getCommands(true);
  if (known.includes('markdown.showPreview')) await commands.executeCommand('markdown.showPreview', uri);
  else await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
}

function nameOf(design: Uri): string {
  return design.path.slice(design.path.lastIndexOf('/') + 1).replace(/\.arch\.yaml$/, '');
}
