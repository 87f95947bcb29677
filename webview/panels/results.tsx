import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { useController } from '../state/controller.ts';
import type { Model } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import type { ResultsTab } from '../state/view.ts';
import { Icon } from '../ui/icons.tsx';
import { strings } from '../ui/strings.ts';
import { Tabs } from '../ui/tabs.tsx';
import { useText } from '../ui/use-text.ts';
import { BillPanel } from './bill-panel.tsx';
import { FindingsList } from './findings-list.tsx';
import { SimulationPanel } from '../simulation/simulation-panel.tsx';
import { RunPanel } from '../run/run-panel.tsx';
import { runStrings } from '../ui/run-strings.ts';
import { simulationStrings } from '../ui/simulation-strings.ts';
import { QuotasList } from './quotas-list.tsx';

const MIN_HEIGHT = 80;
const KEY_STEP = 20;

/** Findings and bill below the canvas, as high as the user made it. */
export function Results({ snapshot, model }: { readonly snapshot: Snapshot; readonly model: Model }) {
  const t = useText();
  const controller = useController();
  const tab = useApp((state) => state.view.results);
  const height = useApp((state) => state.view.resultsHeight);
  const mode = useApp((state) => state.view.mode);
  if (tab === 'closed') return null;
  return (
    <section className="results" style={{ height }} aria-label={t(strings.results)}>
      <Resizer height={height} />
      <div className="results-head">
        <Tabs<ResultsTab>
          name="results" label={t(strings.results)} selected={tab} onSelect={(results) => controller.setView({ results })}
          tabs={[
            ...(mode === 'simulate' ? [{ id: 'simulation' as const, title: t(simulationStrings.simulation) }] : []),
            ...(mode === 'run' ? [{ id: 'run' as const, title: t(runStrings.mode) }] : []),
            { id: 'findings', title: `${t(strings.findings)} ${snapshot.findings.length}` },
            { id: 'bill', title: t(strings.bill) },
            { id: 'quotas', title: snapshot.quotas.length === 0 ? t(strings.quotas) : `${t(strings.quotas)} ${snapshot.quotas.length}` },
          ]}
        />
        <button type="button" className="icon-button" aria-label={t(strings.close)} title={t(strings.close)} onClick={() => controller.setView({ results: 'closed' })}>
          <Icon name="close" />
        </button>
      </div>
      <div className="results-body" role="tabpanel" id={`results-${tab}`} aria-labelledby={`results-${tab}-tab`} tabIndex={0}>
        <Tab tab={tab} snapshot={snapshot} model={model} />
      </div>
    </section>
  );
}

function Tab({ tab, snapshot, model }: { readonly tab: ResultsTab; readonly snapshot: Snapshot; readonly model: Model }) {
  switch (tab) {
    case 'findings': return <FindingsList snapshot={snapshot} model={model} />;
    case 'bill': return <BillPanel bill={snapshot.bill} model={model} />;
    case 'simulation': return <SimulationPanel model={model} hash={snapshot.hash} />;
    case 'run': return <RunPanel snapshot={snapshot} model={model} />;
    case 'quotas': return <QuotasList quotas={snapshot.quotas} model={model} />;
  }
}

function Resizer({ height }: { readonly height: number }) {
  const t = useText();
  const controller = useController();
  const start = useRef<{ readonly y: number; readonly height: number } | undefined>(undefined);
  const resize = (wanted: number): void => controller.setView({ resultsHeight: Math.round(Math.max(MIN_HEIGHT, Math.min(wanted, window.innerHeight * 0.7))) });
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    start.current = { y: event.clientY, height };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (start.current) resize(start.current.height + start.current.y - event.clientY);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowUp') resize(height + KEY_STEP);
    if (event.key === 'ArrowDown') resize(height - KEY_STEP);
  };
  return (
    <div
      className="resizer" role="separator" aria-orientation="horizontal" aria-label={t(strings.resize)} tabIndex={0}
      aria-valuenow={height} aria-valuemin={MIN_HEIGHT} aria-valuemax={Math.round(window.innerHeight * 0.7)}
      onPointerDown={onPointerDown} onPointerMove={onPointerMove} onPointerUp={() => { start.current = undefined; }} onKeyDown={onKeyDown}
    />
  );
}
