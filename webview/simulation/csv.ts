import { say, type Locale, type Text } from '../../src/core/model/text.ts';
import type { FlowSimulation, Measured, SimulationSnapshot } from '../../src/protocol/simulation-messages.ts';
import { simulationStrings } from '../ui/simulation-strings.ts';
import { strings } from '../ui/strings.ts';

type Cell = string | number | null | undefined;

/**
 * The figures of a run for a spreadsheet (RFC 4180): flows, then nodes, then limits, one table. Times are
 * milliseconds; what was never answered is `∞`.
 */
export function simulationCsv(result: SimulationSnapshot, locale: Locale): string {
  const word = (text: Text): string => say(text, locale);
  const head = [
    word(strings.kind), word(strings.label), word(simulationStrings.requests), word(simulationStrings.errors), word(simulationStrings.throttles), word(simulationStrings.unfinished),
    `${word(simulationStrings.meanTime)} (ms)`, 'p50 (ms)', 'p95 (ms)', 'p99 (ms)', word(simulationStrings.coldStarts), word(simulationStrings.concurrency), word(simulationStrings.most), word(simulationStrings.waiting),
    word(simulationStrings.factor), `${word(simulationStrings.rateThere)} (/s)`, word(simulationStrings.limit),
  ];
  const limits = new Map(result.breaking.map((point) => [point.node, point]));
  const rows: readonly (readonly Cell[])[] = [
    ...result.flows.map((figures) => [word(simulationStrings.flow), figures.flow, ...counts(figures)]),
    [word(simulationStrings.flow), word(simulationStrings.all), ...counts(result.endToEnd)],
    ...result.nodes.map((node) => {
      const limit = limits.get(node.node);
      return [
        word(strings.node), node.node, ...counts(node), node.coldStarts, node.concurrency.mean, node.concurrency.max, node.queue?.left,
        limit?.factor, limit?.requestsPerSecond, limit && `${limit.limit.title} ${limit.limit.amount}`,
      ];
    }),
  ];
  return [head, ...rows].map((row) => head.map((_title, at) => cell(row[at])).join(',')).join('\r\n').concat('\r\n');
}

function counts({ requests, errors, throttles, unfinished, latency }: FlowSimulation): readonly Cell[] {
  const time = (value: Measured): Cell => (requests === 0 ? undefined : value ?? '∞');
  return [requests, errors, throttles, unfinished, time(latency.mean), time(latency.p50), time(latency.p95), time(latency.p99)];
}

/** Quoted where it must be; a spreadsheet would compute what begins like a formula. */
function cell(value: Cell): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
