import { withUnit } from '../../src/core/model/unit-names.ts';
import { unitAfter } from '../../src/core/model/units-format.ts';
import type { NodeSnapshot } from '../../src/protocol/messages.ts';
import type { Model } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import { decimal, money } from '../ui/format.ts';
import { SourceLink } from '../ui/links.tsx';
import { strings } from '../ui/strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import { ChangeDefault, Remarks, unitPriceOf } from './bill-table.tsx';

/** The bill's lines of one node. */
export function NodeCost({ node, model }: { readonly node: NodeSnapshot; readonly model: Model }) {
  const t = useText();
  const locale = useLocale();
  const bill = useApp((state) => state.snapshot?.bill);
  const lines = model.billOfNode.get(node.id) ?? [];
  const unpriced = bill?.unpriced.filter((line) => line.node === node.id) ?? [];
  if (lines.length === 0 && unpriced.length === 0) return <p className="muted">{t(strings.noCost)}</p>;
  return (
    <ul className="cost-lines">
      {lines.map((line) => (
        <li key={line.component}>
          <div className="cost-head"><span>{line.title}</span><span className="number">{money(line.amount, locale)}</span></div>
          <div className="muted">{withUnit(decimal(line.quantity, locale), unitAfter(line.quantity, line.unit), locale)} × {unitPriceOf(line)}</div>
          <div className="muted">{line.how}{line.byDefault && <> <ChangeDefault node={node.id} /></>}</div>
          <SourceLink source={{ url: line.source, asOf: line.asOf }} />
          {line.tierText !== undefined && <div className="muted">{t(strings.tiers)}: {line.tierText}</div>}
          {line.remarks.length > 0 && <div><Remarks line={line} /></div>}
          {line.uncertain && <div className="muted">{t(strings.uncertainPrice)}</div>}
        </li>
      ))}
      {unpriced.map((line) => (
        <li key={`unpriced ${line.component}`}>
          <div className="cost-head"><span>{line.component}</span><span className="muted">{t(strings.unpriced)}</span></div>
          <div className="muted">{line.reason}</div>
        </li>
      ))}
      <li className="cost-head cost-total"><span>{t(strings.total)}</span><span className="number">{money(node.cost ?? 0, locale)}</span></li>
    </ul>
  );
}
