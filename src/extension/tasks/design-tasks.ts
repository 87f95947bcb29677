import { CustomExecution, EventEmitter, Task, TaskGroup, TaskScope, tasks, Uri, workspace, type Disposable, type Pseudoterminal, type TaskDefinition, type WorkspaceFolder } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import type { startCommand } from '../../node/run/start-command.ts';
import { findDesignFiles } from '../goals/design-files.ts';
import { taskTexts } from './texts.ts';

const TYPE = 'serverlessCanvas';
const MATCHERS = ['error', 'warning', 'info'].map((severity) => `$serverless-canvas-${severity}`);

/** What can be asked of a design by a task: commands of the command line that write nothing. */
const TASK_COMMANDS = ['check', 'cost', 'simulate', 'test'] as const;

export interface TaskParts {
  readonly product: Uri;
  readonly locale: Locale;
  readonly start: typeof startCommand;
}

/** Offers the command line's answers about each design of the workspace as tasks; what `check` finds goes to the Problems panel. */
export function offerTasks(parts: TaskParts): Disposable {
  return tasks.registerTaskProvider(TYPE, {
    provideTasks: async () => (await findDesignFiles()).flatMap((uri) => {
      const folder = workspace.getWorkspaceFolder(uri);
      const file = workspace.asRelativePath(uri, false);
      return folder ? TASK_COMMANDS.map((command) => taskOf({ type: TYPE, command, file }, folder, parts)) : [];
    }),
    resolveTask: ({ definition, scope }) => taskOf(definition, scope, parts),
  });
}

function taskOf(definition: TaskDefinition, scope: Task['scope'], parts: TaskParts): Task {
  const command = TASK_COMMANDS.find((each) => each === definition['command']);
  const file: unknown = definition['file'];
  const isWhole = command !== undefined && typeof file === 'string';
  const name = isWhole ? `${command} ${file}` : TYPE;
  const task = new Task(definition, scope ?? TaskScope.Workspace, name, 'Serverless Canvas', new CustomExecution(() => Promise.resolve(terminal(isWhole ? [command, file] : undefined, folderOf(scope), parts))), command === 'check' ? MATCHERS : []);
  if (command !== undefined) task.detail = say(taskTexts[command], parts.locale);
  if (command === 'check') task.group = TaskGroup.Build;
  if (command === 'test') task.group = TaskGroup.Test;
  return task;
}

function folderOf(scope: Task['scope']): string {
  const folder: WorkspaceFolder | undefined = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
  return folder?.uri.fsPath ?? '.';
}

/** The command in a terminal of VS Code; without words, what such a task has to have. */
function terminal(words: readonly string[] | undefined, folder: string, { product, locale, start }: TaskParts): Pseudoterminal {
  const [written, closed] = [new EventEmitter<string>(), new EventEmitter<number>()];
  const write = (text: string): void => written.fire(text.replace(/\r?\n/g, '\r\n'));
  let stop = (): void => undefined;
  return {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open: () => {
      if (words) stop = start({ script: Uri.joinPath(product, 'dist', 'cli.js').fsPath, words, folder, locale, onText: write, onEnd: (code) => closed.fire(code) });
      else {
        write(`${say(taskTexts.unknown, locale)}\n`);
        closed.fire(2);
      }
    },
    close: () => stop(),
  };
}
