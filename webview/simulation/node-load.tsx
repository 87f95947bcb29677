import { parseFlowId } from '../state/flow-ids.ts';
import { useApp, type AppState } from '../state/store.ts';
import { simulationStrings } from '../ui/simulation-strings.ts';
import { useText } from '../ui/use-text.ts';
import { formatCount, formatRatio } from '../../src/core/model/units-format.ts';
import type { ConnectionShown, NodeShown, Shown } from './shown.ts';

/** What the canvas shows of the run that is looked at, simulated or on this machine; undefined while drawing. */
function shownIn({ view, shown, run }: AppState): Shown | undefined {
  return view.mode === 'simulate' ? shown : view.mode === 'run' ? run?.shown : undefined;
}

/** What the canvas shows of a run; undefined while drawing, or where nothing has run. */
export function useShown(): Shown | undefined {
  return useApp(shownIn);
}

/** What a node shows of the run; undefined while drawing, or where nothing has run. */
export function useNodeShown(id: string): NodeShown | undefined {
  return useApp((state) => shownIn(state)?.nodes.get(id));
}

export function useConnectionShown(flow: string): ConnectionShown | undefined {
  return useApp((state) => shownIn(state)?.connections.get(parseFlowId(flow)?.id ?? ''));
}

/** How far a node's demand fills its limit, along its bottom edge, and what went wrong, as a badge on it. */
export function NodeLoad({ shown: { load, level, failed } }: { readonly shown: NodeShown }) {
  const t = useText();
  const label = load === undefined ? undefined : t(simulationStrings.loadOf(formatRatio(Math.round(load * 1000) / 1000)));
  return (
    <>
      {label !== undefined && load !== undefined && level !== 'idle' && (
        <span className={`node-load is-${level}`} role="img" aria-label={label} title={label}>
          <span style={{ width: `${Math.min(100, Math.max(1, load * 100))}%` }} />
        </span>
      )}
      {failed > 0 && <span className="node-failed" title={t(simulationStrings.failedHint)}>{t(simulationStrings.failed(formatCount(failed)))}</span>}
    </>
  );
}
