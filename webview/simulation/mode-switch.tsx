import { useController } from '../state/controller.ts';
import { useApp } from '../state/store.ts';
import { MODES, type Mode } from '../state/view.ts';
import { simulationStrings } from '../ui/simulation-strings.ts';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';

const NAMES = { design: strings.design, simulate: simulationStrings.simulate } as const satisfies Readonly<Record<Mode, unknown>>;

/** Pixels in which the panel shows its chart beside its table; the window may allow less. */
const PANEL_HEIGHT = 320;

/** What the canvas is for: drawing, or what happens to the design under load. */
export function ModeSwitch() {
  const t = useText();
  const controller = useController();
  const mode = useApp((state) => state.view.mode);
  const results = useApp((state) => state.view.results);
  const height = useApp((state) => state.view.resultsHeight);
  const change = (next: Mode): void => {
    if (next === 'simulate') controller.setView({ mode: next, results: 'simulation', resultsHeight: Math.max(height, PANEL_HEIGHT) });
    else controller.setView({ mode: next, ...(results === 'simulation' && { results: 'closed' as const }) });
  };
  return (
    <div className="bar-modes" role="group" aria-label={t(strings.mode)}>
      {MODES.map((id) => <button key={id} type="button" aria-pressed={id === mode} onClick={() => change(id)}>{t(NAMES[id])}</button>)}
    </div>
  );
}
