import { Range } from './range-stub.ts';

export { Range };

/** As much of VS Code as starting a local run takes, for a test to look at and to steer. */
export const stub = {
  trusted: true,
  /** What was shown to the user. */
  told: [] as string[],
  opened: [] as string[],
  context: new Map<string, unknown>(),
  status: { text: '', visible: false },
  logs: new Map<string, string[]>(),
  edits: [] as { readonly range: { readonly start: number; readonly end: number }; readonly text: string }[],
  /** Commands of VS Code that were asked for, with what they were given. */
  asked: [] as unknown[][],
  /** Configurations that a debugger was started with. */
  sessions: [] as Record<string, unknown>[],
  hasDebugger: true,
  /** The user ends a session. */
  endSession: (_session: { readonly configuration: Record<string, unknown> }): void => undefined,
  /** What a document of the extension's own scheme holds. */
  shows: (_uri: Uri): string => '',
  /** Cancels what is under way. */
  cancel: (): void => undefined,
};

export class Uri {
  readonly fsPath: string;
  readonly scheme: string;

  private constructor(path: string, scheme: string) {
    this.fsPath = path;
    this.scheme = scheme;
  }

  get path(): string {
    return this.fsPath;
  }

  static file(path: string): Uri {
    return new Uri(path, 'file');
  }

  static from(path: string, scheme: string): Uri {
    return new Uri(path, scheme);
  }

  static parse(url: string): Uri {
    return new Uri(url, url.split(':')[0] ?? '');
  }

  static joinPath(base: Uri, ...steps: readonly string[]): Uri {
    return new Uri([base.fsPath, ...steps].join('/'), base.scheme);
  }

  toString(): string {
    return `${this.scheme}:${this.fsPath}`;
  }
}

export const ProgressLocation = { Notification: 15 };
export const StatusBarAlignment = { Left: 1 };

const tell = (message: string): Promise<undefined> => {
  stub.told.push(message);
  return Promise.resolve(undefined);
};

export const window = {
  showWarningMessage: tell,
  showErrorMessage: tell,
  showInformationMessage: tell,
  showQuickPick: () => Promise.resolve(undefined),
  withProgress: <T>(_options: unknown, task: (progress: unknown, token: unknown) => Promise<T>): Promise<T> => task({}, { onCancellationRequested: (listener: () => void) => { stub.cancel = listener; } }),
  createStatusBarItem: () => ({
    set text(value: string) { stub.status.text = value; },
    show: () => { stub.status.visible = true; },
    hide: () => { stub.status.visible = false; },
    dispose: () => { stub.status.visible = false; },
  }),
  createOutputChannel: (name: string) => {
    const lines: string[] = [];
    stub.logs.set(name, lines);
    return { appendLine: (line: string) => { lines.push(line); }, show: () => undefined, dispose: () => { stub.logs.delete(name); } };
  },
};

export class EventEmitter {
  readonly event = (): object => ({ dispose: () => undefined });
  readonly fire = (): void => undefined;
  readonly dispose = (): void => undefined;
}

export class WorkspaceEdit {
  readonly edits: { readonly range: Range; readonly text: string }[] = [];

  replace(_uri: Uri, range: Range, text: string): void {
    this.edits.push({ range, text });
  }
}

export const workspace = {
  registerTextDocumentContentProvider: (_scheme: string, provider: { readonly provideTextDocumentContent: (uri: Uri) => string }) => {
    stub.shows = (uri) => provider.provideTextDocumentContent(uri);
    return { dispose: () => undefined };
  },
  applyEdit: ({ edits }: WorkspaceEdit) => {
    stub.edits.push(...edits);
    return Promise.resolve(true);
  },
  get isTrusted(): boolean {
    return stub.trusted;
  },
  getWorkspaceFolder: () => undefined,
};

export const commands = {
  executeCommand: (command: string, ...rest: readonly unknown[]) => {
    if (command === 'setContext') stub.context.set(String(rest[0]), rest[1]);
    else stub.asked.push([command, ...rest]);
    return Promise.resolve();
  },
};

export const env = {
  openExternal: (uri: Uri) => {
    stub.opened.push(uri.fsPath);
    return Promise.resolve(true);
  },
};

export const debug = {
  onDidTerminateDebugSession: (listener: typeof stub.endSession) => {
    stub.endSession = listener;
    return { dispose: () => undefined };
  },
  startDebugging: (_folder: unknown, configuration: Record<string, unknown>) => {
    stub.sessions.push(configuration);
    return Promise.resolve(stub.hasDebugger);
  },
};
