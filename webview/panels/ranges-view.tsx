import type { UncertaintySnapshot } from '../../src/protocol/messages.ts';
import { useController } from '../state/controller.ts';
import { nameOfNode, type Model } from '../state/model.ts';
import { billStrings } from '../ui/bill-strings.ts';
import { decimal, money } from '../ui/format.ts';
import { CanvasLink } from '../ui/links.tsx';
import { strings } from '../ui/strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import type { Told } from '../state/use-answer.ts';

/** What the bill lies between while its assumptions are ranges, and which of them matters most. */
export function RangesView({ ranges: { value, refused, busy }, model }: { readonly ranges: Told<UncertaintySnapshot | null>; readonly model: Model }) {
  const t = useText();
  if (refused !== undefined) return <p className="muted" role="status">{refused}</p>;
  if (busy && !value) return <p className="muted" role="status">{t(billStrings.computing)}</p>;
  if (!value) return <HowToWrite />;
  return (
    <div className="ranges" aria-busy={busy}>
      <Total total={value.total} />
      <Tornado uncertainty={value} />
      <Lines lines={value.lines} model={model} />
      <p className="muted">{value.method}</p>
    </div>
  );
}

function HowToWrite() {
  const t = useText();
  return (
    <div className="ranges">
      <p className="muted">{t(billStrings.noRanges)}</p>
      <ul><li><code>{t(billStrings.rangeExample)}</code></li><li><code>{t(billStrings.rangeExample2)}</code></li></ul>
    </div>
  );
}

function Total({ total: { p10, p50, p90, mean } }: Pick<UncertaintySnapshot, 'total'>) {
  const t = useText();
  const locale = useLocale();
  const figures = [['P10', p10], ['P50', p50], ['P90', p90], [t(billStrings.mean), mean]] as const;
  return <div role="status"><dl className="bill-figures">{figures.map(([title, usd]) => <div key={title}><dt>{title}</dt><dd>{money(usd, locale)}</dd></div>)}</dl></div>;
}

/** One bar for each range, from the total at its P10 to that at its P90, the widest on top. */
function Tornado({ uncertainty: { drivers } }: { readonly uncertainty: UncertaintySnapshot }) {
  const t = useText();
  const locale = useLocale();
  const controller = useController();
  const ends = drivers.flatMap(({ atLow, atHigh }) => [atLow, atHigh]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const percent = (usd: number): number => (most > least ? ((usd - least) / (most - least)) * 100 : 0);
  return (
    <table className="bill tornado">
      <caption>{t(billStrings.drivers)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(billStrings.assumption)}</th><th scope="col">{t(billStrings.range)}</th><th scope="col">{t(billStrings.totalBetween)}</th>
          <th scope="col" className="number">P10</th><th scope="col" className="number">P90</th><th scope="col" className="number">{t(billStrings.swing)}</th>
        </tr>
      </thead>
      <tbody>
        {drivers.map(({ path, place, law, low, high, atLow, atHigh, swing, share }) => (
          <tr key={place}>
            <th scope="row"><button type="button" className="link" onClick={() => controller.revealText(path)}>{place}</button></th>
            <td>{low} – {high} <span className="muted">{law}</span></td>
            <td className="tornado-cell"><Bar from={percent(Math.min(atLow, atHigh))} to={percent(Math.max(atLow, atHigh))} /></td>
            <td className="number">{money(atLow, locale)}</td>
            <td className="number">{money(atHigh, locale)}</td>
            <td className="number">{money(swing, locale)} <span className="muted">{decimal(share * 100, locale, 2)} %</span></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** From and to in percent of the cell. */
function Bar({ from, to }: { readonly from: number; readonly to: number }) {
  return <div className="tornado-track"><span className="tornado-bar" style={{ left: `${from}%`, width: `${to - from}%` }} /></div>;
}

function Lines({ lines, model }: Pick<UncertaintySnapshot, 'lines'> & { readonly model: Model }) {
  const t = useText();
  const locale = useLocale();
  if (lines.length === 0) return null;
  return (
    <table className="bill">
      <caption>{t(billStrings.varying)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(strings.node)}</th><th scope="col">{t(strings.component)}</th>
          {['P10', 'P50', 'P90', t(billStrings.mean)].map((title) => <th key={title} scope="col" className="number">{title}</th>)}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ node, component, title, p10, p50, p90, mean }) => (
          <tr key={`${node} ${component}`}>
            <td><CanvasLink kind="node" id={node}>{nameOf(node, model)}</CanvasLink></td><td>{title}</td>
            {[p10, p50, p90, mean].map((usd, place) => <td key={place} className="number">{money(usd, locale)}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf(id: string, model: Model): string {
  const node = model.nodes.get(id);
  return node ? nameOfNode(node) : id;
}
