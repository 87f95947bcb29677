import { describe, expect, it } from 'vitest';
import type { GoalOutcome } from './contract.ts';
import { goalsJunit, type TestedFile } from './report-junit.ts';

const outcome = (part: Partial<GoalOutcome>): GoalOutcome => ({
  goal: 'quick', metric: 'p99', of: { kind: 'flow', id: 'visitors.buy' }, load: 'sale', got: 120, allowed: { operator: '<', value: 300 }, pass: true, nodes: [], path: ['goals', 'quick', 'p99'],
  why: { en: 'p99 is 120 ms.', ko: 'p99는 120 ms.' }, ...part,
});

function xml(...outcomes: readonly GoalOutcome[]): string {
  const wrong = [{ name: 'odd', load: { kind: 'scenario', name: 'sale', stated: false }, of: { kind: 'all' }, criteria: [], findings: [{ rule: 'goals.unknown-key', severity: 'error', message: { en: 'Unknown.', ko: '모름.' }, path: ['goals', 'odd', 'p9'] }] }] as const;
  const tested: TestedFile = { file: 'a & b.arch.yaml', report: { outcomes, wrong, runs: [] }, placeOf: (path) => `a.arch.yaml:3:4 ${path.join('.')}`, seconds: 1.5, began: '2026-11-21T10:11:12.345Z' };
  return goalsJunit([tested], 'en');
}

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
}

/** The elements of a well-formed document; fails where one is not closed by its own name. */
function parsed(text: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [] };
  const open = [root];
  for (const [, closing, name = '', attributes = '', single] of text.replace(/^<\?xml[^>]*\?>/, '').matchAll(/<(\/?)([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (closing) {
      expect(open.pop()?.name).toBe(name);
      continue;
    }
    const element: Element = { name, attributes: new Map([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])), children: [] };
    open.at(-1)?.children.push(element);
    if (!single) open.push(element);
  }
  expect(open).toEqual([root]);
  return root;
}

/** Required and further attributes, and children in order, of the schema of JUnit's results (windyroad/JUnit-Schema, JUnit.xsd). */
const SCHEMA: Readonly<Record<string, { readonly required: readonly string[]; readonly children: RegExp }>> = {
  testsuites: { required: [], children: /^(testsuite )*$/ },
  testsuite: { required: ['name', 'timestamp', 'hostname', 'tests', 'failures', 'errors', 'time', 'package', 'id'], children: /^properties (testcase )*system-out system-err $/ },
  properties: { required: [], children: /^(property )*$/ },
  property: { required: ['name', 'value'], children: /^$/ },
  testcase: { required: ['name', 'classname', 'time'], children: /^((error|failure) )?$/ },
  error: { required: ['type', 'message'], children: /^$/ },
  failure: { required: ['type', 'message'], children: /^$/ },
  'system-out': { required: [], children: /^$/ },
  'system-err': { required: [], children: /^$/ },
};

function checkShape({ name, attributes, children }: Element): void {
  expect([name, [...attributes.keys()].sort()]).toEqual([name, [...SCHEMA[name]?.required ?? ['?']].sort()]);
  expect(children.map((child) => `${child.name} `).join('')).toMatch(SCHEMA[name]?.children ?? /never/);
  children.forEach(checkShape);
}

describe('results in the form of JUnit', () => {
  it('have the shape that its schema asks for', () => {
    const root = parsed(xml(outcome({}), outcome({ pass: false, got: 4190 })));
    expect(root.children.map(({ name }) => name)).toEqual(['testsuites']);
    root.children.forEach(checkShape);
    const suite = root.children[0]?.children[0]?.attributes;
    expect(suite?.get('timestamp')).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
    expect([suite?.get('tests'), suite?.get('failures'), suite?.get('errors'), suite?.get('time')]).toEqual(['3', '1', '1', '1.500']);
  });

  it('say what was expected and what it came to, and where the goal stands', () => {
    expect(xml(outcome({ pass: false, got: 4190, why: { en: 'Too slow.', ko: '느림.' } }))).toContain([
      '    <testcase name="quick: p99 of visitors.buy under sale" classname="a &amp; b.arch.yaml" time="0.750">',
      '      <failure type="goals.missed" message="Too slow.">a.arch.yaml:3:4 goals.quick.p99\nToo slow.\nexpected &lt; 300 ms, got 4.19 s</failure>',
      '    </testcase>',
    ].join('\n'));
  });

  it('stay well-formed whatever goals are called', () => {
    const text = xml(outcome({ goal: '</testcase><x a="&]]>\u0000\u0008\ud800"', why: { en: '<b>"\n&', ko: '' }, pass: false }));
    parsed(text).children.forEach(checkShape);
    expect(text).not.toMatch(/[\u0000-\u0008\ud800]/);
    expect(text).toContain('name="&lt;/testcase&gt;&lt;x a=&quot;&amp;]]&gt;&quot;: p99');
  });
});
