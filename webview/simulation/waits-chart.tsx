import { formatDuration } from '../../src/core/model/units-format.ts';
import type { RunComparisonSnapshot } from '../../src/protocol/run-comparison-messages.ts';
import { goalStrings } from '../ui/goal-strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import { duration } from './shown.ts';
import { WAITS, waitsDrawing, type WaitsBar } from './waits-scale.ts';

/** How long the callers of each flow wait in both designs: what is to the right is slower. The table says the same. */
export function WaitsChart({ comparison: { waits, names } }: { readonly comparison: RunComparisonSnapshot }) {
  const t = useText();
  const locale = useLocale();
  const drawing = waitsDrawing(waits);
  if (!drawing) return null;
  const told = waits.flatMap(({ flow, ...sides }) => (['before', 'after'] as const).flatMap((side) => {
    const each = sides[side];
    return each ? [t(goalStrings.waitsOf(flow, names[side], duration(each.p50, locale), duration(each.p95, locale), duration(each.p99, locale)))] : [];
  }));
  return (
    <section className="waits" aria-label={t(goalStrings.chart)}>
      <h2>{t(goalStrings.chart)}</h2>
      <ul className="break-even-legend" aria-hidden="true">
        {(['before', 'after'] as const).map((side) => <li key={side}><svg width="26" height="10"><Bar bar={{ side, y: 5, p50: 2, p95: 16, p99: 24, endless: false }} /></svg> {names[side]}</li>)}
        <li className="muted">{t(goalStrings.chartHint)}</li>
      </ul>
      <svg className="waits-chart" viewBox={`0 0 ${WAITS.width} ${drawing.height}`} role="img" aria-label={`${t(goalStrings.chart)}. ${told.join('. ')}`}>
        {drawing.ticks.map(({ ms, x }, at) => (
          <g key={ms}>
            <line className="grid" x1={x} x2={x} y1={WAITS.top - 4} y2={drawing.height - 16} />
            <text x={x} y={drawing.height - 3} textAnchor={at === 0 ? 'start' : at === drawing.ticks.length - 1 ? 'end' : 'middle'}>{formatDuration(ms, locale)}</text>
          </g>
        ))}
        {drawing.rows.map(({ flow, y, bars }) => (
          <g key={flow}>
            <text className="waits-flow" x={WAITS.left} y={y + 8}>{flow}</text>
            {bars.map((bar) => <Bar key={bar.side} bar={bar} />)}
          </g>
        ))}
      </svg>
    </section>
  );
}

function Bar({ bar: { side, y, p50, p95, p99, endless } }: { readonly bar: WaitsBar }) {
  return (
    <g className={`waits-bar is-${side}`}>
      <line x1={p50} x2={p99} y1={y} y2={y} />
      <line className="waits-mark" x1={p50} x2={p50} y1={y - 4} y2={y + 4} />
      <circle cx={p95} cy={y} r="2.6" />
      {endless ? <path d={`M ${p99 - 7} ${y - 5} L ${p99} ${y} L ${p99 - 7} ${y + 5}`} /> : <line className="waits-mark" x1={p99} x2={p99} y1={y - 4} y2={y + 4} />}
    </g>
  );
}
