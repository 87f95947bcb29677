import { useMemo } from 'react';
import { formatCount, formatDuration } from '../../src/core/model/units-format.ts';
import type { CourseSimulation, SimulationSnapshot } from '../../src/protocol/simulation-messages.ts';
import { useController } from '../state/controller.ts';
import { parseFlowId } from '../state/flow-ids.ts';
import type { Model } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import { simulationStrings } from '../ui/simulation-strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import { courseDrawing, PANE, type CourseDrawing, type Pane } from './course-scale.ts';
import { duration, rate } from './shown.ts';
import { nameOf } from './names.ts';

interface Charted {
  readonly course: CourseSimulation;
  /** By interval. */
  readonly failures: readonly number[];
  /** Absent: all flows together. */
  readonly node?: string;
}

/** The run over time: of the selected node, else of all flows together. The slider shows one moment of it on the canvas. */
export function CourseChart({ result, model }: { readonly result: SimulationSnapshot; readonly model: Model }) {
  const t = useText();
  const selected = useApp((state) => (state.selection.size === 1 ? [...state.selection][0] : undefined));
  const moment = useApp((state) => state.simulationAt);
  const ref = selected === undefined ? undefined : parseFlowId(selected);
  const charted = chartedOf(result, ref?.kind === 'node' ? ref.id : undefined);
  const drawing = useMemo(() => charted && courseDrawing(charted.course, charted.failures), [charted?.course]);
  if (!charted || !drawing || drawing.points === 0) return null;
  const at = moment === undefined ? undefined : Math.min(drawing.points - 1, Math.floor(moment / charted.course.stepMs));
  const title = charted.node === undefined ? t(simulationStrings.course) : t(simulationStrings.ofNode(nameOf(charted.node, model)));
  return (
    <section className="course" aria-label={title}>
      <h2>{title}</h2>
      <Drawing drawing={drawing} title={title} endMs={drawing.points * charted.course.stepMs} at={at} />
      <Scrubber charted={charted} at={at} />
    </section>
  );
}

function chartedOf({ nodes, endToEnd }: SimulationSnapshot, id: string | undefined): Charted | undefined {
  const node = id === undefined ? undefined : nodes.find((figures) => figures.node === id);
  if (node?.course) return { course: node.course, failures: node.course.errors.map((count, at) => count + (node.course?.throttles[at] ?? 0)), node: node.node };
  return endToEnd.course && { course: endToEnd.course, failures: endToEnd.course.errors };
}

interface DrawingProps {
  readonly drawing: CourseDrawing;
  readonly title: string;
  readonly endMs: number;
  readonly at: number | undefined;
}

function Drawing({ drawing: { rates, times, height, xOf }, title, endMs, at }: DrawingProps) {
  const t = useText();
  const locale = useLocale();
  const isFailing = rates.paths.length > 1;
  return (
    <svg className="course-chart" viewBox={`0 0 ${PANE.width} ${height}`} role="img" aria-label={title}>
      <PaneView pane={rates} max={formatCount(rates.max)} title={t(simulationStrings.perSecond)} {...(isFailing && { second: t(simulationStrings.failures) })} />
      <PaneView pane={times} max={formatDuration(times.max, locale)} title={t(simulationStrings.latency)} />
      <text x={PANE.left} y={height - 4}>0</text>
      <text x={PANE.right} y={height - 4} textAnchor="end">{formatDuration(endMs, locale)}</text>
      {at !== undefined && <line className="reader" x1={xOf(at)} x2={xOf(at)} y1={rates.top} y2={times.bottom} />}
    </svg>
  );
}

function PaneView({ pane: { paths, top, bottom }, max, title, second }: { readonly pane: Pane; readonly max: string; readonly title: string; readonly second?: string }) {
  return (
    <g>
      <line className="grid" x1={PANE.left} x2={PANE.right} y1={top} y2={top} />
      <line className="axis" x1={PANE.left} x2={PANE.right} y1={bottom} y2={bottom} />
      <text x={PANE.left - 6} y={top + 4} textAnchor="end">{max}</text>
      <text x={PANE.left - 6} y={bottom + 4} textAnchor="end">0</text>
      <text className={`series is-${paths[0]?.name}`} x={PANE.left} y={top - 4}>{title}</text>
      {second !== undefined && <text className="series is-failures" x={PANE.right} y={top - 4} textAnchor="end">{second}</text>}
      {paths.map(({ name, d }) => <path key={name} className={`series-line is-${name}`} d={d} />)}
    </g>
  );
}

/** One moment of the run, for the canvas; arrow keys go from interval to interval. */
function Scrubber({ charted: { course, failures }, at }: { readonly charted: Charted; readonly at: number | undefined }) {
  const t = useText();
  const locale = useLocale();
  const controller = useController();
  const running = useApp((state) => state.simulation?.status === 'running');
  const last = course.requests.length - 1;
  const place = Math.min(at ?? last, last);
  const told = at === undefined ? t(simulationStrings.whole) : t(simulationStrings.momentText(
    formatDuration(place * course.stepMs, locale), rate((course.requests[place] ?? 0) / (course.stepMs / 1000), locale), formatCount(failures[place] ?? 0),
    (course.latency[place] ?? null) === null ? '–' : duration(course.latency[place] ?? null, locale)));
  return (
    <div className="course-scrubber">
      <input type="range" min={0} max={last} value={place} disabled={running} aria-label={t(simulationStrings.moment)} aria-valuetext={told} onChange={(event) => controller.simulator.showAt((Number(event.target.value) + 0.5) * course.stepMs)} />
      <span className="number" aria-hidden="true">{told}</span>
      {at !== undefined && <button type="button" className="link" onClick={() => controller.simulator.showAt(undefined)}>{t(simulationStrings.whole)}</button>}
    </div>
  );
}
