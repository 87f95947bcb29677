import { formatNumber, formatShare } from '../../src/core/model/units-format.ts';
import type { ClosedFormSnapshot, DifferenceSnapshot } from '../../src/protocol/explanation-messages.ts';
import type { SimulationSnapshot } from '../../src/protocol/simulation-messages.ts';
import type { Model } from '../state/model.ts';
import { decimal } from '../ui/format.ts';
import { explanationStrings } from '../ui/explanation-strings.ts';
import { CanvasLink, SourceLink } from '../ui/links.tsx';
import { simulationStrings } from '../ui/simulation-strings.ts';
import { strings } from '../ui/strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import { nameOf } from './names.ts';
import { WhyList } from './why-list.tsx';

interface Shown {
  readonly result: SimulationSnapshot;
  readonly model: Model;
}

/** Why the run came to its figures, what theory says beside them, and where it differs from the bill. */
export function ExplanationView({ result, model }: Shown) {
  const t = useText();
  const { explained } = result;
  if (!explained) return null;
  // Little's law stands in the table of the nodes.
  const forms = explained.closedForms.filter(({ figure }) => figure !== 'concurrency');
  return (
    <>
      <WhyList whys={explained.why} />
      {forms.length > 0 && (
        <>
          <h3>{t(explanationStrings.closedForms)}</h3>
          <table className="bill simulation-table">
            <thead>
              <tr>
                <th scope="col">{t(strings.node)}</th><th scope="col">{t(explanationStrings.figure)}</th><th scope="col" className="number">{t(explanationStrings.simulated)}</th><th scope="col" className="number">{t(explanationStrings.closedForm)}</th>
                <th scope="col" className="number" title={t(explanationStrings.deviationHint)}>{t(explanationStrings.deviation)}</th><th scope="col">{t(simulationStrings.source)}</th>
              </tr>
            </thead>
            <tbody>{forms.map((form) => <FormRow key={`${form.node} ${form.figure}`} form={form} model={model} />)}</tbody>
          </table>
        </>
      )}
      {explained.differences.length > 0 && (
        <>
          <h3 title={t(explanationStrings.differencesHint)}>{t(explanationStrings.differences)}</h3>
          <table className="bill simulation-table">
            <thead><tr><th scope="col">{t(strings.node)}</th><th scope="col">{t(explanationStrings.figure)}</th><th scope="col" className="number">{t(explanationStrings.simulated)}</th><th scope="col" className="number">{t(explanationStrings.estimated)}</th><th scope="col">{t(explanationStrings.cause)}</th></tr></thead>
            <tbody>{explained.differences.map((each) => <DifferenceRow key={`${each.node} ${each.component}`} difference={each} model={model} />)}</tbody>
          </table>
        </>
      )}
    </>
  );
}

function FormRow({ form: { node, figure, simulated, value, deviation, because, formula, source }, model }: { readonly form: ClosedFormSnapshot; readonly model: Model }) {
  const [t, locale] = [useText(), useLocale()];
  const shown = (amount: number): string => (figure === 'cold-starts' || figure === 'throttles' ? formatShare(amount, locale) : formatNumber(amount));
  return (
    <tr>
      <th scope="row"><CanvasLink kind="node" id={node}>{nameOf(node, model)}</CanvasLink></th>
      <td>{t(explanationStrings[figure])}</td>
      <td className="number">{shown(simulated)}</td>
      {value === undefined
        ? <td colSpan={2} className="muted">{because}</td>
        : <><td className="number" title={formula}>{shown(value)}</td><td className={Math.abs(deviation ?? 0) > 4 ? 'number is-wrong' : 'number'}>{deviation === undefined ? '–' : formatNumber(deviation, 2)}</td></>}
      <td className="bill-source">{value !== undefined && <SourceLink short source={source} />}</td>
    </tr>
  );
}

function DifferenceRow({ difference: { node, title, unit, simulated, estimated, because, at }, model }: { readonly difference: DifferenceSnapshot; readonly model: Model }) {
  const locale = useLocale();
  return (
    <tr>
      <th scope="row"><CanvasLink kind="node" id={node}>{nameOf(node, model)}</CanvasLink></th>
      <td>{title} <span className="muted">{unit}</span></td>
      <td className="number">{decimal(simulated, locale)}</td>
      <td className="number">{decimal(estimated, locale)}</td>
      <td>{at !== undefined && at !== node && <><CanvasLink kind="node" id={at}>{nameOf(at, model)}</CanvasLink>: </>}{because}</td>
    </tr>
  );
}
