import { env, Uri, type TextDocument, type WebviewPanel } from 'vscode';
import type { Path } from '../../core/model/json.ts';
import { ok } from '../../core/model/result.ts';
import { say, type Locale } from '../../core/model/text.ts';
import { createChannel, failure, type Answer, type Cancellation, type Channel, type Handlers } from '../../protocol/channel.ts';
import type { HostEvents, WebviewRequests } from '../../protocol/messages.ts';
import { checkWebviewRequest, safeLink } from '../../protocol/schema.ts';
import { committedText } from '../committed.ts';
import { templateOf } from '../designs/overlay-template.ts';
import { texts } from '../texts.ts';
import { silence, unsilence } from '../commands/silence.ts';
import type { Pictures } from '../commands/pictures.ts';
import type { LocalRuns } from '../run/contract.ts';
import type { Pages } from '../views/pages.ts';
import type { EditingParts } from './editing-parts.ts';
import { editingHandlers, setCanvasFocus } from './editing-requests.ts';
import { showingSelection } from './in-step.ts';
import { comparingRuns } from './run-comparing.ts';
import { showText } from './text-beside.ts';
import type { ViewStates } from './view-states.ts';

export interface SessionParts extends EditingParts {
  /** In the web extension host, which has no processes and no machine of its own. */
  readonly inBrowser: boolean;
  readonly viewStates: ViewStates;
  readonly pages: Pages;
  readonly pictures: Pictures;
  readonly exportTemplate: (document: TextDocument) => Promise<void>;
  readonly deploy: (document: TextDocument) => Promise<void>;
  readonly compareWithCommit: (document: TextDocument) => Promise<void>;
  readonly localRuns: LocalRuns;
  readonly exportBill: (document: TextDocument) => Promise<void>;
  readonly exportSimulation: (document: TextDocument, csv: string) => Promise<void>;
  readonly onFault: (fault: unknown) => void;
}

/** One canvas on the screen. */
export interface CanvasSession {
  readonly document: TextDocument;
  readonly panel: WebviewPanel;
  readonly emit: Channel<Record<never, never>, HostEvents, unknown>['emit'];
}

/** Serves the requests of one webview until its panel is closed. */
export function startSession(document: TextDocument, panel: WebviewPanel, parts: SessionParts): CanvasSession {
  // What a command tells a page that is still loading waits until it listens.
  let ready = false;
  const waiting: (() => void)[] = [];
  const onReady = () => {
    ready = true;
    const shown = parts.localRuns.shown(document.uri);
    if (shown) {
      channel.emit('run', shown.run);
      channel.emit('runActivity', shown.activity);
    }
    for (const send of waiting.splice(0)) send();
  };
  const channel = createChannel<Record<never, never>, WebviewRequests, HostEvents, unknown>({
    pipe: {
      post: (message) => void panel.webview.postMessage(message),
      listen: (handler) => {
        const subscription = panel.webview.onDidReceiveMessage(handler);
        return () => subscription.dispose();
      },
    },
    handlers: handlersOf(document, parts, onReady),
    check: checkWebviewRequest,
    onFault: parts.onFault,
  });
  const following = parts.designs.onDidAnalyse((design) => {
    if (design.document.uri.toString() === document.uri.toString() && design.outcome?.ok) channel.emit('snapshot', design.outcome.value.snapshot);
  });
  const leaving = panel.onDidChangeViewState(() => { if (!panel.active) setCanvasFocus(false); });
  panel.onDidDispose(() => {
    leaving.dispose();
    setCanvasFocus(false);
    following.dispose();
    channel.dispose();
  });
  return { document, panel, emit: (event, payload) => (ready ? channel.emit(event, payload) : void waiting.push(() => channel.emit(event, payload))) };
}

/** What leaves the design: files, and what runs at AWS. */
function takingAway(document: TextDocument, parts: SessionParts): Pick<Handlers<WebviewRequests>, 'exportTemplate' | 'exportBill' | 'deploy'> {
  return {
    exportTemplate: () => parts.exportTemplate(document).then(() => ok(null)),
    exportBill: () => parts.exportBill(document).then(() => ok(null)),
    deploy: () => {
      // It takes minutes and tells its end itself: the request only begins it.
      void parts.deploy(document);
      return Promise.resolve(ok(null));
    },
  };
}

function handlersOf(document: TextDocument, parts: SessionParts, onReady: () => void): Handlers<WebviewRequests> {
  const { designs, editing, locale, viewStates } = parts;
  return {
    ready: async () => {
      const outcome = await designs.current(document);
      if (!outcome.ok) return outcome;
      setTimeout(onReady);
      const viewState = viewStates.get(document.uri);
      return ok({ snapshot: outcome.value.snapshot, ...(viewState && { viewState }), ...(parts.inBrowser && { inBrowser: true as const }) });
    },
    edit: async ({ intent }) => {
      const outcome = await designs.current(document);
      if (outcome.ok && outcome.value.snapshot.readOnly) return failure('edit.read-only', say(texts.readOnly, locale));
      return editing.apply(document, intent);
    },
    revealText: ({ path }) => revealText(document, path, parts),
    openLink: ({ url }) => openLink(url, locale),
    silence: (finding) => silence(document, finding, parts),
    unsilence: (finding) => unsilence(document, finding, parts),
    openRule: async ({ rule }) => {
      await parts.pages.openRule(rule);
      return ok(null);
    },
    copyText: async ({ text }) => {
      await env.clipboard.writeText(text);
      return ok(null);
    },
    ...editingHandlers(document, parts), ...showingSelection(document, parts.engine),
    ...takingAway(document, parts), ...describing(document, parts),
    ...parts.localRuns.handlers(document),
    ...drawing(document, parts),
    ...whatIf(document, parts),
    ...simulating(document, parts),
    ...comparingRuns(document, { ...parts, subject: () => subjectOf(document), committed: () => committed(document, locale), signalOf }),
    saveViewState: async ({ viewState }) => {
      await viewStates.set(document.uri, viewState);
      return ok(null);
    },
  };
}

/** What AWS documents. */
function describing(document: TextDocument, { engine, locale }: SessionParts): Pick<Handlers<WebviewRequests>, 'describeProperty'> {
  return { describeProperty: ({ path }) => engine.ask('describeProperty', { file: document.uri.toString(), text: document.getText(), path, locale }) };
}

/** Pictures that the page drew because the host asked for them. */
function drawing(document: TextDocument, { pictures }: SessionParts): Pick<Handlers<WebviewRequests>, 'pictureDrawn' | 'pictureCopied'> {
  return {
    pictureDrawn: ({ png }) => pictures.drawn(document.uri, png).then(() => ok(null)),
    pictureCopied: () => {
      pictures.copied();
      return ok(null);
    },
  };
}

/** What the design would cost otherwise; given up as soon as the page does not wait for it any more. */
function whatIf(document: TextDocument, { engine, locale }: SessionParts): Pick<Handlers<WebviewRequests>, 'offers' | 'compare' | 'ranges'> {
  return {
    offers: async () => engine.ask('offers', { ...await subjectOf(document), locale }),
    compare: async ({ alternative }, cancellation) => {
      const against = alternative ? ok(alternative) : await committed(document, locale);
      return against.ok ? engine.ask('compare', { ...await subjectOf(document), locale, against: against.value }, signalOf(cancellation)) : against;
    },
    ranges: async ({ seed }, cancellation) => engine.ask('ranges', { ...await subjectOf(document), locale, seed }, signalOf(cancellation)),
  };
}

/** Runs of scenarios, in the worker, under names that pages of several files may share. */
function simulating(document: TextDocument, { engine, locale, exportSimulation }: SessionParts): Pick<Handlers<WebviewRequests>, 'scenarios' | 'simulate' | 'simulating' | 'judgeRun' | 'exportSimulation'> {
  const named = (run: string) => `${document.uri.toString()} ${run}`;
  return {
    scenarios: async () => engine.ask('scenarios', await subjectOf(document)),
    simulate: async ({ run, ...asked }, cancellation) => {
      const { version } = document;
      const subject = await subjectOf(document);
      const answer = await engine.ask('simulate', { run: named(run), ...asked, ...subject, version, locale }, signalOf(cancellation));
      return answer.ok ? ok(answer.value.result) : answer;
    },
    simulating: ({ run }) => engine.ask('simulating', { run: named(run) }),
    judgeRun: async ({ run }) => engine.ask('judgeRun', { run: named(run), ...await subjectOf(document), locale }),
    exportSimulation: ({ csv }) => exportSimulation(document, csv).then(() => ok(null)),
  };
}

/** What is asked about: the text as it stands now and, of an overlay, its template. */
async function subjectOf(document: TextDocument): Promise<{ readonly text: string; readonly source?: string }> {
  const text = document.getText();
  const template = await templateOf(document.uri, text);
  return { text, ...(template && { source: template.text }) };
}

/** The file as it was committed, and of an overlay the template too. */
async function committed(document: TextDocument, locale: Locale): Promise<Answer<{ readonly text: string; readonly title: string; readonly source?: string }>> {
  const before = await committedText(document.uri, locale);
  const template = before.ok ? await templateOf(document.uri, before.value.text) : undefined;
  if (!before.ok || !template) return before;
  const templateBefore = await committedText(Uri.parse(template.uri, true), locale);
  return ok({ ...before.value, source: templateBefore.ok ? templateBefore.value.text : template.text });
}

function signalOf({ onCancelled }: Cancellation): AbortSignal {
  const controller = new AbortController();
  onCancelled(() => controller.abort());
  return controller.signal;
}

async function revealText(document: TextDocument, path: Path, { engine, locale }: SessionParts): Promise<Answer<null>> {
  const range = await engine.ask('locate', { file: document.uri.toString(), text: document.getText(), path });
  if (!range.ok) return range;
  if (!range.value) return failure('reveal.not-found', say(texts.notFound, locale));
  await showText(document, range.value);
  return ok(null);
}

async function openLink(url: string, locale: Locale): Promise<Answer<null>> {
  const safe = safeLink(url);
  if (safe === undefined) return failure('link.refused', say(texts.badLink, locale));
  await env.openExternal(Uri.parse(safe, true));
  return ok(null);
}
