import { useState } from 'react';
import { fixIntent } from '../../src/core/model/fixes.ts';
import type { FindingSnapshot, Snapshot } from '../../src/protocol/messages.ts';
import { useStore } from '../state/actions-context.ts';
import { useController } from '../state/controller.ts';
import { set } from '../state/intents.ts';
import { bySeverity, refOf, type Model } from '../state/model.ts';
import { RuleLink, SourceLink } from '../ui/links.tsx';
import { Prose } from '../ui/prose.tsx';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { Place, placeOf } from './finding-place.tsx';
import { SilencedList, UncheckedList } from './findings-besides.tsx';
import { showFinding } from './show-finding.ts';

/** As many as anybody reads, and few enough to be drawn within a frame; the others come when asked for. */
const AT_ONCE = 100;

/** What is wrong with the design, the worst first; below it what is silenced and what could not be checked. */
export function FindingsList({ snapshot, model }: { readonly snapshot: Snapshot; readonly model: Model }) {
  const t = useText();
  const [most, setMost] = useState(AT_ONCE);
  const { findings } = snapshot;
  return (
    <>
      {findings.length === 0 ? <p className="muted">{t(strings.nothingWrong)}</p> : (
        <ul className="findings">
          {bySeverity(findings).slice(0, most).map((finding, index) => <FindingRow key={`${finding.rule} ${index}`} finding={finding} model={model} />)}
        </ul>
      )}
      {findings.length > most && <button type="button" className="link" onClick={() => setMost(most + AT_ONCE)}>{t(strings.moreFindings(findings.length - most))}</button>}
      <SilencedList silenced={snapshot.silenced} model={model} />
      <UncheckedList snapshot={snapshot} model={model} />
    </>
  );
}

interface FindingProps {
  readonly finding: FindingSnapshot;
  readonly model: Model;
}

function FindingRow({ finding, model }: FindingProps) {
  const t = useText();
  const store = useStore();
  const controller = useController();
  const { severity, message, line, path } = finding;
  const shown = placeOf(finding, model) !== undefined;
  return (
    <li>
      <SeverityIcon severity={severity} />
      <span className="only-read">{t(strings.severity(severity))}: </span>
      <div className="finding-text">
        {shown
          ? <button type="button" className="finding-show" title={t(strings.showFinding)} onClick={() => showFinding(store, controller, finding)}><Prose text={message} /></button>
          : <div className="finding-show"><Prose text={message} /></div>}
        <Why finding={finding} model={model} />
        <div className="finding-links muted">
          <LimitMark finding={finding} />
          <Place finding={finding} model={model} />
          {path && line !== undefined && <button type="button" className="link" onClick={() => controller.revealText(path)}>{t(strings.line(line))}</button>}
          {finding.source && <SourceLink source={finding.source} />}
          <RuleLink rule={finding.rule} />
        </div>
      </div>
      <FindingActions finding={finding} model={model} />
    </li>
  );
}

/** A finding on top of the inspector: what is wrong, why it matters, where the rule comes from, what can be done. */
export function FindingCard({ finding, model }: FindingProps) {
  const t = useText();
  return (
    <div className={`finding-card is-${finding.severity}`}>
      <div className="finding-message"><span className="only-read">{t(strings.severity(finding.severity))}: </span><Prose text={finding.message} /></div>
      <Why finding={finding} model={model} />
      <div className="finding-links muted">
        <LimitMark finding={finding} />
        {finding.source && <SourceLink source={finding.source} />}
        <RuleLink rule={finding.rule} />
      </div>
      <FindingActions finding={finding} model={model} />
    </div>
  );
}

function Why({ finding, model }: FindingProps) {
  const why = model.rules.get(finding.rule)?.why;
  return why === undefined || why === '' ? null : <div className="finding-why muted"><Prose text={why} /></div>;
}

/** Whether the limit that is broken can be raised, told by words and not by colour alone. */
function LimitMark({ finding: { limit } }: { readonly finding: FindingSnapshot }) {
  return limit ? <span className={`limit-mark is-${limit.kind}`}>{limit.text}</span> : null;
}

/** Repair it, repair all of its kind, or say why it is meant; each is one undo step. */
function FindingActions({ finding, model }: FindingProps) {
  const t = useText();
  const controller = useController();
  const { fix } = finding;
  const canSilence = model.rules.get(finding.rule)?.canSilence ?? false;
  if (model.locked || (!fix && !canSilence)) return null;
  const title = fix && { en: fix.title, ko: fix.title };
  const alike = fix ? model.fixesOfRule.get(finding.rule) ?? [] : [];
  const all = strings.fixAll(alike.length);
  return (
    <div className="finding-actions">
      {fix && title && <button type="button" className="button" onClick={() => void controller.edit(set(fix.path, fix.value), title, title)}>{fix.title}</button>}
      {alike.length > 1 && <button type="button" className="link" onClick={() => void controller.edit(fixIntent(alike), all, all)}>{t(all)}</button>}
      {canSilence && <button type="button" className="link" title={t(strings.silenceHint)} onClick={() => void controller.silence(refOf(finding))}>{t(strings.silence)}</button>}
    </div>
  );
}
