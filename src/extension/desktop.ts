import { Uri, type ExtensionContext } from 'vscode';
import { startCommand } from '../node/run/start-command.ts';
import { startThread } from '../node/worker/thread.ts';
import { activateWith } from './activate.ts';
import { createDeployer } from './deploy/deployer.ts';
import { createLocalRuns } from './run/local-runs.ts';

export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'worker.js').fsPath;
  activateWith(context, { startWorker: (onFailed) => startThread(script, onFailed), createDeployer, createLocalRuns, startCommand });
}
