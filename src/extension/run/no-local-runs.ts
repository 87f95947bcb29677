import { window } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import { ok } from '../../core/model/result.ts';
import { failure } from '../../protocol/channel.ts';
import type { LocalRuns } from './contract.ts';
import { runTexts as texts } from './texts.ts';

/** Where nothing can be run: says so. */
export function noLocalRuns(locale: Locale): LocalRuns {
  const refuse = async (): Promise<void> => void (await window.showInformationMessage(say(texts.desktopOnly, locale)));
  const nothing = () => failure('run.desktop-only', say(texts.desktopOnly, locale));
  return {
    start: refuse, stop: refuse, openSite: refuse, choose: refuse, shown: () => undefined, dispose: () => undefined,
    handlers: () => ({
      runLocally: () => refuse().then(() => ok(null)), stopRun: nothing, openRunAddress: nothing, showRunLog: nothing, debugRun: nothing,
      runTrace: nothing, runPayloads: nothing, runResources: nothing, runRead: nothing, runAct: nothing, runMeasured: nothing, writeMeasured: nothing,
    }),
  };
}
