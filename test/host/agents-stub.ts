import { Range } from './range-stub.ts';

export { Range };

/** As much of VS Code as its language models' tools take: a workspace in memory, and a registry that a test can ask. */
export const stub = {
  /** Designs by path. */
  files: new Map<string, string>(),
  committed: new Map<string, string>(),
  tools: new Map<string, Tool>(),
  /** Each edit of the workspace, which is one undo step: the texts of its files before it. */
  undo: [] as ReadonlyMap<string, string>[],
};

export interface Tool {
  readonly invoke: (options: { readonly input: unknown }, token: unknown) => Promise<LanguageModelToolResult>;
  readonly prepareInvocation: (options: { readonly input: unknown }, token: unknown) => Promise<{ readonly invocationMessage: string; readonly confirmationMessages?: { readonly title: string; readonly message: MarkdownString } }>;
}

export class Uri {
  readonly path: string;
  readonly scheme = 'file';

  constructor(path: string) {
    this.path = path;
  }

  get fsPath(): string {
    return this.path;
  }

  static joinPath(base: Uri, ...steps: readonly string[]): Uri {
    return new Uri(steps.reduce((path, step) => (step === '..' ? path.slice(0, path.lastIndexOf('/')) : `${path}/${step}`), base.path));
  }

  toString(): string {
    return `file://${this.path}`;
  }
}

const ROOT = '/work';
const fileOf = (uri: Uri): string => uri.path.slice(ROOT.length + 1);

export class WorkspaceEdit {
  readonly changes: { readonly file: string; readonly range: Range; readonly text: string }[] = [];

  replace(uri: Uri, range: Range, text: string): void {
    this.changes.push({ file: fileOf(uri), range, text });
  }

  createFile(uri: Uri, { contents }: { readonly contents: Uint8Array }): void {
    this.changes.push({ file: fileOf(uri), range: new Range(0, 0), text: new TextDecoder().decode(contents) });
  }
}

const documentOf = (file: string) => ({ uri: new Uri(`${ROOT}/${file}`), isClosed: false, getText: () => stub.files.get(file) ?? '', positionAt: (offset: number) => offset });

export const workspace = {
  workspaceFolders: [{ uri: new Uri(ROOT) }],
  findFiles: () => Promise.resolve([...stub.files.keys()].map((file) => new Uri(`${ROOT}/${file}`))),
  asRelativePath: fileOf,
  get textDocuments() { return [...stub.files.keys()].map(documentOf); },
  openTextDocument: (uri: Uri) => Promise.resolve(documentOf(fileOf(uri))),
  applyEdit: ({ changes }: WorkspaceEdit) => {
    stub.undo.push(new Map(stub.files));
    for (const { file, range, text } of changes.toReversed()) {
      const before = stub.files.get(file) ?? '';
      stub.files.set(file, before.slice(0, range.start) + text + before.slice(range.end));
    }
    return Promise.resolve(true);
  },
  registerTextDocumentContentProvider: () => ({ dispose: () => undefined }),
};

export const extensions = {
  getExtension: () => ({ activate: () => Promise.resolve({ getAPI: () => ({ getRepository: () => ({ show: (_revision: string, path: string) => {
    const text = stub.committed.get(fileOf(new Uri(path)));
    return text === undefined ? Promise.reject(new Error('no such commit')) : Promise.resolve(text);
  } }) }) }) }),
};

export class MarkdownString {
  readonly value: string;
  readonly isTrusted = undefined;

  constructor(value: string) {
    this.value = value;
  }
}

export class LanguageModelTextPart {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

export class LanguageModelToolResult {
  readonly content: readonly LanguageModelTextPart[];

  constructor(content: readonly LanguageModelTextPart[]) {
    this.content = content;
  }
}

export const Disposable = { from: (...all: readonly { dispose: () => void }[]) => ({ dispose: () => { for (const each of all) each.dispose(); } }) };

export class EventEmitter {
  readonly event = (): object => ({ dispose: () => undefined });
}

/** Absent where a product built on VS Code has no language models. */
export const lm: { registerTool?: (name: string, tool: Tool) => { dispose: () => void } } = {
  registerTool: (name, tool) => {
    stub.tools.set(name, tool);
    return { dispose: () => { stub.tools.delete(name); } };
  },
};
