import { parseFlowId } from '../state/flow-ids.ts';
import { useApp } from '../state/store.ts';

/** A batch of requests on its way along a connection. Without motion there is none: the count beside it tells. */
export function RunPulse({ flow, path }: { readonly flow: string; readonly path: string }) {
  const id = parseFlowId(flow)?.id ?? '';
  const pulse = useApp((state) => (state.view.mode === 'run' ? state.run?.pulses.get(id) : undefined));
  if (!pulse) return null;
  return <circle key={pulse.number} className={pulse.wrong ? 'run-pulse is-wrong' : 'run-pulse'} r="5" style={{ offsetPath: `path("${path}")` }} aria-hidden="true" />;
}
