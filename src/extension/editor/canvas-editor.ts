import { Uri, window, type Disposable, type ExtensionContext } from 'vscode';
import { startSession, type CanvasSession, type SessionParts } from './canvas-session.ts';
import { pageOf } from './webview-page.ts';

export const VIEW_TYPE = 'serverlessCanvas.editor';

/** Every canvas on the screen, the one used last first. */
export interface Canvases {
  readonly of: (uri: Uri) => CanvasSession | undefined;
  readonly allOf: (uri: Uri) => readonly CanvasSession[];
}

/** Registers the canvas as an editor of `*.arch.yaml`. */
export function registerCanvasEditor(context: ExtensionContext, parts: SessionParts): Disposable & Canvases {
  const sessions = new Set<CanvasSession>();
  const roots = ['dist', 'media'].map((folder) => Uri.joinPath(context.extensionUri, folder));
  const registration = window.registerCustomEditorProvider(
    VIEW_TYPE,
    {
      resolveCustomTextEditor: (document, panel) => {
        panel.webview.options = { enableScripts: true, localResourceRoots: roots };
        const session = startSession(document, panel, parts);
        sessions.add(session);
        panel.onDidDispose(() => sessions.delete(session));
        panel.webview.html = pageOf(panel.webview, context.extensionUri, parts.locale, 'webview');
      },
    },
    { supportsMultipleEditorsPerDocument: true, webviewOptions: { retainContextWhenHidden: false, enableFindWidget: false } },
  );
  const allOf = (uri: Uri): readonly CanvasSession[] => [...sessions].filter((session) => session.document.uri.toString() === uri.toString());
  return {
    allOf,
    of: (uri) => {
      const ofFile = allOf(uri);
      return ofFile.find((session) => session.panel.active) ?? ofFile.find((session) => session.panel.visible) ?? ofFile[0];
    },
    dispose: () => registration.dispose(),
  };
}
