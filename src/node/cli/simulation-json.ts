import { say, type Locale } from '../../core/model/text.ts';
import type { FlowFigures, LatencyFigures, NodeFigures, SimulationResult } from '../../core/simulation/result-contract.ts';
import type { ExplanationSnapshot } from '../../protocol/explanation-messages.ts';
import { closedFormsJson } from './explanation.ts';

/** The result as `simulate --format json` gives it; keys are only ever added. What was never answered is null in a percentile. */
export function resultJson({ endToEnd, flows, nodes, cost, connections, findings, ...run }: SimulationResult, { why, closedForms, differences }: ExplanationSnapshot, locale: Locale) {
  return {
    scenario: run.scenario, seed: run.seed, durationMs: run.durationMs, endedMs: run.endedMs, events: run.events,
    endToEnd: flowJson(endToEnd),
    flows: Object.fromEntries(flows.map(({ flow, ...figures }) => [flow, flowJson(figures)])),
    nodes: Object.fromEntries(nodes.map((node) => [node.node, { ...nodeJson(node), ...closedFormsJson(node.node, closedForms) }])),
    connections: Object.fromEntries(connections.map(({ connection, requests, perSecond }) => [connection, { requests, perSecond }])),
    cost: { currency: 'USD', run: cost.run, month: cost.month, lines: cost.bill.lines.map(({ node, component, quantity, unit, amount }) => ({ node, component, quantity, unit, amount })) },
    why, differences,
    findings: findings.map(({ rule, severity, message, path }) => ({ rule, severity, message: say(message, locale), path })),
  };
}

function flowJson({ requests, errors, throttles, unfinished, latency }: FlowFigures) {
  return { requests, errors, throttles, unfinished, latency: latencyJson(latency) };
}

function nodeJson(node: NodeFigures) {
  const { requests, errors, throttles, timeouts, unfinished, coldStarts, coldStartProbability, concurrency, environments, latency, queue, throttled, hitRatio } = node;
  return {
    requests, errors, throttles, timeouts, unfinished, coldStarts, coldStartProbability, concurrency,
    ...(environments && { environments }), latency: latencyJson(latency), ...(queue && { queue }), ...(throttled && { throttled }), ...(hitRatio !== undefined && { hitRatio }),
  };
}

function latencyJson({ mean, halfWidth, p50, p95, p99 }: LatencyFigures) {
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return { mean: finite(mean), halfWidth: finite(halfWidth), p50: finite(p50), p95: finite(p95), p99: finite(p99) };
}
