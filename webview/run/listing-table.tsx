import { Fragment, useState } from 'react';
import { own } from '../../src/core/model/json.ts';
import type { RunAction, RunListing } from '../../src/protocol/run-messages.ts';
import { runStrings } from '../ui/run-strings.ts';
import { useText } from '../ui/use-text.ts';

interface ListingTableProps {
  readonly listing: RunListing;
  /** What can be done with one row. */
  readonly actions: readonly RunAction[];
  readonly onAct: (action: RunAction, row: string) => void;
  /** Asks for the page behind a cursor. */
  readonly onMore: (cursor: string) => void;
}

/** A page of a resource; a row opens to all that is in it. */
export function ListingTable({ listing: { columns, rows, cursor }, actions, onAct, onMore }: ListingTableProps) {
  const t = useText();
  const [open, setOpen] = useState<string>();
  if (rows.length === 0) return <p className="muted">{t(runStrings.nothingInside)}</p>;
  return (
    <div className="run-listing">
      <table className="bill run-table">
        <thead><tr>{columns.map(({ id, title }) => <th key={id} scope="col">{title}</th>)}{actions.length > 0 && <th scope="col" />}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.id}>
              <tr className={row.id === open ? 'is-chosen' : undefined}>
                {columns.map(({ id }, index) => (
                  <td key={id} className="run-cell" title={own(row.cells, id)}>
                    {index === 0 && row.content !== undefined
                      ? <button type="button" className="link" aria-expanded={row.id === open} onClick={() => setOpen(row.id === open ? undefined : row.id)}>{own(row.cells, id) ?? row.id}</button>
                      : own(row.cells, id) ?? ''}
                  </td>
                ))}
                {actions.length > 0 && <td className="run-row-actions">{actions.map((action) => <button key={action.id} type="button" className="link" onClick={() => onAct(action, row.id)}>{action.title}</button>)}</td>}
              </tr>
              {row.id === open && row.content !== undefined && <tr><td colSpan={columns.length + (actions.length > 0 ? 1 : 0)}><pre tabIndex={0}>{laidOut(row.content)}</pre></td></tr>}
            </Fragment>
          ))}
        </tbody>
      </table>
      {cursor !== undefined && <button type="button" className="link" onClick={() => onMore(cursor)}>{t(runStrings.more)}</button>}
    </div>
  );
}

/** JSON with a line for each member; anything else as it is. */
function laidOut(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}
