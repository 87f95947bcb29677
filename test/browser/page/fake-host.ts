import { createAnalyser } from '../../../src/core/analysis/analyse.ts';
import type { PropertyCard } from '../../../src/protocol/property-messages.ts';
import type { Analysis } from '../../../src/core/analysis/contract.ts';
import { schemaOf } from '../../../src/core/analysis/schema.ts';
import type { Intent } from '../../../src/core/document/contract.ts';
import { copyBlocks } from '../../../src/core/document/copy.ts';
import { editsFor } from '../../../src/core/document/edits.ts';
import { parseDocument } from '../../../src/core/document/parser.ts';
import { applyEdits } from '../../../src/core/document/pieces.ts';
import { ok } from '../../../src/core/model/result.ts';
import { say, verbatim, type Locale } from '../../../src/core/model/text.ts';
import { silenceIntent, unsilenceIntent } from '../../../src/core/rules/silence-intents.ts';
import { simulationHandlers } from '../../../src/node/worker/simulate.ts';
import { comparing } from './comparing.ts';
import { createChannel, failure, type Answer, type Handlers } from '../../../src/protocol/channel.ts';
import { CANVAS_ACTIONS, type CanvasAction, type EditingRequests } from '../../../src/protocol/editing-messages.ts';
import type { AlternativeRef, ComparisonSnapshot, HostEvents, Snapshot, ViewState, WebviewRequests } from '../../../src/protocol/messages.ts';
import { checkWebviewRequest, safeLink } from '../../../src/protocol/schema.ts';
import { snapshotOf } from '../../../src/protocol/snapshot.ts';
import { comparisonSteps, offersSnapshot, uncertaintySteps } from '../../../src/protocol/what-if.ts';
import { catalog } from '../../../src/services/catalog.ts';
import { fakeRun } from './fake-run.ts';

/** What a test sees of the host and may do as the user's other editor. */
export interface FakeHost {
  readonly requests: { readonly method: string; readonly params: unknown }[];
  text: () => string;
  /** As typing in the text editor beside. */
  setText: (text: string) => void;
  emit: <K extends keyof HostEvents>(event: K, payload: HostEvents[K]) => void;
  /** What is in the clipboard. */
  clipboard: string;
  /** Whether keys go to the canvas, as keybindings of VS Code ask. */
  canvasFocus: boolean;
}

export interface FakeHostOptions {
  readonly text: string;
  readonly locale?: Locale;
  readonly viewState?: ViewState;
  /** VS Code runs in the browser alone. */
  readonly inBrowser?: true;
  /** The first `ready` is refused with this. */
  readonly failFirst?: string;
  /** What the user writes where a reason is asked for; absent: the question is dismissed. */
  readonly reason?: string;
  /** The text of the file as git has it. */
  readonly committed?: string;
  /** Those of the manifest. */
  readonly keybindings?: readonly { readonly command: string; readonly key: string; readonly when: string }[];
  /** Other designs of the workspace: path and text. */
  readonly others?: Readonly<Record<string, string>>;
  /** A change of the text comes before the answer to `ready`, as where VS Code is still loading. */
  readonly overtaken?: boolean;
  /** Never answers `ready`. */
  readonly silent?: boolean;
}

declare global {
  interface Window {
    fakeHostOptions: FakeHostOptions;
    fakeHost: FakeHost;
    acquireVsCodeApi: () => { postMessage: (message: unknown) => void };
  }
}

function finished<T>(steps: Generator<unknown, T, unknown>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * The extension host in the page: the real analysis, edits, channel and checks over a text in memory.
 * Messages go through JSON as VS Code's do.
 */
function startFakeHost(options: FakeHostOptions): FakeHost {
  const { analyse } = createAnalyser(catalog);
  const locale = options.locale ?? 'en';
  const past: string[] = [];
  const future: string[] = [];
  let { text } = options;
  let version = 1;
  let failing = options.failFirst;
  let lastGood: Analysis | undefined;
  let fromWebview: (message: unknown) => void = () => {};
  const requests: FakeHost['requests'] = [];

  const snapshot = (): Snapshot => {
    const analysis = analyse(text);
    if (!analysis.document.broken) lastGood = analysis;
    return snapshotOf(analysis, { version, locale, file: 'conference.arch.yaml', lastGood, catalog });
  };
  const become = (next: string): void => {
    text = next;
    version += 1;
    channel.emit('snapshot', snapshot());
  };
  const step = (from: string[], to: string[]): void => {
    const next = from.pop();
    if (next === undefined) return;
    to.push(text);
    become(next);
  };
  const edit = (intent: Intent): Answer<{ readonly version: number }> => {
    const edits = editsFor(text, intent);
    if (!edits.ok) return failure(edits.error.code, say(edits.error.message, locale));
    if (edits.value.length > 0) {
      past.push(text);
      future.length = 0;
      become(applyEdits(text, edits.value));
    }
    return ok({ version });
  };
  const ignore = () => analyse(text).document.design.ignore;
  const compare = (alternative: AlternativeRef | undefined): Answer<ComparisonSnapshot> => {
    const { design } = analyse(text).document;
    if (!alternative && options.committed === undefined) return failure('compare.not-committed', 'This file has not been committed yet.');
    const against = alternative ?? { design: parseDocument(options.committed ?? '', schemaOf(catalog)).design, title: verbatim('HEAD') };
    return finished(comparisonSteps(design, against, catalog, locale));
  };
  const simulation = simulationHandlers();
  const editing: Pick<Handlers<WebviewRequests>, keyof EditingRequests> = {
    copyBlocks: ({ clipboard, places, ...chosen }) => {
      const copied = copyBlocks(text, chosen, places);
      if (clipboard) host.clipboard = copied;
      return ok({ text: copied });
    },
    readClipboard: () => ok({ text: host.clipboard }),
    canvasFocus: ({ focused }) => {
      host.canvasFocus = focused;
      return ok(null);
    },
    dropFile: () => ok({}),
  };
  const handlers: Handlers<WebviewRequests> = {
    selected: () => ok(null),
    ready: async () => {
      if (options.silent) return new Promise(() => {});
      if (options.overtaken) {
        become(text);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      if (failing !== undefined) {
        const message = failing;
        failing = undefined;
        return failure('test.failed', message);
      }
      return ok({ snapshot: snapshot(), ...(options.viewState && { viewState: options.viewState }), ...(options.inBrowser && { inBrowser: options.inBrowser }) });
    },
    edit: ({ intent }) => edit(intent),
    silence: (finding) => (options.reason === undefined ? ok({}) : edit(silenceIntent(ignore(), finding, options.reason))),
    unsilence: (finding) => edit(unsilenceIntent(ignore(), finding)),
    openRule: () => ok(null),
    copyText: () => ok(null),
    describeProperty: ({ path }) => ok(path.at(-1) === 'MemorySize' ? MEMORY : null),
    revealText: () => ok(null),
    openLink: ({ url }) => (safeLink(url) === undefined ? failure('link.refused', 'refused') : ok(null)),
    exportTemplate: () => ok(null),
    deploy: () => ok(null),
    exportBill: () => ok(null),
    pictureDrawn: () => ok(null),
    pictureCopied: () => ok(null),
    offers: () => ok(offersSnapshot(analyse(text).document.design, catalog, locale)),
    compare: ({ alternative }) => compare(alternative),
    ranges: ({ seed }) => ok(finished(uncertaintySteps(analyse(text).document.design, seed, catalog, locale))),
    scenarios: (_params, cancellation) => simulation.scenarios({ text }, cancellation),
    simulate: async (params, cancellation) => {
      const answer = await simulation.simulate({ ...params, text, version, locale }, cancellation);
      return answer.ok ? ok(answer.value.result) : answer;
    },
    simulating: (params, cancellation) => simulation.simulating(params, cancellation),
    judgeRun: (params, cancellation) => simulation.judgeRun({ ...params, text, locale }, cancellation),
    exportSimulation: () => ok(null),
    ...comparing(() => text, options, locale),
    ...fakeRun(() => text, (next) => {
      past.push(text);
      become(next);
      return version;
    }),
    ...editing,
    saveViewState: () => ok(null),
  };
  const channel = createChannel<Record<never, never>, WebviewRequests, HostEvents, Record<never, never>>({
    pipe: {
      post: (message) => window.postMessage(JSON.parse(JSON.stringify(message)), '*'),
      listen: (handler) => {
        fromWebview = handler;
        return () => {};
      },
    },
    handlers,
    check: checkWebviewRequest,
    onFault: (fault) => console.error('fault', fault),
  });
  // As in VS Code, the host works in a task of its own, never in the one of the page that asked; a trace tells it by its mark.
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = ({ data }) => {
    performance.mark('host');
    fromWebview(data);
  };
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => {
      const sent = JSON.parse(JSON.stringify(message)) as { type?: string; method?: string; params?: unknown };
      if (sent.type === 'request') requests.push({ method: sent.method ?? '', params: sent.params });
      port1.postMessage(sent);
    },
  });
  // As VS Code, which listens on the window of a webview.
  window.addEventListener('keydown', (event) => {
    const { ctrlKey, metaKey, shiftKey, key } = event;
    if (!ctrlKey && !metaKey) return;
    // The browser's own undo would go to the field that was typed into last.
    if (['z', 'y'].includes(key.toLowerCase())) event.preventDefault();
    if (key.toLowerCase() === 'z' && !shiftKey) step(past, future);
    else if (key.toLowerCase() === 'y' || key.toLowerCase() === 'z') step(future, past);
  });
  window.addEventListener('keydown', (event) => {
    const action = host.canvasFocus ? boundAction(event) : undefined;
    if (!action) return;
    event.preventDefault();
    channel.emit('act', { action });
  });
  const host: FakeHost = { requests, text: () => text, setText: become, emit: (event, payload) => channel.emit(event, payload), clipboard: '', canvasFocus: false };
  return host;
}

/** What the manifest binds a key to while the canvas has the focus. */
function boundAction({ ctrlKey, altKey, shiftKey, key }: KeyboardEvent): CanvasAction | undefined {
  const name = key.replace(/^Arrow/, '').toLowerCase();
  const pressed = [ctrlKey && 'ctrl', shiftKey && 'shift', altKey && 'alt', name].filter(Boolean).join('+');
  const bound = window.fakeHostOptions.keybindings?.find((binding) => binding.key === pressed && binding.when.includes('serverlessCanvas.canvasFocus'));
  return CANVAS_ACTIONS.find((action) => bound?.command === `serverlessCanvas.${action}`);
}

/** What the engine says of a function's memory. */
const MEMORY: PropertyCard = {
  name: 'MemorySize', type: 'AWS::Lambda::Function', text: 'The amount of memory available to the function at runtime. The default value is `128` MB.',
  facts: ['Kind: whole number · Optional', 'Range: 128 – 32,768 (AWS’s service specification)'], page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html',
};

window.fakeHost = startFakeHost(window.fakeHostOptions);
