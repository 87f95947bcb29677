import { useState } from 'react';
import { withUnit } from '../../src/core/model/unit-names.ts';
import type { QuotaSnapshot } from '../../src/protocol/messages.ts';
import { useController } from '../state/controller.ts';
import type { Model } from '../state/model.ts';
import { decimal } from '../ui/format.ts';
import { CanvasLink, SourceLink } from '../ui/links.tsx';
import { strings } from '../ui/strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';

/** What to ask AWS for, ready to be sent: the values, the reasons, the line for a shell. */
export function QuotasList({ quotas, model }: { readonly quotas: readonly QuotaSnapshot[]; readonly model: Model }) {
  const t = useText();
  if (quotas.length === 0) return <p className="muted">{t(strings.noQuotas)}</p>;
  return (
    <>
      <p className="muted">{t(strings.quotasHint)}</p>
      <ul className="quotas">
        {quotas.map((quota) => <QuotaItem key={quota.limit} quota={quota} model={model} />)}
      </ul>
    </>
  );
}

function QuotaItem({ quota, model }: { readonly quota: QuotaSnapshot; readonly model: Model }) {
  const t = useText();
  const locale = useLocale();
  const amount = (value: number): string => withUnit(decimal(value, locale), quota.unit, locale);
  return (
    <li className="quota">
      <h3 className="quota-title">{quota.title}</h3>
      <dl className="quota-numbers">
        <div><dt>{t(strings.quotaNow)}</dt><dd>{amount(quota.current)}</dd></div>
        <div><dt>{t(strings.quotaNeeded)}</dt><dd>{amount(quota.needed)}</dd></div>
        <div><dt>{t(strings.quotaAsk)}</dt><dd><strong>{amount(quota.desired)}</strong></dd></div>
        <div><dt>{t(strings.quotaRegion)}</dt><dd>{quota.region}</dd></div>
        {quota.code && <div><dt>{t(strings.quotaCode)}</dt><dd><code>{quota.code.service} {quota.code.code}</code></dd></div>}
      </dl>
      <div className="finding-links muted">
        {quota.nodes.filter((id) => model.nodes.has(id)).map((id) => <CanvasLink key={id} kind="node" id={id}>{model.nodes.get(id)?.label ?? id}</CanvasLink>)}
        <SourceLink source={quota.source} />
      </div>
      <div className="quota-copy"><p>{quota.justification}</p><CopyButton text={quota.justification} label={t(strings.copyReasons)} /></div>
      <div className="quota-copy"><code className="quota-command">{quota.command}</code><CopyButton text={quota.command} label={t(strings.copyCommand)} /></div>
      {!quota.code && <p className="muted">{t(strings.quotaNoCode)}</p>}
    </li>
  );
}

function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const t = useText();
  const controller = useController();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    if (!(await controller.copy(text))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return <button type="button" className="button" aria-label={label} title={label} onClick={() => void copy()}>{t(copied ? strings.copied : strings.copy)}</button>;
}
