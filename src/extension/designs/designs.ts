import { Disposable, EventEmitter, workspace, type Event, type TextDocument, type Uri } from 'vscode';
import type { Locale } from '../../core/model/text.ts';
import type { Answer } from '../../protocol/channel.ts';
import type { Outcome } from '../../protocol/engine.ts';
import type { EngineHost } from '../engine-host.ts';
import { templateOf } from './overlay-template.ts';

/** Keystrokes closer together than this are answered once. */
const DEBOUNCE_MS = 30;

/** What is known of one open design file, however it is open: as a canvas, as text, or both. */
export interface Design {
  readonly document: TextDocument;
  /** The latest outcome; that of an older version while a new one is under way. */
  readonly outcome: Answer<Outcome> | undefined;
}

export interface Designs extends Disposable {
  readonly onDidAnalyse: Event<Design>;
  readonly onDidClose: Event<Uri>;
  readonly get: (uri: Uri) => Design | undefined;
  /** The outcome of the document as it stands now. */
  readonly current: (document: TextDocument) => Promise<Answer<Outcome>>;
}

/** A design file itself, not its past in a diff (the Problems panel is about what can be mended). */
export function isDesign(document: TextDocument): boolean {
  return document.uri.path.endsWith('.arch.yaml') && document.uri.scheme !== 'git';
}

interface Entry {
  readonly document: TextDocument;
  outcome: Answer<Outcome> | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** The template that it stands on, where it is an overlay. */
  template: string | undefined;
  /** The analysis begun last and the version it is of. */
  running: { readonly version: number; readonly answer: Promise<Answer<Outcome>> } | undefined;
}

/** Watches every open design file and analyses it when it changes: one analysis at a time for each, the last text wins. */
export class DesignWatcher implements Designs {
  readonly #engine: EngineHost;
  readonly #locale: Locale;
  readonly #entries = new Map<string, Entry>();
  readonly #analysed = new EventEmitter<Design>();
  readonly #closed = new EventEmitter<Uri>();
  readonly #subscriptions: Disposable;
  readonly onDidAnalyse = this.#analysed.event;
  readonly onDidClose = this.#closed.event;

  constructor(engine: EngineHost, locale: Locale) {
    this.#engine = engine;
    this.#locale = locale;
    this.#subscriptions = Disposable.from(
      workspace.onDidOpenTextDocument((document) => this.#changed(document)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 && this.#changed(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.#templateChanged(document)),
      workspace.onDidCloseTextDocument((document) => this.#close(document)),
      this.#analysed,
      this.#closed,
    );
    for (const document of workspace.textDocuments) this.#changed(document);
  }

  get(uri: Uri): Design | undefined {
    return this.#entries.get(uri.toString());
  }

  current(document: TextDocument): Promise<Answer<Outcome>> {
    return this.#analyse(this.#entryOf(document));
  }

  dispose(): void {
    for (const entry of this.#entries.values()) clearTimeout(entry.timer);
    this.#subscriptions.dispose();
  }

  #entryOf(document: TextDocument): Entry {
    const key = document.uri.toString();
    const known = this.#entries.get(key);
    if (known?.document === document) return known;
    const entry: Entry = { document, outcome: undefined, timer: undefined, template: undefined, running: undefined };
    this.#entries.set(key, entry);
    return entry;
  }

  #changed(document: TextDocument): void {
    if (!isDesign(document)) return;
    const entry = this.#entryOf(document);
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void this.#analyse(entry), DEBOUNCE_MS);
  }

  /** Overlays follow the template that they stand on. */
  #templateChanged({ uri }: TextDocument): void {
    for (const entry of this.#entries.values()) {
      if (entry.template !== uri.toString()) continue;
      entry.running = undefined;
      this.#changed(entry.document);
    }
  }

  /** The analysis of the present version, shared by all who ask for it. */
  #analyse(entry: Entry): Promise<Answer<Outcome>> {
    clearTimeout(entry.timer);
    const { document, running } = entry;
    const { version } = document;
    if (running?.version === version) return running.answer;
    const text = document.getText();
    const asked = (running?.answer ?? Promise.resolve()).then(async () => {
      const template = await templateOf(document.uri, text);
      entry.template = template?.uri;
      return { file: document.uri.toString(), title: workspace.asRelativePath(document.uri), text, version, locale: this.#locale, ...(template && { source: template.text }) };
    });
    const answer = asked.then((params) => this.#engine.ask('analyse', params));
    entry.running = { version, answer };
    void answer.then(async (outcome) => {
      if (this.#publish(entry, version, outcome) && outcome.ok && outcome.value.incomplete) this.#publish(entry, version, await this.#engine.ask('complete', await asked));
    });
    return answer;
  }

  /** Tells everybody, unless the text has changed meanwhile. */
  #publish(entry: Entry, version: number, outcome: Answer<Outcome>): boolean {
    const { document } = entry;
    if (document.version !== version || document.isClosed) return false;
    entry.outcome = outcome;
    this.#analysed.fire(entry);
    return true;
  }

  #close(document: TextDocument): void {
    const key = document.uri.toString();
    const entry = this.#entries.get(key);
    if (entry?.document !== document) return;
    clearTimeout(entry.timer);
    this.#entries.delete(key);
    void this.#engine.ask('forget', { file: key });
    this.#closed.fire(document.uri);
  }
}
