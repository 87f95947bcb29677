import { useState } from 'react';
import { formatDuration } from '../../src/core/model/units-format.ts';
import { nameOf } from '../simulation/names.ts';
import { useStore } from '../state/actions-context.ts';
import type { Model } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import { runStrings } from '../ui/run-strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import { PayloadView } from './payload-view.tsx';
import type { TraceSummary } from './state.ts';
import { useRunAnswer } from './use-run-answer.ts';
import { Waterfall } from './waterfall.tsx';

/** The requests that came, the newest first; of the one that is chosen its hops, and of the hop that is chosen what went there and back. */
export function RequestsView({ model }: { readonly model: Model }) {
  const t = useText();
  const traces = useApp((state) => state.run?.traces);
  const chosen = useApp((state) => state.runTrace);
  const [span, setSpan] = useState<string>();
  const trace = traces?.find((each) => each.trace === chosen);
  // Counted in: what a request leads to later is asked for as soon as it has come.
  const { value: hops = [], refused } = useRunAnswer('runTrace', chosen === undefined ? undefined : { trace: chosen }, trace?.hops ?? 0);
  if (!traces || traces.length === 0) return <p className="muted">{t(runStrings.noRequests)}</p>;
  const shown = hops.filter((hop) => hop.trace === chosen);
  const hop = shown.find((each) => each.span === span) ?? shown.find(({ parent }) => parent === undefined) ?? shown[0];
  return (
    <div className="run-requests">
      <TraceList traces={traces} chosen={chosen} model={model} />
      <section className="run-detail" aria-label={t(runStrings.waterfall)}>
        {chosen === undefined && <p className="muted">{t(runStrings.pickTrace)}</p>}
        {refused !== undefined && <p className="is-wrong">{refused}</p>}
        {shown.length > 0 && <Waterfall hops={shown} chosen={hop?.span} onChoose={setSpan} model={model} />}
      </section>
      {hop && <PayloadView hop={hop} model={model} />}
    </div>
  );
}

function TraceList({ traces, chosen, model }: { readonly traces: readonly TraceSummary[]; readonly chosen: string | undefined; readonly model: Model }) {
  const t = useText();
  const locale = useLocale();
  const store = useStore();
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
  return (
    <div className="run-traces">
      <table className="bill run-table">
        <thead><tr><th scope="col">{t(runStrings.time)}</th><th scope="col">{t(runStrings.request)}</th><th scope="col">{t(runStrings.answer)}</th><th scope="col" className="number">{t(runStrings.took)}</th></tr></thead>
        <tbody>
          {traces.map((trace) => (
            <tr key={trace.trace} className={trace.trace === chosen ? 'is-chosen' : undefined} onClick={() => store.set({ runTrace: trace.trace })}>
              <td className="number">{clock.format(trace.at)}</td>
              <td className="run-what">
                <button type="button" className="link" title={trace.what} aria-pressed={trace.trace === chosen} onClick={() => store.set({ runTrace: trace.trace })}>{trace.what} <span className="muted">{nameOf(trace.to, model)}</span></button>
              </td>
              <td><Outcome trace={trace} /></td>
              <td className="number">{formatDuration(trace.until - trace.at, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Outcome({ trace: { status, errors } }: { readonly trace: TraceSummary }) {
  const t = useText();
  return (
    <>
      {status !== undefined && <span className={status >= 400 ? 'is-wrong' : undefined}>{status}</span>}
      {errors > 0 && <>{' '}<span className="is-wrong">{t(runStrings.errors(errors))}</span></>}
    </>
  );
}
