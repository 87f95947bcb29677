import { useState } from 'react';
import { useWhatIf } from '../panels/use-what-if.ts';
import { useController } from '../state/controller.ts';
import { useApp } from '../state/store.ts';
import { Select, TextField } from '../ui/controls.tsx';
import { simulationStrings } from '../ui/simulation-strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import { simulationCsv } from './csv.ts';
import type { SimulationState } from './state.ts';

const NOTHING = {};

/** Which scenario with which seed; starts a run and ends it, and says how far it is. */
export function RunForm({ simulation }: { readonly simulation: SimulationState | undefined }) {
  const t = useText();
  const locale = useLocale();
  const controller = useController();
  const isBroken = useApp((state) => state.snapshot?.broken !== undefined);
  const scenarios = useWhatIf('scenarios', NOTHING).value ?? [];
  const [chosen, setChosen] = useState<string>();
  const [seed, setSeed] = useState('');
  const scenario = chosen !== undefined && scenarios.includes(chosen) ? chosen : scenarios[0];
  const isRunning = simulation?.status === 'running';
  const badSeed = !/^\d{0,15}$/.test(seed.trim());
  const run = (): void => void controller.simulator.run({ ...(scenario !== undefined && { scenario }), ...(seed.trim() !== '' && { seed: Number(seed) }) });
  return (
    <div className="run-form">
      <div className="run-field" title={t(simulationStrings.scenarioHint)}>
        <span className="muted" aria-hidden="true">{t(simulationStrings.scenario)}</span>
        <Select label={t(simulationStrings.scenario)} value={scenario ?? ''} options={scenarios.map((name) => ({ value: name, label: name }))} disabled={isRunning} onChange={setChosen} />
      </div>
      <div className="run-field is-seed">
        <span className="muted" aria-hidden="true">{t(simulationStrings.seed)}</span>
        <TextField label={t(simulationStrings.seed)} value={seed} placeholder={t(simulationStrings.seedHint)} invalid={badSeed} disabled={isRunning} onInput={setSeed} />
      </div>
      {isRunning
        ? <button type="button" className="button" onClick={controller.simulator.cancel}>{t(simulationStrings.cancel)}</button>
        : <button type="button" className="button is-primary" disabled={badSeed || isBroken || scenario === undefined} onClick={run}>{t(simulation ? simulationStrings.runAgain : simulationStrings.run)}</button>}
      {badSeed && <span className="run-wrong" role="alert">{t(simulationStrings.badSeed)}</span>}
      {isRunning && <Progress share={simulation.progress} />}
      <span className="bar-space" />
      {simulation?.result && !isRunning && <CsvButton onClick={() => simulation.result && controller.simulator.exportCsv(simulationCsv(simulation.result, locale))} />}
    </div>
  );
}

function Progress({ share }: { readonly share: number }) {
  const t = useText();
  const percent = Math.floor(share * 100);
  return (
    <>
      <div className="run-progress" role="progressbar" aria-label={t(simulationStrings.progress)} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}><span style={{ width: `${percent}%` }} /></div>
      <span className="number" aria-hidden="true">{percent} %</span>
    </>
  );
}

function CsvButton({ onClick }: { readonly onClick: () => void }) {
  const t = useText();
  return <button type="button" className="button" onClick={onClick}>{t(simulationStrings.exportCsv)}</button>;
}
