import { withUnit } from '../../src/core/model/unit-names.ts';
import { unitAfter } from '../../src/core/model/units-format.ts';
import type { ComparisonSnapshot, LineChangeSnapshot } from '../../src/protocol/messages.ts';
import { nameOfNode, type Model } from '../state/model.ts';
import { billStrings } from '../ui/bill-strings.ts';
import { change, decimal, money } from '../ui/format.ts';
import { CanvasLink, SourceLink } from '../ui/links.tsx';
import { strings } from '../ui/strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import { BreakEvenChart } from './break-even-chart.tsx';

interface ResultProps {
  readonly comparison: ComparisonSnapshot;
  /** Of the design before the last edit. */
  readonly busy: boolean;
  readonly model: Model;
}

/** The difference first, what is changed and taken for granted beside the curves, then line by line. */
export function ComparisonResult({ comparison, busy, model }: ResultProps) {
  const t = useText();
  const { changes, assumes, features, unpriced } = comparison;
  return (
    <div className="comparison" aria-busy={busy}>
      <div className="comparison-words">
        <Difference comparison={comparison} />
        <Words title={t(billStrings.whatChanges)} texts={changes} />
        <Words title={t(billStrings.assumes)} texts={assumes} />
        {features.length > 0 && (
          <section aria-label={t(billStrings.besides)}>
            <h3>{t(billStrings.besides)}</h3>
            <ul>{features.map(({ text, source }) => <li key={text}>{text} {source && <SourceLink short source={source} />}</li>)}</ul>
          </section>
        )}
        <Words title={t(billStrings.oneSided)} texts={unpriced} />
      </div>
      <BreakEvenChart curves={comparison.curves} names={comparison.names} />
      <Lines comparison={comparison} model={model} />
    </div>
  );
}

function Difference({ comparison: { names, before, after, change: difference, regions } }: { readonly comparison: ComparisonSnapshot }) {
  const t = useText();
  const locale = useLocale();
  const share = before > 0 ? ` (${difference > 0 ? '+' : ''}${decimal((difference / before) * 100, locale, 2)} %)` : '';
  const elsewhere = regions.before !== regions.after;
  return (
    <div role="status">
      <dl className="bill-figures">
        <div><dt>{names.before}{elsewhere && `, ${regions.before}`}</dt><dd>{money(before, locale)}</dd></div>
        <div><dt>{names.after}{elsewhere && `, ${regions.after}`}</dt><dd>{money(after, locale)}</dd></div>
        <div><dt>{t(billStrings.difference)}</dt><dd>{change(difference, locale)}<span className="muted">{share}</span></dd></div>
      </dl>
    </div>
  );
}

function Words({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>{texts.map((text) => <li key={text}>{text}</li>)}</ul>
    </section>
  );
}

function Lines({ comparison: { lines, same, names }, model }: { readonly comparison: ComparisonSnapshot; readonly model: Model }) {
  const t = useText();
  const locale = useLocale();
  if (lines.length === 0) return <p className="muted comparison-lines">{t(billStrings.nothingDiffers)}</p>;
  return (
    <div className="comparison-lines">
      <table className="bill">
        <caption className="only-read">{t(billStrings.differing)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(strings.node)}</th><th scope="col">{t(strings.component)}</th><th scope="col" className="number">{names.before}</th>
            <th scope="col" className="number">{names.after}</th><th scope="col" className="number">{t(billStrings.difference)}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.node} ${line.component}`}>
              <td><NodeName id={line.node} model={model} /></td>
              <td>{line.title}</td>
              <td className="number"><Metered side={line.before} /></td>
              <td className="number"><Metered side={line.after} /></td>
              <td className="number">{change(line.change, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {same > 0 && <p className="muted">{t(billStrings.sameLines(same))}</p>}
    </div>
  );
}

/** An alternative may have nodes that the canvas has not. */
function NodeName({ id, model }: { readonly id: string; readonly model: Model }) {
  const node = model.nodes.get(id);
  return node ? <CanvasLink kind="node" id={id}>{nameOfNode(node)}</CanvasLink> : id;
}

function Metered({ side }: { readonly side: LineChangeSnapshot['before'] }) {
  const t = useText();
  const locale = useLocale();
  if (!side) return '–';
  return (
    <>
      {money(side.amount, locale)} <span className="muted">{withUnit(decimal(side.quantity, locale), unitAfter(side.quantity, side.unit), locale)}</span>
      {side.uncertain && <> <span className="bill-mark" title={t(strings.uncertainPrice)}>?</span></>}
    </>
  );
}
