import { EventEmitter, Uri, workspace, type Disposable, type TextDocument } from 'vscode';
import type { Locale } from '../../core/model/text.ts';
import type { Answer } from '../../protocol/channel.ts';
import type { EngineHost } from '../engine-host.ts';

/** Scheme of designs that are views of templates: made of them, never saved. */
const SCHEME = 'serverless-canvas-template';
/** A template is read again when nobody has typed for so long. */
const DEBOUNCE_MS = 200;

/** Templates as read-only designs that follow their text. */
export interface TemplateViews extends Disposable {
  /** The view of a template, or why there is none. */
  readonly view: (template: TextDocument) => Promise<Answer<Uri>>;
}

/** Makes views of templates; while a text cannot be read, its view shows the last one that could. */
export function createTemplateViews(engine: EngineHost, locale: Locale): TemplateViews {
  const changed = new EventEmitter<Uri>();
  const shown = new Map<string, string>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  async function read(template: TextDocument): Promise<Answer<string>> {
    const imported = await engine.ask('importTemplate', { name: nameOf(template.uri), text: template.getText(), locale });
    if (!imported.ok) return imported;
    const text = `source: ./${fileOf(template.uri)}\n${imported.value.text}`;
    shown.set(viewOf(template.uri).toString(), text);
    return { ok: true, value: text };
  }

  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: async (view) => {
      const answer = await read(await workspace.openTextDocument(templateOf(view)));
      return answer.ok ? answer.value : shown.get(view.toString());
    },
  });
  const typing = workspace.onDidChangeTextDocument(({ document }) => {
    const view = viewOf(document.uri);
    const key = view.toString();
    if (!shown.has(key)) return;
    clearTimeout(timers.get(key));
    timers.set(key, setTimeout(() => changed.fire(view), DEBOUNCE_MS));
  });
  const closing = workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString()));

  return {
    view: async (template) => {
      const answer = await read(template);
      return answer.ok ? { ok: true, value: viewOf(template.uri) } : answer;
    },
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      for (const each of [provider, typing, closing, changed]) each.dispose();
    },
  };
}

/** Whether a design is a view of a template, whole as it is. */
export function isTemplateView({ scheme }: Uri): boolean {
  return scheme === SCHEME;
}

function viewOf(template: Uri): Uri {
  return Uri.from({ scheme: SCHEME, path: `${template.path}.arch.yaml`, query: template.toString() });
}

/** The template that a view is of. */
export function templateOf(view: Uri): Uri {
  return Uri.parse(view.query, true);
}

function fileOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** `orders.template.yaml` is the design `orders`. */
export function nameOf(template: Uri): string {
  return fileOf(template).replace(/\.(?:ya?ml|json|template|txt)$/i, '').replace(/\.template$/i, '');
}
