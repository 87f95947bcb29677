import { Fragment } from 'react';
import type { SimulationSnapshot } from '../../src/protocol/simulation-messages.ts';
import type { Model } from '../state/model.ts';
import { decimal } from '../ui/format.ts';
import { CanvasLink, SourceLink } from '../ui/links.tsx';
import { simulationStrings } from '../ui/simulation-strings.ts';
import { strings } from '../ui/strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import { rate } from './shown.ts';
import { nameOf } from './names.ts';

/** What gives way when the whole mix grows, the first first: at how many requests a second, and which documented limit it is. */
export function BreakingTable({ result: { breaking }, model }: { readonly result: SimulationSnapshot; readonly model: Model }) {
  const t = useText();
  const locale = useLocale();
  if (breaking.length === 0) return <p className="muted">{t(simulationStrings.noLimits)}</p>;
  return (
    <table className="bill simulation-table">
      <thead>
        <tr>
          <th scope="col">{t(strings.node)}</th><th scope="col" className="number">{t(simulationStrings.factor)}</th><th scope="col" className="number">{t(simulationStrings.rateThere)}</th>
          <th scope="col">{t(simulationStrings.limit)}</th><th scope="col">{t(simulationStrings.sharedWith)}</th><th scope="col">{t(simulationStrings.source)}</th>
        </tr>
      </thead>
      <tbody>
        {breaking.map(({ node, factor, requestsPerSecond, limit, together }) => (
          <tr key={node}>
            <th scope="row"><CanvasLink kind="node" id={node}>{nameOf(node, model)}</CanvasLink></th>
            <td className={factor < 1 ? 'number is-wrong' : 'number'}>× {decimal(factor, locale)}</td>
            <td className="number">{rate(requestsPerSecond, locale)}</td>
            <td>{limit.title} <strong>{limit.amount}</strong>{limit.kind && <div className="muted">{t(simulationStrings[limit.kind])}</div>}</td>
            <td>{together.map((other, at) => <Fragment key={other}>{at > 0 && ', '}{nameOf(other, model)}</Fragment>)}</td>
            <td className="bill-source">{limit.source && <SourceLink short source={limit.source} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
