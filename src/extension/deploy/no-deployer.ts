import { window } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import type { Deployer } from './contract.ts';
import { deployTexts as texts } from './texts.ts';

/** Where nothing can be deployed from: says so. */
export function noDeployer(locale: Locale): Deployer {
  const refuse = async (): Promise<void> => void (await window.showInformationMessage(say(texts.desktopOnly, locale)));
  return { deploy: refuse, destroy: refuse, drift: refuse, logs: refuse, openSite: refuse, resume: () => Promise.resolve(), dispose: () => undefined };
}
