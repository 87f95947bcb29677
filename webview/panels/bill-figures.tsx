import type { BillSnapshot, UnitCostSnapshot } from '../../src/protocol/messages.ts';
import { decimal, money } from '../ui/format.ts';
import { strings } from '../ui/strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';

/** What of the total is easily forgotten, what a million requests and a user cost, and what of it is not certain. */
export function BillFigures({ bill: { total, summary: { hidden, perMillionRequests, perUser, doubts } } }: { readonly bill: BillSnapshot }) {
  const t = useText();
  const locale = useLocale();
  const share = (usd: number): string => (total > 0 ? ` (${decimal((usd / total) * 100, locale, 2)} %)` : '');
  return (
    <dl className="bill-figures">
      {hidden.map(({ kind, title, usd }) => <div key={kind}><dt>{title}</dt><dd>{money(usd, locale)}<span className="muted">{share(usd)}</span></dd></div>)}
      <UnitCost title={t(strings.perMillionRequests)} cost={perMillionRequests} />
      <UnitCost title={t(strings.perUser)} cost={perUser} />
      {doubts.unpriced > 0 && <div className="is-doubt"><dt>{t(strings.unpriced)}</dt><dd>{doubts.unpriced}</dd></div>}
      {doubts.uncertain.lines > 0 && <div className="is-doubt" title={t(strings.uncertainPrice)}><dt>{t(strings.uncertainPrices)}</dt><dd>{money(doubts.uncertain.usd, locale)}</dd></div>}
    </dl>
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
