import type { BillSnapshot, UncertaintySnapshot, UnitCostSnapshot } from '../../src/protocol/messages.ts';
import { billStrings } from '../ui/bill-strings.ts';
import { decimal, money } from '../ui/format.ts';
import { strings } from '../ui/strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import type { Told } from '../state/use-answer.ts';

interface FiguresProps {
  readonly bill: BillSnapshot;
  readonly ranges: Told<UncertaintySnapshot | null>;
}

/** What of the total credits pay, what it lies between, what of it is easily forgotten, what a million requests and a user cost, and what is not certain. */
export function BillFigures({ bill: { total, credits = [], ranges: count, summary: { hidden, perMillionRequests, perUser, doubts } }, ranges }: FiguresProps) {
  const t = useText();
  const locale = useLocale();
  const share = (usd: number): string => (total > 0 ? ` (${decimal((usd / total) * 100, locale, 2)} %)` : '');
  return (
    <dl className="bill-figures">
      {count > 0 && <Between ranges={ranges} />}
      {credits.map(({ title, usd, how }) => <div key={title} title={how}><dt>{title}</dt><dd>{money(usd, locale)}<span className="only-read"> ({how})</span></dd></div>)}
      {hidden.map(({ kind, title, usd }) => <div key={kind}><dt>{title}</dt><dd>{money(usd, locale)}<span className="muted">{share(usd)}</span></dd></div>)}
      <UnitCost title={t(strings.perMillionRequests)} cost={perMillionRequests} />
      <UnitCost title={t(strings.perUser)} cost={perUser} />
      {doubts.unpriced > 0 && <div className="is-doubt"><dt>{t(strings.unpriced)}</dt><dd>{doubts.unpriced}</dd></div>}
      {doubts.uncertain.lines > 0 && <div className="is-doubt" title={t(strings.uncertainPrice)}><dt>{t(strings.uncertainPrices)}</dt><dd>{money(doubts.uncertain.usd, locale)}</dd></div>}
    </dl>
  );
}

function Between({ ranges: { value, busy } }: Pick<FiguresProps, 'ranges'>) {
  const t = useText();
  const locale = useLocale();
  return (
    <div aria-busy={busy}>
      <dt>{t(billStrings.between)}</dt>
      <dd>{value ? `${money(value.total.p10, locale)} – ${money(value.total.p90, locale)}` : '…'}</dd>
    </div>
  );
}

/** Why it cannot be told, or what it is divided by, stands in the title and is read out. */
function UnitCost({ title, cost }: { readonly title: string; readonly cost: UnitCostSnapshot }) {
  const locale = useLocale();
  return (
    <div title={cost.how}>
      <dt>{title}</dt>
      <dd>{cost.usd === undefined ? '–' : money(cost.usd, locale)}<span className="only-read"> ({cost.how})</span></dd>
    </div>
  );
}
