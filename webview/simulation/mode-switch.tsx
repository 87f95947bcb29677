import { useController } from '../state/controller.ts';
import { useApp } from '../state/store.ts';
import { watching } from '../run/run-buttons.tsx';
import { MODES, type Mode, type ResultsTab } from '../state/view.ts';
import { runStrings } from '../ui/run-strings.ts';
import { simulationStrings } from '../ui/simulation-strings.ts';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';

const NAMES = { design: strings.design, simulate: simulationStrings.simulate, run: runStrings.mode } as const satisfies Readonly<Record<Mode, unknown>>;

/** Pixels in which the panel shows its chart beside its table; the window may allow less. */
const PANEL_HEIGHT = 320;

/** The panels that belong to a mode. */
const OF_MODES: readonly (ResultsTab | 'closed')[] = ['simulation', 'run'];

/** What the canvas is for: drawing, what happens to the design under load, or watching it run on this machine. */
export function ModeSwitch() {
  const t = useText();
  const controller = useController();
  const mode = useApp((state) => state.view.mode);
  const results = useApp((state) => state.view.results);
  const height = useApp((state) => state.view.resultsHeight);
  const inBrowser = useApp((state) => state.inBrowser);
  const change = (next: Mode): void => {
    if (next === 'simulate') controller.setView({ mode: next, results: 'simulation', resultsHeight: Math.max(height, PANEL_HEIGHT) });
    else if (next === 'run') controller.setView(watching(height));
    else controller.setView({ mode: next, ...(OF_MODES.includes(results) && { results: 'closed' as const }) });
  };
  return (
    <div className="bar-modes" role="group" aria-label={t(strings.mode)}>
      {MODES.filter((id) => id !== 'run' || !inBrowser).map((id) => <button key={id} type="button" aria-pressed={id === mode} onClick={() => change(id)}>{t(NAMES[id])}</button>)}
    </div>
  );
}
