import { Uri, window, type Disposable, type ExtensionContext, type Webview } from 'vscode';
import type { Locale } from '../../core/model/text.ts';
import { startSession, type CanvasSession, type SessionParts } from './canvas-session.ts';
import { webviewHtml } from './webview-html.ts';

export const VIEW_TYPE = 'serverlessCanvas.editor';

/** Every canvas on the screen, the one used last first. */
export interface Canvases {
  readonly of: (uri: Uri) => CanvasSession | undefined;
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
        panel.webview.html = pageOf(panel.webview, context.extensionUri, parts.locale);
      },
    },
    { supportsMultipleEditorsPerDocument: true, webviewOptions: { retainContextWhenHidden: false, enableFindWidget: false } },
  );
  return {
    of: (uri) => {
      const ofFile = [...sessions].filter((session) => session.document.uri.toString() === uri.toString());
      return ofFile.find((session) => session.panel.active) ?? ofFile.find((session) => session.panel.visible) ?? ofFile[0];
    },
    dispose: () => registration.dispose(),
  };
}

function pageOf(webview: Webview, extension: Uri, locale: Locale): string {
  const uri = (file: string) => webview.asWebviewUri(Uri.joinPath(extension, 'dist', file)).toString();
  return webviewHtml({ scriptUri: uri('webview.js'), styleUri: uri('webview.css'), cspSource: webview.cspSource, nonce: createNonce(), locale });
}

/** 128 unguessable bits. */
function createNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
