import { createContext, useContext } from 'react';
import type { Intent } from '../../src/core/document/contract.ts';
import type { Path } from '../../src/core/model/json.ts';
import { say, type Text } from '../../src/core/model/text.ts';
import type { AbortLike, Answer } from '../../src/protocol/channel.ts';
import type { CanvasAction, EditingRequests } from '../../src/protocol/editing-messages.ts';
import type { FindingRef, HostEvents, WebviewRequests } from '../../src/protocol/messages.ts';
import type { HostClient } from '../host/client.ts';
import { base64Of, copyPng, pngOf } from '../host/picture.ts';
import { editingStrings } from '../ui/editing-strings.ts';
import { strings } from '../ui/strings.ts';
import { pageLocale } from '../ui/use-text.ts';
import { createRunner, type Runner } from '../run/runner.ts';
import { createRunComparer, type RunComparer } from '../simulation/run-comparer.ts';
import { createSimulator, type Simulator } from '../simulation/simulator.ts';
import { flowId } from './flow-ids.ts';
import { keepInStep } from './in-step.ts';
import { createStart } from './start.ts';
import { LAST_COMMIT, type Store } from './store.ts';
import { writeView, type View } from './view.ts';

const SAVE_VIEW_AFTER = 250;
/** Pixels in which a comparison shows its curves; the window may allow less. */
const COMPARE_HEIGHT = 420;

/** Questions that change nothing. */
export type WhatIf = 'offers' | 'compare' | 'ranges' | 'scenarios' | 'otherDesigns' | 'describeProperty';

/** What the webview can do: everything that changes the design goes to the host as one intent, the rest into the store. */
export interface Controller {
  readonly start: () => Promise<void>;
  /** One undo step. The version it led to; undefined where the host refused, and the reason is shown. */
  readonly edit: (intent: Intent, title: Text, done?: Text) => Promise<number | undefined>;
  readonly revealText: (path: Path) => void;
  readonly openLink: (url: string) => void;
  readonly openRule: (rule: string) => void;
  /** Asks for the reason and silences a finding; the host refuses an empty one. */
  readonly silence: (finding: FindingRef) => Promise<void>;
  readonly unsilence: (finding: FindingRef) => Promise<void>;
  /** The YAML of blocks, also into the clipboard where that is asked for; undefined where the host refused. */
  readonly copyBlocks: (params: EditingRequests['copyBlocks']['params']) => Promise<string | undefined>;
  readonly readClipboard: () => Promise<string | undefined>;
  /** Brings in a file that was dropped. */
  readonly dropFile: (params: EditingRequests['dropFile']['params']) => Promise<void>;
  /** Tells VS Code whether its keybindings for the canvas apply. */
  readonly setCanvasFocus: (focused: boolean) => void;
  /** Calls back when a command of VS Code asks the canvas to do something, until the answer is called. */
  readonly onAct: (perform: (action: CanvasAction) => void) => () => void;
  readonly complain: (text: Text) => void;
  /** Into the clipboard; false where the host refused. */
  readonly copy: (text: string) => Promise<boolean>;
  readonly exportTemplate: () => void;
  readonly deploy: () => void;
  readonly exportBill: () => void;
  /** Asks what the design would cost otherwise. The answer may take a while and be refused; the signal gives it up. */
  readonly whatIf: <K extends WhatIf>(question: K, params: WebviewRequests[K]['params'], signal: AbortLike) => Promise<Answer<WebviewRequests[K]['result']>>;
  readonly simulator: Simulator;
  readonly runComparer: RunComparer;
  readonly runner: Runner;
  readonly setView: (patch: Partial<View>) => void;
  readonly select: (flowIds: Iterable<string>) => void;
  readonly announce: (text: Text) => void;
}

/** Waits for an answer; false where the host refused, and the reason is shown. */
type Ask = (answer: Promise<Answer<unknown>>) => Promise<boolean>;

/** Says aloud what happened, and shows what went wrong. */
function voiceOf(store: Store) {
  const locale = () => store.get().snapshot?.locale ?? pageLocale();
  const announce = (text: Text) => store.set({ announcement: { text: say(text, locale()), count: store.get().announcement.count + 1 } });
  const complain = (text: string) => {
    store.set({ notice: { severity: 'error', text } });
    announce({ en: text, ko: text });
  };
  return { locale, announce, complain };
}

/** Makes the controller and subscribes to the host's events. */
export function createController(store: Store, host: HostClient): Controller {
  const { locale, announce, complain } = voiceOf(store);
  const ask: Ask = async (answer) => {
    const result = await answer;
    if (!result.ok) complain(result.error.message);
    return result.ok;
  };
  const change = async (answer: Promise<Answer<{ readonly version?: number }>>, done: Text): Promise<void> => {
    const result = await answer;
    if (!result.ok) complain(result.error.message);
    else if (result.value.version !== undefined) announce(done);
  };
  const saveView = debounced(SAVE_VIEW_AFTER, () => void host.request('saveViewState', { viewState: writeView(store.get().view, store.get().selection) }));
  onSelection(store, saveView);
  const edit = createEditor(store, host, complain);
  listen(store, host, complain);
  const start = createStart(store, host);
  return {
    start,
    edit: async (intent, title, done) => {
      const version = await edit(intent, say(title, locale()));
      if (version !== undefined && done) announce(done);
      return version;
    },
    ...requests(host, ask, change),
    ...editingRequests(host, complain, announce),
    complain: (text) => complain(say(text, locale())),
    simulator: createSimulator(store, host, { announce, complain }),
    runComparer: createRunComparer(store, host, { announce, complain }),
    runner: createRunner(store, host, { announce, complain }),
    whatIf: (question, params, signal) => host.request(question, params, signal),
    setView: (patch) => {
      store.set({ view: { ...store.get().view, ...patch } });
      saveView();
    },
    select: (flowIds) => store.set({ selection: new Set(flowIds), highlight: undefined }),
    announce,
  };
}

function listen(store: Store, host: HostClient, complain: (text: string) => void): void {
  keepInStep(store, host);
  host.on('reveal', ({ id }) => reveal(store, id));
  host.on('show', (what) => show(store, what));
  host.on('deployment', ({ nodes }) => store.set({ deployment: new Map(nodes.map((node) => [node.node, node])) }));
  host.on('picture', (picture) => void draw(picture, host).catch((fault: unknown) => complain(fault instanceof Error ? fault.message : String(fault))));
}

type Requests = Pick<Controller, 'revealText' | 'openRule' | 'silence' | 'unsilence' | 'copy' | 'openLink' | 'exportTemplate' | 'deploy' | 'exportBill'>;

/** Clipboard, keys and dropped files. */
function editingRequests(host: HostClient, complain: (text: string) => void, announce: (text: Text) => void): Pick<Controller, 'copyBlocks' | 'readClipboard' | 'dropFile' | 'setCanvasFocus' | 'onAct'> {
  const textOf = async (answer: Promise<Answer<{ readonly text: string }>>): Promise<string | undefined> => {
    const result = await answer;
    if (result.ok) return result.value.text;
    complain(result.error.message);
    return undefined;
  };
  let perform: ((action: CanvasAction) => void) | undefined;
  host.on('act', ({ action }) => perform?.(action));
  return {
    copyBlocks: (params) => textOf(host.request('copyBlocks', params)),
    readClipboard: () => textOf(host.request('readClipboard', {})),
    dropFile: async (params) => {
      const answer = await host.request('dropFile', params);
      if (!answer.ok) complain(answer.error.message);
      else if (answer.value.version !== undefined) announce(editingStrings.dropped);
    },
    setCanvasFocus: (focused) => void host.request('canvasFocus', { focused }),
    onAct: (handler) => {
      perform = handler;
      return () => { perform = undefined; };
    },
  };
}

/** What the host alone can do. */
function requests(host: HostClient, ask: Ask, change: (answer: Promise<Answer<{ readonly version?: number }>>, done: Text) => Promise<void>): Requests {
  return {
    revealText: (path) => void ask(host.request('revealText', { path })),
    openRule: (rule) => void ask(host.request('openRule', { rule })),
    silence: (finding) => change(host.request('silence', finding), strings.silencedDone),
    unsilence: (finding) => change(host.request('unsilence', finding), strings.changed),
    copy: (text) => ask(host.request('copyText', { text })),
    openLink: (url) => void ask(host.request('openLink', { url })),
    exportTemplate: () => void ask(host.request('exportTemplate', {})),
    deploy: () => void ask(host.request('deploy', {})),
    exportBill: () => void ask(host.request('exportBill', {})),
  };
}

/** Calls back when something else is selected. */
function onSelection(store: Store, changed: () => void): void {
  let before = store.get().selection;
  store.subscribe(() => {
    const { selection, snapshot } = store.get();
    // Each snapshot makes the set anew.
    const isSame = selection.size === before.size && [...selection].every((flow) => before.has(flow));
    before = selection;
    if (snapshot && !isSame) changed();
  });
}

/** The host has nothing to draw on, and no clipboard for pictures. */
async function draw({ svg, to }: HostEvents['picture'], host: HostClient): Promise<void> {
  const png = pngOf(svg);
  if (to === 'host') return void (await host.request('pictureDrawn', { png: await base64Of(await png) }));
  await copyPng(png);
  await host.request('pictureCopied', {});
}

/**
 * Edits one after the other, each against the version that the one before led to: two quick key
 * presses must not be refused as a conflict with themselves.
 */
function createEditor(store: Store, host: HostClient, complain: (text: string) => void) {
  let queue: Promise<unknown> = Promise.resolve();
  let reached = 0;
  const run = async (intent: Intent, title: string): Promise<number | undefined> => {
    const { snapshot } = store.get();
    if (!snapshot) return undefined;
    const answer = await host.request('edit', { intent, title, baseVersion: Math.max(snapshot.version, reached) });
    if (!answer.ok) {
      complain(answer.error.message);
      return undefined;
    }
    reached = answer.value.version;
    return reached;
  };
  return (intent: Intent, title: string): Promise<number | undefined> => {
    const { model, snapshot } = store.get();
    if (!model || model.locked) {
      complain(say(strings.locked, snapshot?.locale ?? 'en'));
      return Promise.resolve(undefined);
    }
    store.set({ notice: undefined });
    const result = queue.then(() => run(intent, title));
    queue = result;
    return result;
  };
}

function reveal(store: Store, id: string): void {
  const { model, view } = store.get();
  const flow = model?.nodes.has(id) ? flowId('node', id) : model?.connections.has(id) ? flowId('connection', id) : undefined;
  if (flow !== undefined) store.set({ selection: new Set([flow]), reveal: flow, highlight: undefined, view: { ...view, inspector: 'auto' } });
}

/** Opens a panel, and in it what was asked for. */
function show(store: Store, { panel, bill }: HostEvents['show']): void {
  const { view, compared } = store.get();
  store.set({
    view: { ...view, results: panel, ...(panel === 'run' && { mode: 'run' }), ...(panel === 'simulation' && { mode: 'simulate' }), ...(bill && { billView: 'compare', resultsHeight: Math.max(view.resultsHeight, COMPARE_HEIGHT) }) },
    compared: bill === 'compare-commit' ? { id: LAST_COMMIT } : compared,
  });
}

function debounced(delay: number, action: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };
}

export const ControllerContext = createContext<Controller | undefined>(undefined);

export function useController(): Controller {
  const controller = useContext(ControllerContext);
  if (!controller) throw new Error('useController outside of the application');
  return controller;
}
