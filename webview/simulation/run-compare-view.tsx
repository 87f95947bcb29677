import { useState } from 'react';
import type { RunComparisonRow, RunComparisonSnapshot, SimulatedRun } from '../../src/protocol/run-comparison-messages.ts';
import { useWhatIf } from '../panels/use-what-if.ts';
import { useController } from '../state/controller.ts';
import type { Model } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import { Select } from '../ui/controls.tsx';
import { goalStrings } from '../ui/goal-strings.ts';
import { CanvasLink } from '../ui/links.tsx';
import { useText } from '../ui/use-text.ts';
import { nameOf } from './names.ts';
import { WaitsChart } from './waits-chart.tsx';

const NOTHING = {};
const COMMIT = '';

/** Chooses what this design is run against under the load of the last run, runs both and shows one chart and one table. */
export function RunCompareView({ run, model, hash }: { readonly run: SimulatedRun; readonly model: Model; readonly hash: string }) {
  const t = useText();
  const compared = useApp((state) => state.runsCompared);
  return (
    <div className="run-compare">
      <CompareForm run={run} />
      {compared?.result && compared.result.hash !== hash && <p className="simulation-note is-stale" role="status">{t(goalStrings.stale)}</p>}
      {compared?.result && <Result comparison={compared.result} model={model} busy={compared.status === 'running'} />}
    </div>
  );
}

function CompareForm({ run: { scenario, seed } }: { readonly run: SimulatedRun }) {
  const t = useText();
  const { runComparer } = useController();
  const designs = useWhatIf('otherDesigns', NOTHING).value ?? [];
  const [chosen, setChosen] = useState(COMMIT);
  const compared = useApp((state) => state.runsCompared);
  const path = designs.some((design) => design.path === chosen) ? chosen : COMMIT;
  const options = [{ value: COMMIT, label: t(goalStrings.lastCommit) }, ...designs.map((design) => ({ value: design.path, label: design.path }))];
  const isRunning = compared?.status === 'running';
  return (
    <div className="run-form" title={t(goalStrings.compareHint)}>
      <div className="run-field is-against">
        <span className="muted" aria-hidden="true">{t(goalStrings.against)}</span>
        <Select label={t(goalStrings.against)} value={path} options={options} disabled={isRunning} onChange={setChosen} />
      </div>
      {isRunning
        ? <><button type="button" className="button" onClick={runComparer.cancel}>{t(goalStrings.cancel)}</button><span role="status">{t(goalStrings.comparing)}</span></>
        : <button type="button" className="button is-primary" onClick={() => void runComparer.compare({ scenario, seed, ...(path !== COMMIT && { path }) })}>{t(goalStrings.compareNow)}</button>}
      <span className="bar-space" />
      {compared?.result && !isRunning && <ExportButton markdown={compared.result.markdown} />}
    </div>
  );
}

function ExportButton({ markdown }: { readonly markdown: string }) {
  const t = useText();
  const { runComparer } = useController();
  return <button type="button" className="button" onClick={() => runComparer.exportMarkdown(markdown)}>{t(goalStrings.exportMarkdown)}</button>;
}

function Result({ comparison, model, busy }: { readonly comparison: RunComparisonSnapshot; readonly model: Model; readonly busy: boolean }) {
  const { because } = comparison;
  return (
    <div className="run-comparison" aria-busy={busy}>
      <div className="run-comparison-words">
        {because.length > 0 && <ul className="run-because">{because.map((text) => <li key={text}>{text}</li>)}</ul>}
        <WaitsChart comparison={comparison} />
      </div>
      <ComparisonTable comparison={comparison} model={model} />
    </div>
  );
}

function ComparisonTable({ comparison: { rows, names, sameNodes }, model }: { readonly comparison: RunComparisonSnapshot; readonly model: Model }) {
  const t = useText();
  const [onlyDiffering, setOnlyDiffering] = useState(true);
  const shown = onlyDiffering ? rows.filter(({ change }) => change !== 'same') : rows;
  return (
    <div className="run-comparison-table">
      <label className="run-only"><input type="checkbox" checked={onlyDiffering} onChange={(event) => setOnlyDiffering(event.target.checked)} /> {t(goalStrings.onlyDiffering)}</label>
      {shown.length === 0 ? <p className="muted">{t(goalStrings.nothingDiffers)}</p> : (
        <table className="bill simulation-table">
          <thead>
            <tr><th scope="col">{t(goalStrings.of)}</th><th scope="col">{t(goalStrings.figure)}</th><th scope="col" className="number">{names.before}</th><th scope="col" className="number">{names.after}</th><th scope="col" className="number">{t(goalStrings.difference)}</th></tr>
          </thead>
          <tbody>{shown.map((row, at) => <Row key={`${row.of} ${row.id} ${row.figure}`} row={row} model={model} first={shown[at - 1]?.subject !== row.subject || shown[at - 1]?.of !== row.of} />)}</tbody>
        </table>
      )}
      {sameNodes > 0 && <p className="muted">{t(goalStrings.sameNodes(sameNodes))}</p>}
    </div>
  );
}

/** A subject is written once above its figures. */
function Row({ row: { of, id, subject, figure, before, after, difference, change }, model, first }: { readonly row: RunComparisonRow; readonly model: Model; readonly first: boolean }) {
  const t = useText();
  const name = of === 'node' && model.nodes.has(id) ? <CanvasLink kind="node" id={id}>{nameOf(id, model)}</CanvasLink> : subject;
  return (
    <tr className={first ? 'is-first' : undefined}>
      <th scope="row">{first ? name : <span className="only-read">{subject}</span>}</th>
      <td>{figure}</td>
      <td className="number">{before}</td>
      <td className="number">{after}</td>
      <td className={`number is-${change}`}>{difference}{(change === 'better' || change === 'worse') && difference !== t(goalStrings[change]) && <span className="only-read"> {t(goalStrings[change])}</span>}</td>
    </tr>
  );
}
