import { Uri, window, type Disposable, type WebviewPanel } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import { samplesAsked, type SampleCard, type SamplesAsked, type SamplesShown } from '../../protocol/samples-view.ts';
import { openCanvas } from '../commands/create.ts';
import { folderFor } from '../commands/files.ts';
import { pageOf } from '../editor/webview-page.ts';
import type { EngineHost } from '../engine-host.ts';
import { copySample, designOf, SAMPLES, type Sample } from './samples.ts';
import { priceOf, samplesTexts } from './texts.ts';

/** The gallery of samples: each drawn, with what it costs. */
export interface Gallery extends Disposable {
  readonly open: () => void;
  /** Copies a sample by its name into a folder (asked for where none is given) and opens it as a canvas. */
  readonly copy: (name: string, folder?: Uri) => Promise<void>;
}

export function createGallery(extension: Uri, engine: EngineHost, locale: Locale): Gallery {
  let panel: WebviewPanel | undefined;

  async function copy(name: string, folder?: Uri): Promise<void> {
    const sample = SAMPLES.find((each) => each.name === name);
    if (!sample) return void window.showErrorMessage(say(samplesTexts.unknown, locale));
    const parent = folder ?? (await askForFolder(locale));
    if (!parent) return;
    try {
      await openCanvas(await copySample(extension, sample, parent));
    } catch (error) {
      void window.showErrorMessage(`${say(samplesTexts.failed, locale)} ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async function answer(asked: SamplesAsked, show: (message: SamplesShown) => void): Promise<void> {
    if (asked.kind === 'open') return copy(asked.name);
    const { title, about, open, filter, none } = samplesTexts;
    show({ kind: 'words', title: say(title, locale), about: say(about, locale), open: say(open, locale), filter: say(filter, locale), none: say(none, locale) });
    for (const sample of SAMPLES) show({ kind: 'card', card: await cardOf(sample, asked.theme, { extension, engine, locale }) });
  }

  return {
    copy,
    open: () => {
      if (panel) return panel.reveal();
      const created = window.createWebviewPanel('serverlessCanvas.samples', say(samplesTexts.title, locale), { viewColumn: -1 }, { enableScripts: true, localResourceRoots: [Uri.joinPath(extension, 'dist')] });
      panel = created;
      created.onDidDispose(() => { panel = undefined; });
      created.webview.onDidReceiveMessage((message) => {
        const asked = samplesAsked(message);
        if (asked) void answer(asked, (shown) => { if (panel === created) void created.webview.postMessage(shown); });
      });
      created.webview.html = pageOf(created.webview, extension, locale, 'samples-view');
    },
    dispose: () => panel?.dispose(),
  };
}

interface Parts {
  readonly extension: Uri;
  readonly engine: EngineHost;
  readonly locale: Locale;
}

/** A sample drawn and billed; a file that is missing or cannot be read leaves a card without a picture. */
async function cardOf(sample: Sample, theme: 'light' | 'dark', { extension, engine, locale }: Parts): Promise<SampleCard> {
  const words = { name: sample.name, title: say(sample.title, locale), about: say(sample.about, locale) };
  try {
    const file = Uri.joinPath(extension, 'samples', sample.name, `${sample.name}.arch.yaml`).toString();
    const text = await designOf(extension, sample);
    const [picture, outcome] = await Promise.all([
      engine.ask('diagram', { file, text, form: 'svg', theme, locale }),
      engine.ask('analyse', { file, title: sample.name, text, version: 1, locale }),
    ]);
    await engine.ask('forget', { file });
    const price = outcome.ok ? say(priceOf(outcome.value.snapshot.bill.total, outcome.value.snapshot.region), locale) : '';
    return { ...words, price, picture: picture.ok ? picture.value : '' };
  } catch {
    return { ...words, price: '', picture: '' };
  }
}

async function askForFolder(locale: Locale): Promise<Uri | undefined> {
  const folder = folderFor(undefined);
  const chosen = await window.showOpenDialog({ title: say(samplesTexts.where, locale), canSelectFiles: false, canSelectFolders: true, ...(folder && { defaultUri: folder }) });
  return chosen?.[0];
}
