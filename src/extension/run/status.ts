import { StatusBarAlignment, window, type Disposable } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import type { LocalRun } from './local-run.ts';
import { tooltip } from './texts.ts';

/** Says in the status bar what runs; gone when nothing does. */
export function createRunStatus(locale: Locale): Disposable & { readonly show: (running: readonly LocalRun[]) => void } {
  const item = window.createStatusBarItem('serverlessCanvas.run', StatusBarAlignment.Left, 50);
  item.name = 'Serverless Canvas';
  item.command = 'serverlessCanvas.chooseLocalRun';
  return {
    show: (running) => {
      if (running.length === 0) return item.hide();
      const names = running.map(({ name }) => name).join(', ');
      const starting = running.some(({ record }) => record.snapshot.status !== 'running');
      item.text = `${starting ? '$(loading~spin)' : '$(vm-running)'} ${names}`;
      item.tooltip = [say(tooltip(names), locale), ...running.flatMap(({ record }) => record.snapshot.addresses.map(({ node, url }) => `${node}  ${url}`))].join('\n');
      item.accessibilityInformation = { label: say(tooltip(names), locale), role: 'button' };
      item.show();
    },
    dispose: () => { item.dispose(); },
  };
}
