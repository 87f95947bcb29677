import { Range, workspace, type TestController, type TestItem, type Uri } from 'vscode';
import type { Locale } from '../../core/model/text.ts';
import type { GoalItem } from '../../protocol/goal-messages.ts';
import type { EngineHost } from '../engine-host.ts';
import { findDesignFiles, subjectOf, textOf } from './design-files.ts';

/** Whether a text has goals at all, told without reading it: most designs of a large workspace are never asked. */
const HAS_GOALS = /^goals:/m;

/** The tree of tests: a design that has goals, and below it, once it is opened, its goals. */
export interface GoalTree {
  /** Finds the designs with goals. */
  readonly discover: () => Promise<void>;
  /** Reads the goals of a design. */
  readonly resolve: (design: TestItem) => Promise<void>;
  /** Follows a file that came, went or changed. */
  readonly follow: (uri: Uri) => Promise<void>;
}

export interface GoalTreeParts {
  readonly controller: TestController;
  readonly engine: EngineHost;
  readonly locale: Locale;
  /** Hears of the scenarios of a design whose goals are read. */
  readonly onScenarios: (names: readonly string[]) => void;
}

export function createGoalTree(parts: GoalTreeParts): GoalTree {
  const { controller } = parts;
  const resolve = (design: TestItem): Promise<void> => readGoals(design, parts);
  return {
    resolve,
    discover: async () => {
      const uris = await findDesignFiles();
      const there = new Set(uris.map((uri) => uri.toString()));
      controller.items.forEach(({ id }) => { if (!there.has(id)) controller.items.delete(id); });
      await Promise.all(uris.map((uri) => designItem(uri, parts)));
    },
    follow: async (uri) => {
      const isNew = controller.items.get(uri.toString()) === undefined;
      const item = await designItem(uri, parts);
      if (!item) return;
      // The goals of an open text have their marks beside the lines; those of others are read when somebody looks.
      const isOpen = workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
      if (item.children.size > 0 || isOpen) await resolve(item);
      if (!isNew) controller.invalidateTestResults(item);
    },
  };
}

/** The item of a design; taken away, and undefined, where it has no goals (any more). */
async function designItem(uri: Uri, { controller }: GoalTreeParts): Promise<TestItem | undefined> {
  const key = uri.toString();
  const text = await textOf(uri);
  if (text === undefined || !HAS_GOALS.test(text)) {
    controller.items.delete(key);
    return undefined;
  }
  const known = controller.items.get(key);
  if (known) return known;
  const item = controller.createTestItem(key, workspace.asRelativePath(uri), uri);
  item.canResolveChildren = true;
  controller.items.add(item);
  return item;
}

async function readGoals(design: TestItem, { controller, engine, locale, onScenarios }: GoalTreeParts): Promise<void> {
  const { uri } = design;
  const subject = uri && await subjectOf(uri);
  if (!uri || !subject) return;
  const answer = await engine.ask('goals', { ...subject, locale });
  // Goals of a text that is broken just now stay as they were.
  design.error = answer.ok ? undefined : answer.error.message;
  if (!answer.ok) return;
  design.children.replace(answer.value.goals.map((goal) => goalItem(controller, uri, goal)));
  onScenarios(answer.value.scenarios);
}

function goalItem(controller: TestController, uri: Uri, { name, asks, start, end }: GoalItem): TestItem {
  const item = controller.createTestItem(`${uri.toString()}#${name}`, name, uri);
  item.description = asks;
  item.range = new Range(start.line, start.column, end.line, end.column);
  return item;
}
