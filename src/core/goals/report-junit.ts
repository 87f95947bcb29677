import { say, type Locale } from '../model/text.ts';
import type { GoalOutcome } from './contract.ts';
import { boundText, figureText, valueText } from './judge.ts';
import type { GoalsReport } from './test-goals.ts';

/** The goals of one file and what they came to. */
export interface TestedFile {
  readonly file: string;
  readonly report: GoalsReport;
  /** Where a path stands: `file:line:column`. */
  readonly placeOf: (path: GoalOutcome['path']) => string;
  /** What it took, seconds, and when it began, ISO 8601. */
  readonly seconds: number;
  readonly began: string;
}

/**
 * Results as JUnit writes them, for build servers: a suite for each file, a case for each figure of a goal. Valid
 * against the schema that the Ant task's format is written down in (windyroad/JUnit-Schema).
 */
export function goalsJunit(files: readonly TestedFile[], locale: Locale): string {
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...files.flatMap((tested, at) => suite(tested, at, locale)), '</testsuites>', ''].join('\n');
}

function suite({ file, report: { outcomes, wrong, runs }, placeOf, seconds, began }: TestedFile, id: number, locale: Locale): readonly string[] {
  const failures = outcomes.filter(({ pass }) => !pass).length;
  const cases = outcomes.length + wrong.length;
  const each = cases === 0 ? 0 : seconds / cases;
  const head = attributes({
    name: file, package: 'serverless-canvas', id, timestamp: began.slice(0, 19), hostname: 'localhost', tests: cases, failures, errors: wrong.length, time: seconds.toFixed(3),
  });
  return [
    `  <testsuite ${head}>`,
    '    <properties>',
    ...runs.map(({ load, result }) => `      <property ${attributes({ name: `seed of ${load}`, value: result.seed })}/>`),
    '    </properties>',
    ...outcomes.map((outcome) => testCase(outcome, { file, placeOf, each, locale })),
    ...wrong.map(({ name, findings }) => [
      `    <testcase ${attributes({ name, classname: file, time: each.toFixed(3) })}>`,
      `      <error ${attributes({ type: findings[0]?.rule ?? 'goals.invalid-goal', message: findings.map(({ message }) => say(message, locale)).join(' ') })}>${escaped(findings.map(({ path = [] }) => placeOf(path)).join('\n'))}</error>`,
      '    </testcase>',
    ].join('\n')),
    '    <system-out></system-out>',
    '    <system-err></system-err>',
    '  </testsuite>',
  ];
}

interface CaseContext {
  readonly file: string;
  readonly placeOf: TestedFile['placeOf'];
  readonly each: number;
  readonly locale: Locale;
}

function testCase(outcome: GoalOutcome, { file, placeOf, each, locale }: CaseContext): string {
  const { goal, metric, got, allowed, pass, why, path } = outcome;
  const head = `    <testcase ${attributes({ name: `${goal}: ${figureText(outcome, locale)}`, classname: file, time: each.toFixed(3) })}`;
  if (pass) return `${head}/>`;
  const told = `${placeOf(path)}\n${say(why, 'en')}\nexpected ${boundText(metric, allowed, locale)}, got ${valueText(metric, got, locale)}`;
  return [`${head}>`, `      <failure ${attributes({ type: 'goals.missed', message: say(why, locale) })}>${escaped(told)}</failure>`, '    </testcase>'].join('\n');
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values).map(([name, value]) => `${name}="${escaped(String(value)).replaceAll('"', '&quot;').replace(/[\n\t]/g, ' ')}"`).join(' ');
}

/** Text as XML 1.0 may hold it: what it has no character for is left out. */
function escaped(text: string): string {
  return text.replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
