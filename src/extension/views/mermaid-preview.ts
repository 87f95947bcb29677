import { env, Uri, ViewColumn, window, type Disposable, type TextDocument, type WebviewPanel } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import { mermaidAsked, type MermaidAsked, type MermaidForm, type MermaidShown } from '../../protocol/mermaid-view.ts';
import type { Designs } from '../designs/designs.ts';
import type { EngineHost } from '../engine-host.ts';
import { pageOf } from '../editor/webview-page.ts';
import { diagramTexts } from '../commands/diagram-texts.ts';

/** Beside a design, mermaid's own drawing of its Mermaid text, which follows the design. */
export interface MermaidPreviews extends Disposable {
  readonly open: (document: TextDocument) => void;
}

interface Preview {
  readonly panel: WebviewPanel;
  form: MermaidForm;
  text: string;
}

export function createMermaidPreviews(extension: Uri, engine: EngineHost, designs: Designs, locale: Locale): MermaidPreviews {
  const previews = new Map<string, Preview>();
  const words: MermaidShown['words'] = { flowchart: 'flowchart', architecture: 'architecture-beta', copy: say(diagramTexts.copyMermaid, locale), failed: say(diagramTexts.mermaidFailed, locale) };

  async function show(document: TextDocument): Promise<void> {
    const preview = previews.get(document.uri.toString());
    if (!preview) return;
    const { form } = preview;
    const diagram = await engine.ask('diagram', { file: document.uri.toString(), text: document.getText(), form, theme: 'light', locale });
    if (!diagram.ok || preview.form !== form) return;
    preview.text = diagram.value;
    await preview.panel.webview.postMessage({ kind: 'show', text: diagram.value, form, words } satisfies MermaidShown);
  }

  async function answer(asked: MermaidAsked, document: TextDocument, preview: Preview): Promise<void> {
    if (asked.kind === 'copy') return env.clipboard.writeText(preview.text);
    if (asked.kind === 'form') preview.form = asked.form;
    return show(document);
  }

  const following = designs.onDidAnalyse(({ document }) => void show(document));
  return {
    open: (document) => {
      const key = document.uri.toString();
      const known = previews.get(key);
      if (known) return known.panel.reveal(undefined, true);
      const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1).replace(/\.arch\.yaml$/, '');
      const panel = window.createWebviewPanel('serverlessCanvas.mermaid', `${name} · Mermaid`, { viewColumn: ViewColumn.Beside, preserveFocus: true }, { enableScripts: true, localResourceRoots: [Uri.joinPath(extension, 'dist')] });
      const preview: Preview = { panel, form: 'flowchart', text: '' };
      previews.set(key, preview);
      panel.onDidDispose(() => previews.delete(key));
      panel.webview.onDidReceiveMessage((message) => {
        const asked = mermaidAsked(message);
        if (asked) void answer(asked, document, preview);
      });
      panel.webview.html = pageOf(panel.webview, extension, locale, 'mermaid-view');
    },
    dispose: () => {
      following.dispose();
      for (const { panel } of previews.values()) panel.dispose();
    },
  };
}
