import { useController } from '../state/controller.ts';
import { useApp } from '../state/store.ts';
import type { Severity } from '../../src/core/model/finding.ts';
import type { Snapshot } from '../../src/protocol/messages.ts';
import type { Model } from '../state/model.ts';
import { money } from '../ui/format.ts';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import { RunButtons } from '../run/run-buttons.tsx';
import { ModeSwitch } from '../simulation/mode-switch.tsx';
import { strings } from '../ui/strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** What the design is called, what it costs and what is wrong with it. */
export function Bar({ snapshot, model }: { readonly snapshot: Snapshot; readonly model: Model }) {
  const t = useText();
  const locale = useLocale();
  const controller = useController();
  const results = useApp((state) => state.view.results);
  const inBrowser = useApp((state) => state.inBrowser);
  const toggle = (tab: 'bill' | 'findings'): void => controller.setView({ results: results === tab ? 'closed' : tab });
  const present = SEVERITIES.filter((severity) => model.counts[severity] > 0);
  return (
    <header className="bar">
      <h1 title={snapshot.file}>{snapshot.name || snapshot.file}</h1>
      <span className="bar-region muted">{snapshot.region}</span>
      <ModeSwitch />
      {snapshot.readOnly && <span className="bar-tag">{t(strings.readOnly)}</span>}
      <span className="bar-space" />
      <button type="button" className="bar-count" aria-expanded={results === 'bill'} title={t(strings.showBill)} onClick={() => toggle('bill')}>
        <strong>{money(snapshot.bill.total, locale)}</strong> <span className="muted">{t(strings.perMonth)}</span>
      </button>
      <button type="button" className="bar-count" aria-expanded={results === 'findings'} title={t(strings.showFindings)} onClick={() => toggle('findings')}>
        {present.length === 0 && <span className="muted">{t(strings.noFindings)}</span>}
        {present.map((severity) => (
          <span key={severity} className={`count is-${severity}`}>
            <SeverityIcon severity={severity} /><span aria-hidden="true">{model.counts[severity]}</span>
            <span className="only-read">{t(strings.findingCount(model.counts[severity], severity))}</span>
          </span>
        ))}
      </button>
      <button type="button" className="button" title={t(strings.exportHint)} onClick={() => controller.exportTemplate()}>{t(strings.exportTemplate)}</button>
      {!snapshot.readOnly && <RunButtons />}
      {!snapshot.readOnly && !inBrowser && <button type="button" className="button is-primary" title={t(strings.deployHint)} onClick={() => controller.deploy()}>{t(strings.deploy)}</button>}
    </header>
  );
}
