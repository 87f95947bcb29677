import type { BillSnapshot } from '../../src/protocol/messages.ts';
import { useController } from '../state/controller.ts';
import type { Model } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import { BILL_GROUPS, BILL_VIEWS, type BillGroup, type BillView } from '../state/view.ts';
import { billStrings } from '../ui/bill-strings.ts';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { BillFigures } from './bill-figures.tsx';
import { BillTable } from './bill-table.tsx';
import { CompareView } from './compare-view.tsx';
import { FreeTierSelect } from './free-tier-select.tsx';
import { RangesView } from './ranges-view.tsx';
import { useWhatIf } from './use-what-if.ts';

const GROUP_NAMES = { node: strings.node, service: strings.service } as const satisfies Readonly<Record<BillGroup, unknown>>;
const VIEW_NAMES = { lines: billStrings.lines, compare: billStrings.compare, ranges: billStrings.ranges } as const satisfies Readonly<Record<BillView, unknown>>;

/** Draws are the same every time: the panel shows one answer for one design. */
const SEED = 1;

/** The monthly bill: its figures, then line by line, held against other ways to build it, or between the ranges of its assumptions. */
export function BillPanel({ bill, model }: { readonly bill: BillSnapshot; readonly model: Model }) {
  const t = useText();
  const controller = useController();
  const group = useApp((state) => state.view.billGroup);
  const shown = useApp((state) => state.view.billView);
  const ranges = useWhatIf('ranges', bill.ranges > 0 ? { seed: SEED } : undefined);
  if (bill.lines.length === 0 && bill.unpriced.length === 0) return <p className="muted">{t(strings.nothingBilled)}</p>;
  return (
    <>
      <div className="bill-head">
        <BillFigures bill={bill} ranges={ranges} />
        <div className="bill-actions">
          <Choice label={t(billStrings.show)} options={BILL_VIEWS.map((id) => ({ id, name: t(VIEW_NAMES[id]) }))} chosen={shown} onChoose={(billView) => controller.setView({ billView })} />
          {shown === 'lines' && <Choice label={t(strings.groupBy)} options={BILL_GROUPS.map((id) => ({ id, name: t(GROUP_NAMES[id]) }))} chosen={group} onChoose={(billGroup) => controller.setView({ billGroup })} />}
          <FreeTierSelect freeTier={bill.freeTier} locked={model.locked} />
          <button type="button" className="button" title={t(strings.exportBillHint)} onClick={() => controller.exportBill()}>{t(strings.exportBill)}</button>
        </div>
      </div>
      {shown === 'lines' && <BillTable bill={bill} model={model} group={group} />}
      {shown === 'compare' && <CompareView model={model} />}
      {shown === 'ranges' && <RangesView ranges={ranges} model={model} />}
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: T; readonly name: string }[];
  readonly chosen: T;
  readonly onChoose: (id: T) => void;
}

function Choice<T extends string>({ label, options, chosen, onChoose }: ChoiceProps<T>) {
  return (
    <div className="bill-groups" role="group" aria-label={label}>
      <span className="muted" aria-hidden="true">{label}</span>
      {options.map(({ id, name }) => <button key={id} type="button" className="button" aria-pressed={id === chosen} onClick={() => onChoose(id)}>{name}</button>)}
    </div>
  );
}
