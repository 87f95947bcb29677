import { unitAfter } from '../../src/core/model/units-format.ts';
import type { BillSnapshot } from '../../src/protocol/messages.ts';
import type { Model } from '../state/model.ts';
import { decimal, money } from '../ui/format.ts';
import { CanvasLink, SourceLink } from '../ui/links.tsx';
import { strings } from '../ui/strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';

/** The monthly bill, line by line, each with how it comes about (below its name where there is no room beside) and where its price stands. */
export function BillTable({ bill, model }: { readonly bill: BillSnapshot; readonly model: Model }) {
  const t = useText();
  const locale = useLocale();
  if (bill.lines.length === 0 && bill.unpriced.length === 0) return <p className="muted">{t(strings.nothingBilled)}</p>;
  const nameOf = (id: string): string => model.nodes.get(id)?.label ?? id;
  return (
    <table className="bill">
      <thead>
        <tr>
          <th scope="col">{t(strings.node)}</th><th scope="col">{t(strings.component)}</th><th scope="col" className="number">{t(strings.quantity)}</th>
          <th scope="col" className="how">{t(strings.how)}</th><th scope="col">{t(strings.source)}</th><th scope="col" className="number">{t(strings.amount)}</th>
        </tr>
      </thead>
      <tbody>
        {bill.lines.map((line) => (
          <tr key={`${line.node} ${line.component}`}>
            <td><CanvasLink kind="node" id={line.node}>{nameOf(line.node)}</CanvasLink></td>
            <td>{line.title}<div className="how-below muted">{line.how}</div></td>
            <td className="number">{decimal(line.quantity, locale)} {unitAfter(line.quantity, line.unit)}</td>
            <td className="how muted">{line.how}</td>
            <td><SourceLink source={{ url: line.source, asOf: line.asOf }} />{line.uncertain && <span title={t(strings.uncertainPrice)}> ≈</span>}</td>
            <td className="number">{money(line.amount, locale)}</td>
          </tr>
        ))}
        {bill.unpriced.map((line) => (
          <tr key={`unpriced ${line.node} ${line.component}`}>
            <td><CanvasLink kind="node" id={line.node}>{nameOf(line.node)}</CanvasLink></td>
            <td>{line.component}<div className="how-below muted">{line.reason}</div></td>
            <td />
            <td className="how muted">{line.reason}</td>
            <td />
            <td className="number muted">{t(strings.unpriced)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot><tr><th scope="row" colSpan={3}>{t(strings.total)} ({bill.region})</th><td className="how" /><td /><td className="number">{money(bill.total, locale)}</td></tr></tfoot>
    </table>
  );
}
