import { debug, window, workspace, type Disposable, type Uri } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import { notAttached } from './texts.ts';

/** VS Code's JavaScript debugger at the functions of a run. */
export interface Debugging extends Disposable {
  /** Attaches to the port of a function's environment. */
  readonly attach: (node: string, port: number) => void;
  /** The process behind a port is gone: what ends now was not ended by the user. */
  readonly ended: (node: string, port: number) => void;
}

const DESIGN = 'serverlessCanvasDesign';

/** @param onLeft the user has ended the session of a function that still runs. */
export function createDebugging(design: Uri, name: string, locale: Locale, onLeft: (node: string) => void): Debugging {
  const attached = new Map<number, string>();
  const following = debug.onDidTerminateDebugSession(({ configuration }) => {
    const port = Number(configuration['port']);
    if (configuration[DESIGN] !== design.toString()) return;
    // The news that the process has ended may come just after the session's own end.
    setTimeout(() => {
      const node = attached.get(port);
      attached.delete(port);
      if (node !== undefined) onLeft(node);
    }, 500);
  });
  return {
    attach: (node, port) => {
      attached.set(port, node);
      const complain = (): void => void window.showWarningMessage(say(notAttached(node, port), locale));
      void debug.startDebugging(workspace.getWorkspaceFolder(design), {
        type: 'node', request: 'attach', name: `${name}: ${node}`, address: '127.0.0.1', port, continueOnAttach: true, sourceMaps: true,
        // The bundles lie in a folder of the run, outside of the workspace.
        resolveSourceMapLocations: null, skipFiles: ['<node_internals>/**', '**/media/run/**'], [DESIGN]: design.toString(),
      }).then((isAttached) => { if (!isAttached) complain(); }, complain);
    },
    ended: (_node, port) => { attached.delete(port); },
    dispose: () => { following.dispose(); },
  };
}
