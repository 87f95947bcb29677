import { CAUSES } from './cause.ts';
import type { Engine } from './engine.ts';
import type { FlowTrace, NodeCauses } from './result-contract.ts';


/** What the calls of a flow spent their time with; empty where none was followed. */
export function traceOf({ plan, tracer }: Engine, flow: number): { readonly trace?: FlowTrace } {
  const connectionAt = (step: number): string => plan.connections[plan.steps[step]?.connection ?? -1]?.id ?? '';
  const trace = tracer.figures(flow, (place, cause) => (cause === 'retry' ? { connection: connectionAt(place) } : { node: plan.nodes[place]?.id ?? '' }));
  return trace ? { trace } : {};
}

/** What the figures of a node come from. */
export function causesOf(engine: Engine, at: number): NodeCauses {
  const { refusals, faults, waits, waited } = engine.nodes[at] as Engine['nodes'][number];
  return {
    refusals: [...refusals].map(([because, count]) => ({ because, count })).sort((a, b) => b.count - a.count),
    calls: callsOf(engine, at),
    faults,
    waits: CAUSES.flatMap((cause, place) => ((waited[place] as number) > 0 ? [{ cause, ms: waits[place] as number, count: waited[place] as number }] : [])),
  };
}

function callsOf({ plan, failures: { failed, retried, waits } }: Engine, at: number): NodeCauses['calls'] {
  const sums = new Map<string, { connection: string; flow: string; failed: number; retried: number; retryMs: number }>();
  plan.classes.forEach(({ node, flow: place, start, end }) => {
    const flow = plan.flows[place]?.id ?? '';
    for (let step = node === at ? start : end; step < end; step++) {
      if ((failed[step] as number) + (retried[step] as number) === 0) continue;
      const connection = plan.connections[plan.steps[step]?.connection ?? -1]?.id ?? '';
      const key = `${connection} ${flow}`;
      const sum = sums.get(key) ?? { connection, flow, failed: 0, retried: 0, retryMs: 0 };
      sums.set(key, { connection, flow, failed: sum.failed + (failed[step] as number), retried: sum.retried + (retried[step] as number), retryMs: sum.retryMs + (waits[step] as number) });
    }
  });
  return [...sums.values()].sort((a, b) => b.failed - a.failed || b.retryMs - a.retryMs);
}
