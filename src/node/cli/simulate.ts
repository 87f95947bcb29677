import { parseArgs } from 'node:util';
import type { Finding } from '../../core/model/finding.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { formatDuration, formatMoney, formatNumber, formatRatio } from '../../core/model/units-format.ts';
import type { FlowFigures, LatencyFigures, NodeFigures, SimulationResult } from '../../core/simulation/result-contract.ts';
import { breakingPoints } from '../../core/simulation/breaking-point.ts';
import type { SimulationInput } from '../../core/simulation/input.ts';
import { startSimulation } from '../../core/simulation/run.ts';
import { scenarioNames } from '../../core/simulation/scenario.ts';
import { catalog } from '../../services/catalog.ts';
import { compareRunsCommand } from './compare-runs.ts';
import type { ParsedDocument } from '../../core/document/contract.ts';
import { explanationOf } from '../../protocol/explanation.ts';
import { completeAnalysis } from './complete-analysis.ts';
import { explanationText } from './explanation.ts';
import { deliver, received, unusable } from './deliver.ts';
import { EXIT, type Exit, type Io } from './io.ts';
import { resultJson } from './simulation-json.ts';
import { formatTable, printable } from './table.ts';

/**
 * `simulate FILE [--scenario S] [--seed N] [--format json] [--out TARGET]`: what happens to the design in a
 * scenario. Without one: the first of the file, or a day of its traffic. `--breaking-point`: what gives way first
 * when the scenario grows, without running it. `--compare`: two designs under the same load;
 * `compare-runs A B` is another way to say that (`twoFiles`).
 */
export async function simulateCommand(argv: readonly string[], io: Io, locale: Locale, twoFiles = false): Promise<Exit> {
  const asked = read(argv, twoFiles);
  if (!asked.ok) return unusable(io, say(asked.error.message, locale));
  const { file, out, format, scenario, seed, breaks, compare } = asked.value;
  const found = await received(file, io, locale);
  if (!found.ok) return found.error;
  const text = found.value;
  const analysis = await completeAnalysis(text, io, file);
  const { document, resolve, usage } = analysis;
  const { design, broken } = document;
  const [wrong] = analysis.document.findings.filter(({ severity }) => severity === 'error');
  if (broken) return unusable(io, `${file}: ${printable(say(wrong?.message ?? UNREADABLE, locale))}`);
  const names = scenarioNames(design);
  if (scenario !== undefined && !names.includes(scenario)) return unusable(io, printable(say(noSuchScenario(scenario, names), locale)));
  const input = { design, catalog, resolve, usage, scenario, seed };
  const isJson = format === 'json';
  const compared = compare === undefined ? undefined : await compareRunsCommand(analysis, { file, against: compare, format, scenario, seed }, io, locale);
  if (compared?.ok === false) return unusable(io, printable(say(compared.error.message, locale)));
  const { shown, findings } = compared ? { shown: compared.value, findings: [] } : breaks ? breaking(input, isJson, locale) : ran(input, document, isJson, locale);
  const failed = await deliver(shown, out, io, locale);
  if (failed !== undefined) return failed;
  return findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.fine;
}

/** What is printed, and what is wrong with the scenario. */
interface Printed {
  readonly shown: string;
  readonly findings: readonly Finding[];
}

function ran(input: SimulationInput, document: ParsedDocument, isJson: boolean, locale: Locale): Printed {
  const result = startToEnd(input);
  const explained = explanationOf(result, input, document, locale);
  return { shown: isJson ? `${JSON.stringify(resultJson(result, explained, locale), null, 2)}\n` : `${resultText(result, locale)}${explanationText(explained, locale)}`, findings: result.findings };
}

/** What gives way first when the whole mix of the scenario grows. */
function breaking(input: SimulationInput, isJson: boolean, locale: Locale): Printed {
  const points = breakingPoints(input);
  if (isJson) return { shown: `${JSON.stringify(points, null, 2)}\n`, findings: [] };
  const right = (en: string, ko: string) => ({ title: say({ en, ko }, locale), align: 'right' as const });
  const rows = points.map(({ node, factor, limit, perSecond, requestsPerSecond, together }) => [
    printable(node), `× ${formatNumber(factor, 2)}`, formatNumber(requestsPerSecond, 1), limit, formatNumber(perSecond), printable(together.join(', ')),
  ]);
  return {
    findings: [],
    shown: formatTable([
      { title: say(WORDS.node, locale) }, right('Factor on the peak', '피크의 배수'), right('Requests/s there', '그때의 초당 요청'),
      { title: say({ en: 'Limit', ko: '한도' }, locale) }, right('Units/s', '초당 단위'), { title: say({ en: 'Shared with', ko: '함께 쓰는 노드' }, locale) },
    ], rows),
  };
}

/** Nothing stops a run on the command line but the end of the process. */
function startToEnd(input: SimulationInput): SimulationResult {
  const run = startSimulation(input);
  while (run.advance(1_000_000));
  return run.result();
}

interface Asked {
  readonly file: string;
  readonly out?: string | undefined;
  readonly format: 'text' | 'json' | 'markdown';
  /** Another design, or `commit`: both are run. */
  readonly compare?: string | undefined;
  readonly scenario?: string | undefined;
  readonly seed?: number | undefined;
  readonly breaks: boolean;
}

function read(argv: readonly string[], twoFiles: boolean): Result<Asked> {
  try {
    const { values: { format = 'text', seed, 'breaking-point': breaks = false, ...values }, positionals: [file, ...rest] } = parseArgs({
      args: [...argv], allowPositionals: true,
      options: { format: { type: 'string' }, out: { type: 'string' }, scenario: { type: 'string' }, seed: { type: 'string' }, compare: { type: 'string' }, 'breaking-point': { type: 'boolean' } },
    });
    const [other, ...more] = twoFiles ? rest : [undefined, ...rest];
    const compare = twoFiles ? other ?? '' : values.compare;
    const isForm = format === 'text' || format === 'json' || (format === 'markdown' && compare !== undefined);
    const isFine = file !== undefined && more.length === 0 && isForm && !(breaks && compare !== undefined) && compare !== '' && (seed === undefined || /^[0-9]{1,15}$/.test(seed));
    return isFine ? ok({ file, format, breaks, ...values, compare, ...(seed !== undefined && { seed: Number(seed) }) }) : refuse('cli.bad-arguments', USAGE);
  } catch {
    return refuse('cli.bad-arguments', USAGE);
  }
}

const USAGE: Text = {
  en: 'serverless-canvas simulate FILE [--scenario S] [--seed N] [--breaking-point] [--compare FILE|commit[=REV]] [--format text|json|markdown] [--out TARGET]',
  ko: 'serverless-canvas simulate FILE [--scenario 시나리오] [--seed 정수] [--breaking-point] [--compare 파일|commit[=REV]] [--format text|json|markdown] [--out 파일]',
};

const UNREADABLE: Text = { en: 'The design cannot be read.', ko: '설계를 읽을 수 없습니다.' };

function noSuchScenario(name: string, names: readonly string[]): Text {
  return {
    en: `There is no scenario ${JSON.stringify(name)}. Scenarios: ${names.join(', ')}.`,
    ko: `${JSON.stringify(name)} 시나리오가 없습니다. 시나리오: ${names.join(', ')}`,
  };
}

const WORDS = {
  node: { en: 'Node', ko: '노드' }, flow: { en: 'Flow', ko: '흐름' }, all: { en: 'all flows', ko: '전체 흐름' },
  requests: { en: 'Requests', ko: '요청' }, errors: { en: 'Errors', ko: '오류' }, throttles: { en: 'Throttled', ko: '제한됨' }, unfinished: { en: 'Unfinished', ko: '미완료' },
  cold: { en: 'Cold starts', ko: '콜드 스타트' }, concurrency: { en: 'At once (mean, max)', ko: '동시(평균, 최대)' }, environments: { en: 'Environments', ko: '실행 환경' }, left: { en: 'Left in queue', ko: '대기열에 남음' },
} satisfies Readonly<Record<string, Text>>;

function resultText(result: SimulationResult, locale: Locale): string {
  const word = (key: keyof typeof WORDS): string => say(WORDS[key], locale);
  const count = (value: number): string => formatNumber(value);
  const times = ({ p50, p95, p99 }: LatencyFigures): readonly string[] => [p50, p95, p99].map((value) => (Number.isFinite(value) ? formatDuration(value, locale) : '∞'));
  const percentiles = ['p50', 'p95', 'p99'].map((title) => ({ title, align: 'right' as const }));
  const right = (key: keyof typeof WORDS) => ({ title: word(key), align: 'right' as const });
  const flowRow = (name: string, { requests, errors, throttles, unfinished, latency }: FlowFigures): readonly string[] => [printable(name), count(requests), count(errors), count(throttles), count(unfinished), ...times(latency)];
  const nodeRow = (node: NodeFigures): readonly string[] => [
    printable(node.node), count(node.requests), count(node.errors), count(node.throttles), count(node.unfinished),
    node.coldStarts > 0 ? `${count(node.coldStarts)} (${formatRatio(node.coldStartProbability)})` : '', `${formatNumber(node.concurrency.mean, 2)}, ${count(node.concurrency.max)}`,
    node.environments ? formatNumber(node.environments.mean, 2) : '', node.queue ? count(node.queue.left) : '', ...times(node.latency),
  ];
  return [
    `${head(result, locale)}\n\n`,
    formatTable([{ title: word('flow') }, right('requests'), right('errors'), right('throttles'), right('unfinished'), ...percentiles], [...result.flows.map(({ flow, ...figures }) => flowRow(flow, figures)), flowRow(word('all'), result.endToEnd)]),
    '\n',
    formatTable([{ title: word('node') }, right('requests'), right('errors'), right('throttles'), right('unfinished'), right('cold'), right('concurrency'), right('environments'), right('left'), ...percentiles], result.nodes.map(nodeRow)),
    `\n${costLine(result, locale)}\n`,
    ...result.findings.map(({ message, path = [] }) => `${printable(path.join('.'))}: ${printable(say(message, locale))}\n`),
  ].join('');
}

function head({ scenario, seed, durationMs, endedMs, events }: SimulationResult, locale: Locale): string {
  const [load, end] = [formatDuration(durationMs, locale), formatDuration(endedMs, locale)];
  return say({
    en: `${printable(scenario)}: ${load} of load, over after ${end}; seed ${seed}, ${formatNumber(events)} events`,
    ko: `${printable(scenario)}: 부하 ${load}, 종료까지 ${end}, 시드 ${seed}, 이벤트 ${formatNumber(events)}개`,
  }, locale);
}

function costLine({ cost }: SimulationResult, locale: Locale): string {
  return say({
    en: `Cost of the run ${formatMoney(cost.run)} USD at list prices; a month of such load ${formatMoney(cost.month)} USD`,
    ko: `이번 실행의 비용 ${formatMoney(cost.run)} USD(정가), 이런 부하가 한 달 이어지면 ${formatMoney(cost.month)} USD`,
  }, locale);
}
