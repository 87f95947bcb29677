import { useController } from '../state/controller.ts';
import { useStore } from '../state/actions-context.ts';
import { useApp } from '../state/store.ts';
import type { View } from '../state/view.ts';
import { runStrings } from '../ui/run-strings.ts';
import { useText } from '../ui/use-text.ts';

/** Pixels in which the panel shows a request beside its hops; the window may allow less. */
const PANEL_HEIGHT = 320;

/** The view in which a run is watched. */
export function watching(height: number): Partial<View> {
  return { mode: 'run', results: 'run', resultsHeight: Math.max(height, PANEL_HEIGHT) };
}

/** Starts the design on this machine and shows it run, by one click; while it does, opens its pages or stops it. */
export function RunButtons({ inPanel = false }: { readonly inPanel?: boolean }) {
  const t = useText();
  const store = useStore();
  const controller = useController();
  const snapshot = useApp((state) => state.run?.snapshot);
  const inBrowser = useApp((state) => state.inBrowser);
  const [site] = snapshot?.addresses ?? [];
  const begin = (): void => {
    controller.setView(watching(store.get().view.resultsHeight));
    controller.runner.start();
  };
  if (inBrowser) return null;
  const isUp = snapshot?.status === 'running';
  if (isUp || snapshot?.status === 'starting') {
    return (
      <>
        {isUp && site && <button type="button" className="button run-open" title={site.url} onClick={() => controller.runner.open(site.url)}>{t(runStrings.openSite)}</button>}
        {inPanel && isUp && <button type="button" className="button" onClick={begin}>{t(runStrings.restart)}</button>}
        <button type="button" className="button" title={t(runStrings.stopHint)} onClick={() => controller.runner.stop()}>{t(runStrings.stop)}</button>
      </>
    );
  }
  return <button type="button" className="button" disabled={snapshot?.status === 'stopping'} title={t(runStrings.runHint)} onClick={begin}>{t(inPanel && snapshot ? runStrings.runAgain : runStrings.runLocally)}</button>;
}
