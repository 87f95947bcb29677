import type { WhySnapshot, WhyStepSnapshot } from '../../src/protocol/explanation-messages.ts';
import { useController } from '../state/controller.ts';
import { explanationStrings } from '../ui/explanation-strings.ts';
import { CanvasLink, SourceLink } from '../ui/links.tsx';
import { useText } from '../ui/use-text.ts';

/** Chains of causes: each step leads to its node or connection, to the line that says so and to the documented limit. */
export function WhyList({ whys }: { readonly whys: readonly WhySnapshot[] }) {
  const t = useText();
  const told = whys.filter(({ steps }) => steps.length > 1);
  if (told.length === 0) return <p className="muted">{t(explanationStrings.nothingToExplain)}</p>;
  return (
    <ul className="why-list">
      {told.map(({ of, figure, steps }) => (
        <li key={`${'flow' in of ? of.flow : of.node} ${figure}`}>
          {/* A chain never changes while it is shown: its places tell its steps apart. */}
          <ol>{steps.map((step, at) => <li key={`${at} ${step.text}`}><Step step={step} /></li>)}</ol>
        </li>
      ))}
    </ul>
  );
}

function Step({ step: { text, node, connection, path, line, limit } }: { readonly step: WhyStepSnapshot }) {
  const t = useText();
  const controller = useController();
  const link = connection === undefined ? node : connection;
  return (
    <>
      <span className="why-step">{link === undefined ? text : <CanvasLink kind={connection === undefined ? 'node' : 'connection'} id={link}>{text}</CanvasLink>}</span>
      {path && line !== undefined && <><span className="muted"> · </span><button type="button" className="link" onClick={() => controller.revealText(path)}>{t(explanationStrings.line(line))}</button></>}
      {limit && <span className="muted"> · {limit.title} <strong>{limit.amount}</strong> · <SourceLink short source={limit.source} /></span>}
    </>
  );
}
