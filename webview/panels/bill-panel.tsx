import type { BillSnapshot } from '../../src/protocol/messages.ts';
import { useController } from '../state/controller.ts';
import type { Model } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import { BILL_GROUPS, type BillGroup } from '../state/view.ts';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { BillFigures } from './bill-figures.tsx';
import { BillTable } from './bill-table.tsx';

const GROUP_NAMES = { node: strings.node, service: strings.service } as const satisfies Readonly<Record<BillGroup, unknown>>;

/** The monthly bill: its figures, then line by line, grouped by node or by service. */
export function BillPanel({ bill, model }: { readonly bill: BillSnapshot; readonly model: Model }) {
  const t = useText();
  const controller = useController();
  const group = useApp((state) => state.view.billGroup);
  if (bill.lines.length === 0 && bill.unpriced.length === 0) return <p className="muted">{t(strings.nothingBilled)}</p>;
  return (
    <>
      <div className="bill-head">
        <BillFigures bill={bill} />
        <div className="bill-actions">
          <div className="bill-groups" role="group" aria-label={t(strings.groupBy)}>
            <span className="muted" aria-hidden="true">{t(strings.groupBy)}</span>
            {BILL_GROUPS.map((id) => (
              <button key={id} type="button" className="button" aria-pressed={id === group} onClick={() => controller.setView({ billGroup: id })}>{t(GROUP_NAMES[id])}</button>
            ))}
          </div>
          <button type="button" className="button" title={t(strings.exportBillHint)} onClick={() => controller.exportBill()}>{t(strings.exportBill)}</button>
        </div>
      </div>
      <BillTable bill={bill} model={model} group={group} />
    </>
  );
}
