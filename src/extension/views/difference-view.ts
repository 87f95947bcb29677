import { ColorThemeKind, env, ViewColumn, window, workspace, type Disposable, type TextDocument, type WebviewPanel } from 'vscode';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import type { DifferenceSnapshot } from '../../protocol/difference-messages.ts';
import { committedText } from '../committed.ts';
import { templateOf } from '../designs/overlay-template.ts';
import type { EngineHost } from '../engine-host.ts';
import { differencePage } from './difference-page.ts';

const texts = {
  title: { en: 'Compared with Last Commit', ko: '마지막 커밋과 비교' },
  copied: { en: 'The comparison is in the clipboard as Markdown.', ko: '비교 결과를 Markdown으로 클립보드에 복사했습니다.' },
  copy: { en: 'Copy as Markdown', ko: 'Markdown으로 복사' },
} as const satisfies Readonly<Record<string, Text>>;

/** The design against the last commit: a picture of both with what differs marked, and the list of it. */
export interface DifferenceViews extends Disposable {
  readonly open: (document: TextDocument) => Promise<void>;
}

export function createDifferenceViews(engine: EngineHost, locale: Locale): DifferenceViews {
  const panels = new Map<string, { readonly panel: WebviewPanel; readonly document: TextDocument }>();
  const show = (document: TextDocument, difference: DifferenceSnapshot): void => {
    const key = document.uri.toString();
    const panel = panels.get(key)?.panel ?? window.createWebviewPanel('serverlessCanvas.difference', say(texts.title, locale), { viewColumn: ViewColumn.Beside, preserveFocus: false }, { enableScripts: false, localResourceRoots: [] });
    if (!panels.has(key)) panel.onDidDispose(() => panels.delete(key));
    panels.set(key, { panel, document });
    panel.webview.html = differencePage(difference, locale);
    panel.reveal(undefined, true);
  };
  // The picture has its colours in itself: another theme takes another picture.
  const redrawn = window.onDidChangeActiveColorTheme(async () => {
    for (const { panel, document } of [...panels.values()]) {
      const difference = await compare(document, engine, locale);
      if (difference) panel.webview.html = differencePage(difference, locale);
    }
  });
  return {
    open: async (document) => {
      const difference = await compare(document, engine, locale);
      if (!difference) return;
      show(document, difference);
      const chosen = await window.showInformationMessage(difference.summary.join(' '), say(texts.copy, locale));
      if (chosen === undefined) return;
      await env.clipboard.writeText(difference.markdown);
      void window.showInformationMessage(say(texts.copied, locale));
    },
    dispose: () => {
      redrawn.dispose();
      for (const { panel } of [...panels.values()]) panel.dispose();
    },
  };
}

/** A design, as it stands in its editor, against the last commit; where that cannot be, says why. */
async function compare(document: TextDocument, engine: EngineHost, locale: Locale): Promise<DifferenceSnapshot | undefined> {
  const committed = await committedText(document.uri, locale);
  if (!committed.ok) return void window.showErrorMessage(committed.error.message);
  const { text: earlier, title } = committed.value;
  const [template, templateBefore] = await Promise.all([templateOf(document.uri, document.getText()), templateOf(document.uri, earlier)]);
  const difference = await engine.ask('difference', {
    text: document.getText(), name: workspace.asRelativePath(document.uri), theme: theme(), locale, ...(template && { source: template.text }),
    against: { text: earlier, title, ...(templateBefore && { source: templateBefore.text }) },
  });
  return difference.ok ? difference.value : void window.showErrorMessage(difference.error.message);
}

function theme(): 'light' | 'dark' {
  const { kind } = window.activeColorTheme;
  return kind === ColorThemeKind.Dark || kind === ColorThemeKind.HighContrast ? 'dark' : 'light';
}
