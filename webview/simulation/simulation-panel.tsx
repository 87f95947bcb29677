import { formatDuration, formatRatio } from '../../src/core/model/units-format.ts';
import type { SimulationSnapshot } from '../../src/protocol/simulation-messages.ts';
import { useController } from '../state/controller.ts';
import type { Model } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import { SIMULATION_VIEWS, type SimulationView } from '../state/view.ts';
import { decimal, money } from '../ui/format.ts';
import { CanvasLink } from '../ui/links.tsx';
import { goalStrings } from '../ui/goal-strings.ts';
import { simulationStrings } from '../ui/simulation-strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import { BreakingTable } from './breaking-table.tsx';
import { CourseChart } from './course-chart.tsx';
import { explanationStrings } from '../ui/explanation-strings.ts';
import { ExplanationView } from './explanation-view.tsx';
import { FlowTable, NodeTable } from './figure-tables.tsx';
import { nameOf } from './names.ts';
import { GoalsResult } from './goals-result.tsx';
import { RunCompareView } from './run-compare-view.tsx';
import { RunForm } from './run-form.tsx';
import { duration, rate } from './shown.ts';

const VIEW_NAMES = { flows: simulationStrings.flows, nodes: simulationStrings.nodes, why: explanationStrings.why, breaking: simulationStrings.breaking, compare: goalStrings.compare } as const satisfies Readonly<Record<SimulationView, unknown>>;

/** Pixels in which a comparison shows its chart and its table; the window may allow less. */
const COMPARE_HEIGHT = 520;

/** How the chart and the table share the width. */
const DETAILS: Readonly<Record<SimulationView, string>> = { flows: 'simulation-details', nodes: 'simulation-details is-wide', why: 'simulation-details is-wide', breaking: 'simulation-details is-wide', compare: 'simulation-details is-alone' };

/** Chooses a scenario, runs it, and says what it came to: while it goes on and afterwards. `hash` is the design's that is shown. */
export function SimulationPanel({ model, hash }: { readonly model: Model; readonly hash: string }) {
  const t = useText();
  const locale = useLocale();
  const simulation = useApp((state) => state.simulation);
  const view = useApp((state) => state.view.simulationView);
  const goalsHash = useApp((state) => state.snapshot?.goalsHash);
  const result = simulation?.result;
  return (
    <div className="simulation">
      <RunForm simulation={simulation} />
      {!simulation && <p className="muted">{t(simulationStrings.nothingYet)}</p>}
      {simulation?.status === 'cancelled' && <p className="simulation-note">{t(simulationStrings.cancelled)}</p>}
      {result && result.hash !== hash && <p className="simulation-note is-stale" role="status">{t(simulationStrings.stale)}</p>}
      {result?.findings.map(({ message, path }) => <p key={`${path?.join('.')} ${message}`} className="simulation-note is-wrong">{path && <code>{path.join('.')}</code>} {message}</p>)}
      {result && (
        <>
          <p className="muted simulation-about">
            {t((simulation.status === 'done' ? simulationStrings.about : simulationStrings.soFar)(result.scenario, formatDuration(result.durationMs, locale), formatDuration(result.endedMs, locale), result.seed))} · <span title={t(simulationStrings.hashHint)}>{t(simulationStrings.ofDesign(result.hash.slice(0, 8)))}</span>
          </p>
          {view !== 'compare' && <Figures result={result} model={model} />}
          {view !== 'compare' && result.goals && <GoalsResult goals={result.goals} stale={result.goalsHash !== goalsHash} model={model} />}
          <Details result={result} model={model} hash={hash} />
        </>
      )}
    </div>
  );
}

/** The run in one line: what came, what failed, how long it took, what it cost, and what gives way first. */
function Figures({ result, model }: { readonly result: SimulationSnapshot; readonly model: Model }) {
  const t = useText();
  const locale = useLocale();
  const { endToEnd, nodes, cost, breaking: [first] } = result;
  const [cold, invocations] = nodes.reduce<readonly [number, number]>(([starts, of], node) => (node.coldStartProbability > 0 ? [starts + node.coldStarts, of + node.coldStarts / node.coldStartProbability] : [starts, of]), [0, 0]);
  const figures = [
    [simulationStrings.requests, decimal(endToEnd.requests, locale), false],
    [simulationStrings.errors, decimal(endToEnd.errors, locale), endToEnd.errors > 0],
    [simulationStrings.throttles, decimal(nodes.reduce((sum, node) => sum + node.throttles, 0), locale), nodes.some((node) => node.throttles > 0)],
    [simulationStrings.coldStarts, invocations > 0 ? `${decimal(cold, locale)} (${formatRatio(cold / invocations)})` : decimal(cold, locale), false],
    ['p50', duration(endToEnd.latency.p50, locale), false],
    ['p99', duration(endToEnd.latency.p99, locale), false],
    [simulationStrings.costRun, money(cost.run, locale), false],
  ] as const;
  return (
    <dl className="bill-figures simulation-figures">
      {figures.map(([title, value, wrong]) => {
        const name = typeof title === 'string' ? title : t(title);
        return <div key={name}><dt>{name}</dt><dd className={wrong ? 'is-wrong' : undefined}>{value}</dd></div>;
      })}
      {first && (
        <div>
          <dt>{t(simulationStrings.firstToFail)}</dt>
          <dd><CanvasLink kind="node" id={first.node}>{nameOf(first.node, model)}</CanvasLink> <span className="muted">{rate(first.requestsPerSecond, locale)} · {first.limit.title} {first.limit.amount}</span></dd>
        </div>
      )}
    </dl>
  );
}

function Details({ result, model, hash }: { readonly result: SimulationSnapshot; readonly model: Model; readonly hash: string }) {
  const t = useText();
  const controller = useController();
  const view = useApp((state) => state.view.simulationView);
  const height = useApp((state) => state.view.resultsHeight);
  const show = (id: SimulationView): void => controller.setView({ simulationView: id, ...(id === 'compare' && { resultsHeight: Math.max(height, COMPARE_HEIGHT) }) });
  return (
    <div className={DETAILS[view]}>
      {view !== 'compare' && <CourseChart result={result} model={model} />}
      <section className="simulation-tables" aria-label={t(VIEW_NAMES[view])}>
        <div className="bill-groups" role="group" aria-label={t(simulationStrings.show)}>
          {SIMULATION_VIEWS.map((id) => <button key={id} type="button" className="button" aria-pressed={id === view} onClick={() => show(id)}>{t(VIEW_NAMES[id])}</button>)}
        </div>
        {view === 'flows' && <FlowTable result={result} />}
        {view === 'nodes' && <NodeTable result={result} model={model} />}
        {view === 'why' && <ExplanationView result={result} model={model} />}
        {view === 'breaking' && <BreakingTable result={result} model={model} />}
        {view === 'compare' && <RunCompareView run={result} model={model} hash={hash} />}
      </section>
    </div>
  );
}
