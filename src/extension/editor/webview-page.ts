import { Uri, type Webview } from 'vscode';
import type { Locale } from '../../core/model/text.ts';
import { webviewHtml } from './webview-html.ts';

/** The page of a bundle of `dist/`: its script and its style sheet, nothing else. */
export function pageOf(webview: Webview, extension: Uri, locale: Locale, bundle: string): string {
  const uri = (file: string) => webview.asWebviewUri(Uri.joinPath(extension, 'dist', file)).toString();
  return webviewHtml({ scriptUri: uri(`${bundle}.js`), styleUri: uri(`${bundle}.css`), cspSource: webview.cspSource, nonce: createNonce(), locale });
}

/** 128 unguessable bits. */
function createNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
