import { Location, Range, TestMessage, type CancellationToken, type TestController, type TestItem, type TestRun, type TestRunRequest, type Uri } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import type { TestedGoal, TestedGoals } from '../../protocol/goal-messages.ts';
import type { EngineHost } from '../engine-host.ts';
import { subjectOf } from './design-files.ts';
import { badScenario, goalTexts } from './texts.ts';
import type { GoalTree } from './goal-items.ts';

export interface GoalRunParts {
  readonly controller: TestController;
  readonly tree: GoalTree;
  readonly engine: EngineHost;
  readonly locale: Locale;
}

/** Tests what was asked for, one design after the other; each run of a scenario stands in the worker and ends with the token. */
export async function runGoals(request: TestRunRequest, token: CancellationToken, scenario: string | undefined, parts: GoalRunParts): Promise<void> {
  const run = parts.controller.createTestRun(request);
  try {
    for (const [design, goals] of await chosen(request, parts)) {
      for (const goal of goals) run.started(goal);
      await testDesign(design, goals, { run, token, scenario, parts });
    }
  } finally {
    run.end();
  }
}

/** Goals by their design: those that were named, or that stand below a design that was; all where nothing was. */
async function chosen({ include, exclude = [] }: TestRunRequest, { controller, tree }: GoalRunParts): Promise<ReadonlyMap<TestItem, readonly TestItem[]>> {
  if (!include) await tree.discover();
  const asked = include ?? itemsIn(controller.items);
  const byDesign = new Map<TestItem, TestItem[]>();
  for (const item of asked) {
    const design = item.parent ?? item;
    if (!item.parent && item.children.size === 0) await tree.resolve(item);
    const goals = item.parent ? [item] : itemsIn(item.children);
    byDesign.set(design, [...byDesign.get(design) ?? [], ...goals.filter((goal) => !exclude.includes(goal) && !exclude.includes(design))]);
  }
  return byDesign;
}

function itemsIn(collection: TestController['items']): readonly TestItem[] {
  return [...collection].map(([, item]) => item);
}

interface Context {
  readonly run: TestRun;
  readonly token: CancellationToken;
  readonly scenario: string | undefined;
  readonly parts: GoalRunParts;
}

async function testDesign(design: TestItem, goals: readonly TestItem[], { run, token, scenario, parts: { engine, locale } }: Context): Promise<void> {
  const subject = design.uri && !token.isCancellationRequested && goals.length > 0 ? await subjectOf(design.uri) : undefined;
  if (!subject || !design.uri) {
    for (const goal of goals) run.skipped(goal);
    return;
  }
  const given = new AbortController();
  const cancelling = token.onCancellationRequested(() => given.abort());
  const began = Date.now();
  const answer = await engine.ask('testGoals', { ...subject, locale, goals: goals.map(({ label }) => label), ...(scenario !== undefined && { scenario }) }, given.signal);
  cancelling.dispose();
  if (token.isCancellationRequested) {
    for (const goal of goals) run.skipped(goal);
  } else if (!answer.ok) {
    for (const goal of goals) run.errored(goal, new TestMessage(answer.error.message));
  } else {
    tell(design.uri, goals, answer.value, { run, locale, took: (Date.now() - began) / goals.length });
  }
}

interface Telling {
  readonly run: TestRun;
  readonly locale: Locale;
  /** Milliseconds for each goal: they share their runs. */
  readonly took: number;
}

function tell(uri: Uri, goals: readonly TestItem[], { outcomes, wrong, runs }: TestedGoals, { run, locale, took }: Telling): void {
  for (const { load, seed, requests } of runs) run.appendOutput(`${load}: ${requests} requests, seed ${seed}\r\n`);
  const [unread] = runs.flatMap(({ load, findings }) => findings.map((message) => say(badScenario(load, message), locale)));
  for (const goal of goals) {
    const mine = outcomes.filter((outcome) => outcome.goal === goal.label);
    for (const { figure, got, allowed, pass } of mine) run.appendOutput(`${pass ? '✓' : '✗'} ${goal.label}: ${figure} ${got} (${allowed})\r\n`, undefined, goal);
    const broken = wrong.find((each) => each.goal === goal.label);
    const missed = mine.filter(({ pass }) => !pass);
    if (broken) run.errored(goal, at(new TestMessage(broken.messages.join(' ')), uri, broken), took);
    else if (unread !== undefined) run.errored(goal, new TestMessage(unread), took);
    else if (mine.length === 0) run.errored(goal, new TestMessage(say(goalTexts.untested, locale)), took);
    else if (missed.length > 0) run.failed(goal, missed.map((outcome) => at(TestMessage.diff(outcome.why, outcome.allowed, outcome.got), uri, outcome)), took);
    else run.passed(goal, took);
  }
}

function at(message: TestMessage, uri: Uri, { start, end }: Pick<TestedGoal, 'start' | 'end'>): TestMessage {
  message.location = new Location(uri, new Range(start.line, start.column, end.line, end.column));
  return message;
}
