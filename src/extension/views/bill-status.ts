import { Disposable, StatusBarAlignment, TabInputCustom, TabInputText, window, type Uri } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import type { Designs } from '../designs/designs.ts';
import { perMonth, texts } from '../texts.ts';

/** The file of the tab in front, as a canvas or as text. */
export function activeFile(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputCustom || input instanceof TabInputText ? input.uri : undefined;
}

/** What the design in front costs a month, in the status bar. */
export function showBillInStatusBar(designs: Designs, locale: Locale): Disposable {
  const item = window.createStatusBarItem('serverlessCanvas.bill', StatusBarAlignment.Right, 100);
  item.name = 'Serverless Canvas';
  item.command = 'serverlessCanvas.showBill';
  item.tooltip = say(texts.bill, locale);
  const refresh = () => {
    const uri = activeFile();
    const outcome = uri && designs.get(uri)?.outcome;
    if (!outcome?.ok) return item.hide();
    const { bill, region } = outcome.value.snapshot;
    item.text = say(perMonth(bill.total), locale);
    item.accessibilityInformation = { label: `${item.text}, ${region}. ${say(texts.bill, locale)}` };
    item.show();
  };
  refresh();
  return Disposable.from(item, designs.onDidAnalyse(refresh), designs.onDidClose(refresh), window.tabGroups.onDidChangeTabs(refresh), window.tabGroups.onDidChangeTabGroups(refresh));
}
