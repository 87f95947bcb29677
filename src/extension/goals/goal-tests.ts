import { CancellationTokenSource, Disposable, TestRunProfileKind, TestRunRequest, tests, type CancellationToken, type TestItem, type TestRunProfile, type Uri } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import type { EngineHost } from '../engine-host.ts';
import { watchDesignFiles, type DesignChanges } from './design-files.ts';
import { createGoalTree } from './goal-items.ts';
import { runGoals, type GoalRunParts } from './goal-run.ts';
import { goalTexts, underScenario } from './texts.ts';

/**
 * Goals of designs in VS Code's Test Explorer: each design with goals, its goals below it, one profile that tests them
 * as they are written and one for each scenario. Nothing of the workspace is executed, so it needs no trust.
 */
export function showGoalTests(engine: EngineHost, locale: Locale): Disposable {
  const controller = tests.createTestController('serverlessCanvas.goals', say(goalTexts.controller, locale));
  const changes = watchDesignFiles();
  const profiles = new Map<string, TestRunProfile>();
  const onScenarios = (names: readonly string[]): void => {
    for (const name of names) if (!profiles.has(name)) profiles.set(name, profileOf(name));
  };
  const tree = createGoalTree({ controller, engine, locale, onScenarios });
  const parts: Parts = { controller, tree, changes, engine, locale };
  const profileOf = (scenario: string | undefined): TestRunProfile => {
    const title = say(scenario === undefined ? goalTexts.run : underScenario(scenario), locale);
    return controller.createRunProfile(title, TestRunProfileKind.Run, (request, token) => (request.continuous ? runAgain(request, token, scenario, parts) : runGoals(request, token, scenario, parts)), scenario === undefined, undefined, true);
  };
  profileOf(undefined);
  controller.resolveHandler = (item) => (item ? tree.resolve(item) : tree.discover());
  controller.refreshHandler = () => tree.discover();
  return Disposable.from(controller, changes, changes.onDidChange((uri) => void tree.follow(uri)));
}

interface Parts extends GoalRunParts {
  readonly changes: DesignChanges;
}

/** Tests the goals of a file each time that it changes, until the token ends; a change ends the run of the text before. */
function runAgain(request: TestRunRequest, token: CancellationToken, scenario: string | undefined, parts: Parts): void {
  const running = new Map<string, CancellationTokenSource>();
  const run = async (uri: Uri): Promise<void> => {
    const key = uri.toString();
    await parts.tree.follow(uri);
    const items = concerned(request, key, parts);
    if (items.length === 0 || token.isCancellationRequested) return;
    running.get(key)?.cancel();
    const mine = new CancellationTokenSource();
    running.set(key, mine);
    await runGoals(new TestRunRequest(items, request.exclude, request.profile, true), mine.token, scenario, parts);
    mine.dispose();
    if (running.get(key) === mine) running.delete(key);
  };
  const listening = parts.changes.onDidChange((uri) => void run(uri));
  token.onCancellationRequested(() => {
    listening.dispose();
    for (const source of running.values()) source.cancel();
  });
}

/** The items of one file that a request is about: after an edit they are other objects with the same ids. */
function concerned({ include }: TestRunRequest, file: string, { controller }: GoalRunParts): readonly TestItem[] {
  const design = controller.items.get(file);
  if (!design) return [];
  if (!include) return [design];
  return include.flatMap((item) => (item.id === file ? [design] : design.children.get(item.id) ?? []));
}
