import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import { Canvas } from './canvas/canvas.tsx';
import { FindBar } from './editing/find-bar.tsx';
import { Dialogs } from './canvas/dialogs.tsx';
import { EmptyDesign } from './canvas/empty-design.tsx';
import { useKeys } from './canvas/use-keys.ts';
import type { HostClient } from './host/client.ts';
import { Banners } from './panels/banners.tsx';
import { Bar } from './panels/bar.tsx';
import { BottomLine } from './panels/bottom-line.tsx';
import { Inspector } from './panels/inspector.tsx';
import { Palette } from './panels/palette.tsx';
import { Results } from './panels/results.tsx';
import { ActionsContext } from './state/actions-context.ts';
import { createActions } from './state/actions.ts';
import { ControllerContext, createController, useController } from './state/controller.ts';
import { createStore, INITIAL_STATE, StoreContext, useApp } from './state/store.ts';
import { strings } from './ui/strings.ts';
import { useText } from './ui/use-text.ts';
import { WalkPanel } from './walk/walk-panel.tsx';

/** The whole webview over one connection to its host. */
export function App({ host }: { readonly host: HostClient }) {
  const { store, controller, actions } = useMemo(() => {
    const made = createStore(INITIAL_STATE);
    const control = createController(made, host);
    return { store: made, controller: control, actions: createActions(made, control) };
  }, [host]);
  useEffect(() => void controller.start(), [controller]);
  return (
    <StoreContext value={store}>
      <ControllerContext value={controller}>
        <ActionsContext value={actions}>
          <ReactFlowProvider>
            <Frame />
            <LiveRegion />
          </ReactFlowProvider>
        </ActionsContext>
      </ControllerContext>
    </StoreContext>
  );
}

function Frame() {
  const snapshot = useApp((state) => state.snapshot);
  const model = useApp((state) => state.model);
  useKeys();
  if (!snapshot || !model) return <Waiting />;
  return (
    <div className="frame" lang={snapshot.locale}>
      <Bar snapshot={snapshot} model={model} />
      <Banners snapshot={snapshot} />
      <div className="middle">
        <Palette />
        <div className="centre">
          <div className="stage">
            <Canvas snapshot={snapshot} model={model} />
            <FindBar snapshot={snapshot} />
            <WalkPanel snapshot={snapshot} />
            {snapshot.nodes.length === 0 && !snapshot.broken && <EmptyDesign locked={model.locked} />}
          </div>
          <Results snapshot={snapshot} model={model} />
          <BottomLine snapshot={snapshot} />
        </div>
        <Inspector snapshot={snapshot} model={model} />
      </div>
      <Dialogs model={model} />
    </div>
  );
}

function Waiting() {
  const t = useText();
  const controller = useController();
  const failed = useApp((state) => state.failed);
  if (failed === undefined) return <div className="waiting muted" role="status">{t(strings.loading)}</div>;
  return (
    <div className="waiting" role="alert">
      <p>{t(strings.failed)} {failed}</p>
      <button type="button" className="button" onClick={() => void controller.start()}>{t(strings.retry)}</button>
    </div>
  );
}

/** Says aloud what has just happened. */
function LiveRegion() {
  const { text, count } = useApp((state) => state.announcement);
  return <div className="only-read" aria-live="polite" role="status"><span key={count}>{text}</span></div>;
}
