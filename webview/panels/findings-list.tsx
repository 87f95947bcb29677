import type { FindingSnapshot } from '../../src/protocol/messages.ts';
import { useController } from '../state/controller.ts';
import { set } from '../state/intents.ts';
import { bySeverity, type Model } from '../state/model.ts';
import { CanvasLink, SourceLink } from '../ui/links.tsx';
import { Prose } from '../ui/prose.tsx';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';

/** What is wrong with the design, the worst first. */
export function FindingsList({ findings, model }: { readonly findings: readonly FindingSnapshot[]; readonly model: Model }) {
  const t = useText();
  if (findings.length === 0) return <p className="muted">{t(strings.nothingWrong)}</p>;
  return (
    <ul className="findings">
      {bySeverity(findings).map((finding, index) => <FindingRow key={`${finding.rule} ${index}`} finding={finding} model={model} />)}
    </ul>
  );
}

function FindingRow({ finding, model }: { readonly finding: FindingSnapshot; readonly model: Model }) {
  const t = useText();
  const { severity, message, node, connection, line, path } = finding;
  const controller = useController();
  const place = connection !== undefined && model.connections.has(connection)
    ? <CanvasLink kind="connection" id={connection}>{connection}</CanvasLink>
    : node !== undefined && model.nodes.has(node) && <CanvasLink kind="node" id={node}>{model.nodes.get(node)?.label ?? node}</CanvasLink>;
  return (
    <li>
      <SeverityIcon severity={severity} />
      <span className="only-read">{t(strings.severity(severity))}: </span>
      <div className="finding-text">
        <div><Prose text={message} /></div>
        <div className="finding-links muted">
          {place}
          {path && line !== undefined && <button type="button" className="link" onClick={() => controller.revealText(path)}>{t(strings.line(line))}</button>}
          {finding.source && <SourceLink source={finding.source} />}
          <code>{finding.rule}</code>
        </div>
      </div>
      <FixButton finding={finding} model={model} />
    </li>
  );
}

/** A finding on top of the inspector: what is wrong, where the rule comes from, the repair. */
export function FindingCard({ finding, model }: { readonly finding: FindingSnapshot; readonly model: Model }) {
  const t = useText();
  return (
    <div className={`finding-card is-${finding.severity}`}>
      <div className="finding-message"><span className="only-read">{t(strings.severity(finding.severity))}: </span><Prose text={finding.message} /></div>
      {finding.source && <div className="muted"><SourceLink source={finding.source} /></div>}
      <FixButton finding={finding} model={model} />
    </div>
  );
}

function FixButton({ finding: { fix }, model }: { readonly finding: FindingSnapshot; readonly model: Model }) {
  const controller = useController();
  if (!fix || model.locked) return null;
  const title = { en: fix.title, ko: fix.title };
  return <button type="button" className="button" onClick={() => void controller.edit(set(fix.path, fix.value), title, title)}>{fix.title}</button>;
}

