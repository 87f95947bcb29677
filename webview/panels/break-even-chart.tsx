import { useState } from 'react';
import type { ComparisonSnapshot } from '../../src/protocol/messages.ts';
import { billStrings } from '../ui/bill-strings.ts';
import { decimal, money } from '../ui/format.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import { BOX, chartOf, type Chart } from './break-even-scale.ts';

interface ChartProps {
  readonly curves: ComparisonSnapshot['curves'];
  readonly names: ComparisonSnapshot['names'];
}

/** What both cost over the traffic, on logarithmic axes: where you are, where they cross, and any point between by the slider. The table says the same. */
export function BreakEvenChart({ curves, names }: ChartProps) {
  const t = useText();
  const [read, setRead] = useState<number>();
  const chart = chartOf(curves);
  const here = Math.max(0, curves.points.findIndex(({ factor }) => factor === 1));
  const at = Math.min(read ?? here, curves.points.length - 1);
  return (
    <section className="break-even" aria-label={t(billStrings.breakEven)}>
      <h3>{t(billStrings.breakEven)}</h3>
      {curves.texts.map((text) => <p key={text}>{text}</p>)}
      {chart && (
        <>
          <Legend names={names} />
          <Drawing chart={chart} label={curves.texts.join(' ')} at={at} />
          <Reader curves={curves} names={names} at={at} onRead={setRead} />
        </>
      )}
      <Table curves={curves} names={names} />
    </section>
  );
}

function Legend({ names }: Pick<ChartProps, 'names'>) {
  return (
    <ul className="break-even-legend" aria-hidden="true">
      {(['before', 'after'] as const).map((side) => (
        <li key={side}><svg width="22" height="8"><line className={`curve is-${side}`} x1="0" x2="22" y1="4" y2="4" /></svg> {names[side]}</li>
      ))}
    </ul>
  );
}

function Drawing({ chart: { across, up, before, after, crossings, here, xOf }, label, at }: { readonly chart: Chart; readonly label: string; readonly at: number }) {
  const t = useText();
  const locale = useLocale();
  return (
    <svg className="break-even-chart" viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={label}>
      {across.map(({ factor, x }) => (
        <g key={factor}>
          <line className="grid" x1={x} x2={x} y1={BOX.top} y2={BOX.bottom} />
          <text x={x} y={BOX.bottom + 14} textAnchor="middle">{decimal(factor, locale)} ×</text>
        </g>
      ))}
      {up.map(({ usd, y }) => (
        <g key={usd}>
          <line className="grid" x1={BOX.left} x2={BOX.right} y1={y} y2={y} />
          <text x={BOX.left - 6} y={y + 4} textAnchor="end">{usd < 0.005 ? `$${decimal(usd, locale)}` : money(usd, locale)}</text>
        </g>
      ))}
      <text x={(BOX.left + BOX.right) / 2} y={BOX.height - 4} textAnchor="middle">{t(billStrings.axisTraffic)}</text>
      <text x={BOX.left} y={BOX.top - 8}>{t(billStrings.axisCost)}</text>
      <line className="here" x1={here} x2={here} y1={BOX.top} y2={BOX.bottom} />
      <text className="here-label" x={here + 5} y={BOX.bottom - 6}>{t(billStrings.youAreHere)}</text>
      <line className="reader" x1={xOf(at)} x2={xOf(at)} y1={BOX.top} y2={BOX.bottom} />
      {before.map((path) => <path key={path} className="curve is-before" d={path} />)}
      {after.map((path) => <path key={path} className="curve is-after" d={path} />)}
      {crossings.map(({ factor, x, y, labelled }) => (
        <g key={factor}>
          <circle className="crossing" cx={x} cy={y} r="4.5" />
          {labelled && <text className="crossing-label" x={x + (x > BOX.right - 60 ? -8 : 8)} y={y + 16} textAnchor={x > BOX.right - 60 ? 'end' : 'start'}>{decimal(factor, locale)} ×</text>}
        </g>
      ))}
    </svg>
  );
}

/** The numbers at one point of the curves; arrow keys go from point to point. */
function Reader({ curves: { points }, names, at, onRead }: ChartProps & { readonly at: number; readonly onRead: (at: number) => void }) {
  const t = useText();
  const locale = useLocale();
  const point = points[at];
  if (!point) return null;
  const told = `${decimal(point.factor, locale)} ×: ${names.before} ${money(point.before, locale)}, ${names.after} ${money(point.after, locale)}`;
  return (
    <label className="break-even-reader">
      <span className="only-read">{t(billStrings.readAt)}</span>
      <input type="range" min={0} max={points.length - 1} value={at} aria-valuetext={told} onChange={(event) => onRead(Number(event.target.value))} />
      <span className="number" aria-hidden="true">{told}</span>
    </label>
  );
}

function Table({ curves: { points, crossings }, names }: ChartProps) {
  const t = useText();
  const locale = useLocale();
  const rows = [
    ...points.filter((_, place) => place % 10 === 0).map((point) => ({ ...point, mark: point.factor === 1 ? t(billStrings.youAreHere) : '' })),
    ...crossings.map(({ factor, usd }) => ({ factor, before: usd, after: usd, mark: '=' })),
  ].sort((a, b) => a.factor - b.factor);
  return (
    <details className="besides">
      <summary>{t(billStrings.asTable)}</summary>
      <table className="bill">
        <thead><tr><th scope="col" className="number">{t(billStrings.traffic)}</th><th scope="col" className="number">{names.before}</th><th scope="col" className="number">{names.after}</th><th scope="col"><span className="only-read">{t(billStrings.breakEven)}</span></th></tr></thead>
        <tbody>
          {rows.map(({ factor, before, after, mark }) => (
            <tr key={factor}><th scope="row" className="number">{decimal(factor, locale)} ×</th><td className="number">{money(before, locale)}</td><td className="number">{money(after, locale)}</td><td>{mark}</td></tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
