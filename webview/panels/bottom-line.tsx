import { useReactFlow, useStore } from '@xyflow/react';
import { FIT } from '../canvas/fit.ts';
import type { Text } from '../../src/core/model/text.ts';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { useController } from '../state/controller.ts';
import { useApp } from '../state/store.ts';
import { billStrings } from '../ui/bill-strings.ts';
import { layoutStrings } from '../ui/layout-strings.ts';
import { LINE_NAMES, LINES } from '../ui/line-names.ts';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { Legend, LineSign } from './legend.tsx';

/** What the lines and signs mean, how much there is, whether nodes show their cost, and the zoom. */
export function BottomLine({ snapshot }: { readonly snapshot: Snapshot }) {
  const t = useText();
  const flow = useReactFlow();
  const controller = useController();
  const { nodeCosts, findingBadges, loads, overview, mode } = useApp((state) => state.view);
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <footer className="bottom-line">
      <ul className="legend">
        {LINES.map((line) => (
          <li key={line}>
            <LineSign line={line} />
            <span>{t(LINE_NAMES[line])}</span>
          </li>
        ))}
      </ul>
      <Legend />
      <span className="bar-space" />
      <span className="counts">{t(strings.counts(snapshot.nodes.length, snapshot.connections.length))}</span>
      <Switch title={layoutStrings.findings} isOn={findingBadges} onClick={() => controller.setView({ findingBadges: !findingBadges })} />
      {mode !== 'design' && <Switch title={layoutStrings.load} isOn={loads} onClick={() => controller.setView({ loads: !loads })} />}
      <Switch title={billStrings.showCosts} isOn={nodeCosts} onClick={() => controller.setView({ nodeCosts: !nodeCosts })} />
      <Switch title={layoutStrings.overview} isOn={overview} onClick={() => controller.setView({ overview: !overview })} />
      <span className="zoom">
        <button type="button" title={t(strings.zoomOut)} aria-label={t(strings.zoomOut)} onClick={() => void flow.zoomOut()}>−</button>
        <button type="button" className="zoom-value" title={t(strings.zoomReset)} onClick={() => void flow.zoomTo(1)}>{zoom} %</button>
        <button type="button" title={t(strings.zoomIn)} aria-label={t(strings.zoomIn)} onClick={() => void flow.zoomIn()}>+</button>
        <button type="button" title={t(strings.fitHint)} onClick={() => void flow.fitView(FIT)}>{t(strings.fit)}</button>
      </span>
    </footer>
  );
}

function Switch({ title, isOn, onClick }: { readonly title: Text; readonly isOn: boolean; readonly onClick: () => void }) {
  const t = useText();
  return <button type="button" className="cost-switch" aria-pressed={isOn} onClick={onClick}>{t(title)}</button>;
}
