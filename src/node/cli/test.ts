import { say, type Locale, type Text } from '../../core/model/text.ts';
import type { Path } from '../../core/model/json.ts';
import type { Analysis } from '../../core/analysis/contract.ts';
import { readGoals } from '../../core/goals/read.ts';
import { goalsJunit, type TestedFile } from '../../core/goals/report-junit.ts';
import { testGoals, type GoalsReport } from '../../core/goals/test-goals.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import { scenarioNames } from '../../core/simulation/scenario.ts';
import { catalog } from '../../services/catalog.ts';
import { finished } from './compare.ts';
import { completeAnalysis } from './complete-analysis.ts';
import { deliver, unusable } from './deliver.ts';
import { fileFault } from './file-fault.ts';
import { parseFlags } from './flags.ts';
import { EXIT, type Exit, type Io } from './io.ts';
import { printable } from './table.ts';
import { goalsJson, goalsText } from './test-output.ts';

/**
 * `test FILE… [--scenario S] [--seed N] [--goal G,…] [--format text|json|junit] [--out TARGET]`: whether the design
 * reaches its goals. Ends with 0 where all hold, 1 where one is missed, 2 where a file, a goal or its scenario
 * cannot be read: what is not tested must not look as if it held.
 */
export async function testCommand(argv: readonly string[], io: Io, locale: Locale): Promise<Exit> {
  const asked = read(argv);
  if (!asked.ok) return unusable(io, say(asked.error.message, locale));
  const files = (await Promise.all(asked.value.files.map(async (file) => (await io.designsIn(file)) ?? [file]))).flat();
  const tested: TestedFile[] = [];
  for (const file of files) {
    const one = await testFile(file, asked.value, io, locale);
    if (!one.ok) return unusable(io, printable(say(one.error.message, locale)));
    // A folder may hold designs without goals; a file that is named may not.
    if (one.value) tested.push(one.value);
    else if (asked.value.files.includes(file)) return unusable(io, printable(say(noGoals(file), locale)));
  }
  if (tested.length === 0) return unusable(io, say(NOTHING, locale));
  const fault = await deliver(shownAs(asked.value, tested, locale), asked.value.out, io, locale);
  return fault ?? exitOf(tested, io, locale);
}

function shownAs({ format, files }: Asked, tested: readonly TestedFile[], locale: Locale): string {
  switch (format) {
    case 'junit': return goalsJunit(tested, locale);
    case 'json': {
      const [first] = tested;
      const isOne = files.length === 1 && files[0] === first?.file;
      return `${JSON.stringify(isOne && first ? goalsJson(first, locale) : { files: tested.map((one) => ({ file: one.file, ...goalsJson(one, locale) })) }, null, 2)}\n`;
    }
    default: return tested.map((one) => goalsText(one, locale)).join('\n');
  }
}

/** The goals of one file; undefined where it has none. */
async function testFile(file: string, asked: Asked, io: Io, locale: Locale): Promise<Result<TestedFile | undefined>> {
  let text: string;
  try {
    text = await io.read(file);
  } catch (error) {
    const line = fileFault(file, error, locale);
    return refuse('cli.unreadable', { en: line, ko: line });
  }
  const analysis = await completeAnalysis(text, io, file);
  const { document, resolve, usage, bill } = analysis;
  const { design } = document;
  const placeOf = (path: Path): string => placeIn(file, analysis, path);
  const [wrong] = document.findings.filter(({ severity }) => severity === 'error');
  if (document.broken) return refuse('cli.broken', { en: `${placeOf(wrong?.path ?? [])}: ${wrong?.message.en ?? UNREADABLE.en}`, ko: `${placeOf(wrong?.path ?? [])}: ${wrong?.message.ko ?? UNREADABLE.ko}` });
  const goals = readGoals(design, usage).map(({ name }) => name);
  if (goals.length === 0) return ok(undefined);
  const stranger = asked.goals?.find((name) => !goals.includes(name));
  if (stranger !== undefined) return refuse('cli.unknown-goal', noSuch('goal', '목표', stranger, goals));
  const names = scenarioNames(design);
  if (asked.scenario !== undefined && !names.includes(asked.scenario)) return refuse('cli.unknown-scenario', noSuch('scenario', '시나리오', asked.scenario, names));
  const [began, before] = [new Date().toISOString(), performance.now()];
  const report = finished(testGoals({ design, catalog, resolve, usage, bill }, asked));
  return ok({ file, report, placeOf, began, seconds: (performance.now() - before) / 1000 });
}

/** What could not be read is told, with its place, whatever form the results have. */
function exitOf(tested: readonly TestedFile[], io: Io, locale: Locale): Exit {
  const unread = tested.flatMap(({ report, placeOf }) => unreadOf(report).map(({ message, path = [] }) => `${placeOf(path)}: ${printable(say(message, locale))}\n`));
  for (const line of unread) io.err(line);
  if (unread.length > 0) return EXIT.unusable;
  return tested.every(({ report }) => report.outcomes.every(({ pass }) => pass)) ? EXIT.fine : EXIT.findings;
}

function unreadOf({ wrong, runs }: GoalsReport) {
  return [...wrong.flatMap(({ findings }) => findings), ...runs.flatMap(({ result }) => result.findings.filter(({ severity }) => severity === 'error'))];
}

function placeIn(file: string, { document }: Analysis, path: Path): string {
  const { line, column } = document.positionAt(document.rangeOf(path, 'key')?.start ?? 0);
  return `${file}:${line + 1}:${column + 1}`;
}

interface Asked {
  readonly files: readonly string[];
  readonly format: 'text' | 'json' | 'junit';
  readonly out?: string | undefined;
  readonly scenario?: string | undefined;
  readonly seed?: number | undefined;
  readonly goals?: readonly string[] | undefined;
}

const FLAGS = { format: { type: 'string' }, out: { type: 'string' }, output: { type: 'string' }, scenario: { type: 'string' }, seed: { type: 'string' }, goal: { type: 'string' } } as const;

function read(argv: readonly string[]): Result<Asked> {
  const parsed = parseFlags(argv, FLAGS);
  if (!parsed.ok) return parsed;
  const { values: { format = 'text', out, output = out, scenario, seed, goal }, positionals: files } = parsed.value;
  const isFormat = format === 'text' || format === 'json' || format === 'junit';
  if (!isFormat || files.length === 0 || (seed !== undefined && !/^[0-9]{1,15}$/.test(seed))) return refuse('cli.bad-arguments', USAGE);
  return ok({
    files, format, scenario, out: output,
    ...(seed !== undefined && { seed: Number(seed) }), ...(goal !== undefined && { goals: goal.split(',').map((name) => name.trim()) }),
  });
}

const USAGE: Text = {
  en: 'serverless-canvas test FILE… [--scenario S] [--seed N] [--goal G,…] [--format text|json|junit] [--output TARGET]',
  ko: 'serverless-canvas test FILE… [--scenario 시나리오] [--seed 정수] [--goal 목표,…] [--format text|json|junit] [--output 파일]',
};

const UNREADABLE: Text = { en: 'The design cannot be read.', ko: '설계를 읽을 수 없습니다.' };
const NOTHING: Text = { en: 'There is no design (*.arch.yaml) with goals here.', ko: '목표(goals)가 있는 설계 파일(*.arch.yaml)이 없습니다.' };

function noGoals(file: string): Text {
  return {
    en: `${file} has no goals. Write for example goals: { quick: { p99: < 300 ms, errors: < 0.1 % } }.`,
    ko: `${file}에 목표가 없습니다. 예: goals: { quick: { p99: < 300 ms, errors: < 0.1 % } }`,
  };
}

function noSuch(en: string, ko: string, name: string, names: readonly string[]): Text {
  return { en: `There is no ${en} ${JSON.stringify(name)}. There are: ${names.join(', ')}.`, ko: `${JSON.stringify(name)} ${ko}이(가) 없습니다. 있는 것: ${names.join(', ')}` };
}
