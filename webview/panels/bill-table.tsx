import { Fragment } from 'react';
import { withUnit } from '../../src/core/model/unit-names.ts';
import { formatUnitPrice, unitAfter } from '../../src/core/model/units-format.ts';
import type { Text } from '../../src/core/model/text.ts';
import type { BillSnapshot } from '../../src/protocol/messages.ts';
import { useStore } from '../state/actions-context.ts';
import { useController } from '../state/controller.ts';
import { descriptorOf } from '../state/descriptors.ts';
import { flowId } from '../state/flow-ids.ts';
import type { BillLineSnapshot, Model } from '../state/model.ts';
import type { BillGroup } from '../state/view.ts';
import { billStrings } from '../ui/bill-strings.ts';
import { decimal, money } from '../ui/format.ts';
import { CanvasLink, SourceLink } from '../ui/links.tsx';
import { strings } from '../ui/strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';

interface TableProps {
  readonly bill: BillSnapshot;
  readonly model: Model;
  readonly group: BillGroup;
}

/** Every line with how it comes about (below its name where there is no room beside), its price and where that stands; what is not priced below the lines of its group. */
export function BillTable({ bill, model, group }: TableProps) {
  const t = useText();
  const locale = useLocale();
  const groups = group === 'node' ? bill.summary.nodes : bill.summary.services;
  return (
    <table className="bill">
      <thead>
        <tr>
          <th scope="col">{t(strings.node)}</th><th scope="col">{t(strings.component)}</th><th scope="col" className="number">{t(strings.quantity)}</th><th scope="col" className="number">{t(strings.unitPrice)}</th>
          <th scope="col" className="how">{t(strings.how)}</th><th scope="col">{t(strings.source)}</th><th scope="col" className="number">{t(strings.amount)}</th>
        </tr>
      </thead>
      {groups.map(({ id, amount, lines }) => (
        <tbody key={id}>
          <tr className="bill-group">
            <th scope="rowgroup" colSpan={4}>{group === 'node' ? <NodeLink id={id} model={model} /> : serviceName(id, t)}</th>
            <td className="how" /><td /><td className="number">{lines > 0 ? money(amount, locale) : '–'}</td>
          </tr>
          {bill.lines.filter((line) => line[group] === id).map((line) => <Line key={`${line.node} ${line.component}`} line={line} model={model} group={group} />)}
          {bill.unpriced.filter((line) => line[group] === id).map((line) => (
            <tr key={`unpriced ${line.node} ${line.component}`}>
              <td><NodeCell id={line.node} model={model} group={group} /></td>
              <td>{line.component}<div className="how-below muted">{line.reason}</div></td>
              <td /><td />
              <td className="how muted">{line.reason}</td>
              <td />
              <td className="number"><span className="bill-mark">{t(strings.unpriced)}</span></td>
            </tr>
          ))}
        </tbody>
      ))}
      <tfoot>
        <tr>
          <th scope="row" colSpan={4}>{t(strings.total)} ({bill.region}){bill.unpriced.length > 0 && ' '}{bill.unpriced.length > 0 && <span className="bill-mark">{t(strings.withoutUnpriced(bill.unpriced.length))}</span>}</th>
          <td className="how" /><td /><td className="number">{money(bill.total, locale)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Line({ line, model, group }: { readonly line: BillLineSnapshot; readonly model: Model; readonly group: BillGroup }) {
  const locale = useLocale();
  return (
    <tr>
      <td><NodeCell id={line.node} model={model} group={group} /></td>
      <td>{line.title}<Remarks line={line} /><div className="how-below muted"><How line={line} /></div></td>
      <td className="number">{withUnit(decimal(line.quantity, locale), unitAfter(line.quantity, line.unit), locale)}</td>
      <td className="number">{unitPriceOf(line)}</td>
      <td className="how muted"><How line={line} /></td>
      <td className="bill-source"><SourceLink short source={{ url: line.source, asOf: line.asOf }} /></td>
      <td className="number">{money(line.amount, locale)}</td>
    </tr>
  );
}

/** Where the quantity comes from and, where that rests on a default, the way to write another. */
function How({ line }: { readonly line: BillLineSnapshot }) {
  return <>{line.how}{line.byDefault && <> <ChangeDefault node={line.node} /></>}<Tiers line={line} /></>;
}

/** Leads to the assumptions of the node, where another than the default can be written. */
export function ChangeDefault({ node }: { readonly node: string }) {
  const t = useText();
  const store = useStore();
  const controller = useController();
  const open = (): void => {
    const flow = flowId('node', node);
    store.set({ selection: new Set([flow]), reveal: flow, highlight: undefined });
    controller.setView({ inspector: 'auto', inspectorTab: 'assumptions' });
  };
  return <button type="button" className="link" title={t(billStrings.changeDefaultHint)} onClick={open}>{t(billStrings.changeDefault)}</button>;
}

/** `$0.0000002`. */
export function unitPriceOf({ unitPrice }: BillLineSnapshot): string {
  return `$${formatUnitPrice(unitPrice)}`;
}

/** What has to be known of a line, each as a mark of its own. */
export function Remarks({ line: { remarks } }: { readonly line: BillLineSnapshot }) {
  return remarks.map((remark) => <Fragment key={remark}> <span className="bill-mark">{remark}</span></Fragment>);
}

/** The tiers, where the amount climbs above the first of them: the unit price is a mean then. */
function Tiers({ line: { tiers, tierText, unitPrice } }: { readonly line: BillLineSnapshot }) {
  const t = useText();
  return tiers && tiers[0]?.usd !== unitPrice && <div>{t(strings.tiers)}: {tierText}</div>;
}

/** Under the heading of its node a line repeats the name for those alone who hear it. */
function NodeCell({ id, model, group }: { readonly id: string; readonly model: Model; readonly group: BillGroup }) {
  return group === 'node' ? <span className="only-read">{nameOf(id, model)}</span> : <NodeLink id={id} model={model} />;
}

function NodeLink({ id, model }: { readonly id: string; readonly model: Model }) {
  return <CanvasLink kind="node" id={id}>{nameOf(id, model)}</CanvasLink>;
}

/** A kind of node as the palette calls it; a resource that no service models, by its type. */
function serviceName(service: string, t: (text: Text) => string): string {
  const descriptor = descriptorOf(service);
  return descriptor ? t(descriptor.title) : service;
}

function nameOf(id: string, model: Model): string {
  return model.nodes.get(id)?.label ?? id;
}
