import { window, type Disposable, type OutputChannel } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import type { DeployEvent } from '../../node/deploy/contract.ts';

/** The output channel with every event of a deployment. */
export interface DeployLog extends Disposable {
  readonly line: (line: string) => void;
  readonly event: (event: DeployEvent) => void;
  readonly show: () => void;
}

export function createLog(locale: Locale): DeployLog {
  const channel = window.createOutputChannel('Serverless Canvas: Deploy');
  const line = (text: string): void => { channel.appendLine(`${new Date().toLocaleTimeString(locale)}  ${text}`); };
  return {
    line,
    event: (event) => {
      if (event.kind === 'phase') line(say(event.text, locale));
      else if (event.kind === 'uploaded') line(`  ${event.key} (${Math.ceil(event.bytes / 1024)} KB)`);
      else line(`  ${event.event.status}  ${event.event.logicalId}${event.event.node === undefined ? '' : ` (${event.event.node})`}${event.event.reason === undefined ? '' : `: ${event.event.reason}`}`);
    },
    show: () => { channel.show(true); },
    dispose: () => { channel.dispose(); },
  };
}

/** The output channel of what functions write; made when it is first asked for. */
export interface FunctionLog extends Disposable {
  readonly line: (line: { readonly node: string; readonly at: string; readonly text: string }) => void;
  readonly show: () => void;
}

export function createFunctionLog(): FunctionLog {
  let made: OutputChannel | undefined;
  const channel = (): OutputChannel => (made ??= window.createOutputChannel('Serverless Canvas: Logs of Functions', 'log'));
  return {
    line: ({ node, at, text }) => { channel().appendLine(`${at}  ${node}  ${text}`); },
    show: () => { channel().show(true); },
    dispose: () => { made?.dispose(); },
  };
}
