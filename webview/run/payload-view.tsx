import { formatBytes, formatDuration } from '../../src/core/model/units-format.ts';
import type { HopSnapshot, PayloadSnapshot } from '../../src/protocol/run-messages.ts';
import { nameOf } from '../simulation/names.ts';
import { useController } from '../state/controller.ts';
import type { Model } from '../state/model.ts';
import { CanvasLink } from '../ui/links.tsx';
import { runStrings } from '../ui/run-strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import { useRunAnswer } from './use-run-answer.ts';

/** What went there and back in one hop. */
export function PayloadView({ hop, model }: { readonly hop: HopSnapshot; readonly model: Model }) {
  const t = useText();
  const locale = useLocale();
  const { initialization = 0, attempt, error } = hop;
  const { value: payloads, busy, refused } = useRunAnswer('runPayloads', { span: hop.span });
  const nothing = refused ?? (!busy && (!payloads || (!payloads.request && !payloads.response)) ? t(runStrings.noPayload) : undefined);
  return (
    <section className="run-payloads" aria-label={t(runStrings.payloads)} aria-busy={busy}>
      <p className="run-hop">
        {hop.from === undefined ? <span className="muted">{t(runStrings.outside)}</span> : <CanvasLink kind="node" id={hop.from}>{nameOf(hop.from, model)}</CanvasLink>}
        <span aria-hidden="true"> → </span><CanvasLink kind="node" id={hop.to}>{nameOf(hop.to, model)}</CanvasLink>
        {error !== undefined && <span className="is-wrong"> {error}</span>}
        {attempt !== undefined && <span className="muted"> · {t(runStrings.attempt(attempt))}</span>}
        {initialization > 0 && <span className="muted"> · {formatDuration(hop.milliseconds, locale)}, {t(runStrings.starts(formatDuration(initialization, locale)))}</span>}
      </p>
      {nothing !== undefined && <p className="muted">{nothing}</p>}
      {payloads?.request && <OnePayload title={t(runStrings.request)} payload={payloads.request} />}
      {payloads?.response && <OnePayload title={t(runStrings.answer)} payload={payloads.response} />}
    </section>
  );
}

function OnePayload({ title, payload: { text, size, truncated, masked, binary } }: { readonly title: string; readonly payload: PayloadSnapshot }) {
  const t = useText();
  const controller = useController();
  const facts = [truncated ? t(runStrings.cutOff(formatBytes(size))) : formatBytes(size), binary ? t(runStrings.base64) : undefined, masked > 0 ? t(runStrings.maskedValues(masked)) : undefined];
  return (
    <div className="run-payload">
      <p><strong>{title}</strong> <span className="muted">{facts.filter((fact) => fact !== undefined).join(' · ')}</span>{text !== '' && <> <button type="button" className="link" onClick={() => void controller.copy(text.slice(0, 20_000))}>{t(runStrings.copy)}</button></>}</p>
      {text === '' ? <p className="muted">{t(runStrings.empty)}</p> : <pre tabIndex={0}>{text}</pre>}
    </div>
  );
}
