import { useState, type ReactNode } from 'react';
import type { Text } from '../../src/core/model/text.ts';
import { STATE_SIGNS } from '../canvas/node-card.tsx';
import { BUSY, rate } from '../simulation/shown.ts';
import { money } from '../ui/format.ts';
import { legendStrings as say } from '../ui/legend-strings.ts';
import { LINES, type Line } from '../ui/line-names.ts';
import { ServiceIcon } from '../ui/service-icon.tsx';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import { simulationStrings } from '../ui/simulation-strings.ts';
import { strings } from '../ui/strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';

const ID = 'legend';
const SEVERITIES = ['error', 'warning', 'info'] as const;
/** Shares of a limit, as examples of each level. */
const LOADS = [['fine', 0.45, say.fine], ['busy', BUSY, say.busy(`${BUSY * 100} %`)], ['wrong', 1, say.wrong]] as const;
const DEPLOYED = ['moving', 'done', 'failed', 'rolled-back', 'drifted', 'as-deployed'] as const;

/** The button in the last line, and above it, where it is pressed, the signs of the canvas, each beside what it means. */
export function Legend() {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="cost-switch" popoverTarget={ID} title={t(say.legendHint)}>{t(say.legend)}</button>
      <section id={ID} className="legend-sheet" popover="auto" aria-label={t(say.legendHint)} onBeforeToggle={({ newState }) => setOpen(newState === 'open')}>
        {isOpen && <Signs />}
      </section>
    </>
  );
}

function Signs() {
  const t = useText();
  const locale = useLocale();
  return (
    <>
      <Part title={say.lines}>
        {LINES.map((line) => <Sign key={line} means={say[line]}><LineSign line={line} /></Sign>)}
        <Sign means={say.perSecond}><span className="connection-flow">{rate(120, locale)}</span></Sign>
      </Part>
      <Part title={say.findings}>{SEVERITIES.map((severity) => <Sign key={severity} means={say[severity]}><SeverityIcon severity={severity} size={16} /></Sign>)}</Part>
      <Part title={say.cost}><Sign means={say.costOf}><span className="node-cost">{money(12.4, locale)}</span></Sign></Part>
      <Part title={say.run}>
        <Sign means={say.trouble}><span className="run-mark is-warning">!</span></Sign>
        <Sign means={say.noForm}><span className="run-mark">∅</span></Sign>
      </Part>
      <Part title={say.load}>
        {LOADS.map(([level, share, means]) => <Sign key={level} means={means}><span className={`node-load is-${level}`}><span style={{ width: `${share * 100}%` }} /></span></Sign>)}
        <Sign means={say.failedOf}><span className="node-failed">{t(simulationStrings.failed('7'))}</span></Sign>
        <Sign means={say.idle}><span className="legend-card"><ServiceIcon service="lambda" size={18} /></span></Sign>
      </Part>
      <Part title={say.deployment}>
        {DEPLOYED.map((state) => <Sign key={state} means={strings.deploying(state === 'done' ? 3 : 1, 3, state)}><span className={`node-deploy is-${state}`}>{STATE_SIGNS[state]}</span></Sign>)}
      </Part>
    </>
  );
}

/** A connection's line, as the canvas draws it. */
export function LineSign({ line }: { readonly line: Line }) {
  return <svg width="26" height="8" aria-hidden="true" className={`connection is-${line}`}><path className="connection-line" d="M 0 4 H 26" /></svg>;
}

function Part({ title, children }: { readonly title: Text; readonly children: ReactNode }) {
  const t = useText();
  return <section><h3>{t(title)}</h3><ul>{children}</ul></section>;
}

/** The sign is there for the eye; its meaning says it all. */
function Sign({ means, children }: { readonly means: Text; readonly children: ReactNode }) {
  const t = useText();
  return <li><span className="legend-sign" aria-hidden="true">{children}</span><span>{t(means)}</span></li>;
}
