import { window, type Disposable, type OutputChannel } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import type { LocalEvent } from '../../node/local/contract.ts';
import { logOf, newCode, nextAttempt } from './texts.ts';

/** An output channel for each function of a run, made when it first has something to say. */
export interface RunLogs extends Disposable {
  readonly event: (event: LocalEvent) => void;
  /** False where there is none. */
  readonly show: (node: string) => boolean;
}

export function createRunLogs(design: string, locale: Locale): RunLogs {
  const channels = new Map<string, OutputChannel>();
  const channel = (node: string): OutputChannel => {
    const known = channels.get(node) ?? window.createOutputChannel(logOf(design, node), 'log');
    channels.set(node, known);
    return known;
  };
  return {
    event: (event) => {
      switch (event.kind) {
        case 'log': return channel(event.node).appendLine(event.line);
        case 'restarted': return channel(event.node).appendLine(say(newCode(event.milliseconds), locale));
        case 'retry': return channel(event.node).appendLine(say(nextAttempt(event.attempt, (event.waits / 1000).toFixed(event.waits < 1000 ? 2 : 0)), locale));
        case 'notice': return event.node === undefined ? undefined : channels.get(event.node)?.appendLine(say(event.text, locale));
        default: return undefined;
      }
    },
    show: (node) => {
      channels.get(node)?.show(true);
      return channels.has(node);
    },
    dispose: () => {
      for (const each of channels.values()) each.dispose();
    },
  };
}
