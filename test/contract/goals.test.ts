import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { GOAL_KEYS } from '../../src/core/goals/read.ts';
import { METRIC_KEYS, metricOf } from '../../src/core/goals/metrics.ts';
import { testGoals } from '../../src/core/goals/test-goals.ts';
import { catalog } from '../../src/services/catalog.ts';
import { finished } from '../../src/node/cli/compare.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/goals.md'), 'utf8');

/** Goals that are there to be missed: what the other design is compared for. */
const MEANT_TO_BE_MISSED = ['conference-sync quick p99'];

describe('the goals of the samples', () => {
  const samples = readdirSync(join(root, 'samples'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

  it.each(samples)('%s can all be read, and hold but for what is there to be missed', (name) => {
    // Pages from the cache take nothing away from what the goals are about, and most of the time of a run.
    const text = readFileSync(join(root, 'samples', name, `${name}.arch.yaml`), 'utf8').replace('peak: 2400/s', 'peak: 50/s');
    const { document: { design }, resolve, usage, bill } = createAnalyser(catalog).analyse(text);
    const { outcomes, wrong } = finished(testGoals({ design, catalog, resolve, usage, bill }));
    expect(wrong).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(0);
    expect(outcomes.filter(({ pass }) => !pass).map(({ goal, metric }) => `${name} ${goal} ${metric}`)).toEqual(MEANT_TO_BE_MISSED.filter((each) => each.startsWith(`${name} `)));
  }, 30_000);
});

describe('the page about goals', () => {
  it('has every figure as the product reads it, in its order', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| ((?:all|flow|node)(?:, \w+)*) \| `([^`]+)` \| (.*) \|$/gm)].map(([, key, of, example, about]) => ({ key, of, example, about }));
    expect(rows).toEqual(METRIC_KEYS.map((key) => ({ key, of: metricOf(key).of.join(', '), example: metricOf(key).example, about: metricOf(key).about.en })));
  });

  it('and the schema of the file know every key of a goal', () => {
    const schema = JSON.parse(readFileSync(join(root, 'media/arch.schema.json'), 'utf8')) as { properties: { goals: { additionalProperties: { properties: object } } } };
    expect(Object.keys(schema.properties.goals.additionalProperties.properties)).toEqual([...GOAL_KEYS, ...METRIC_KEYS]);
    for (const key of GOAL_KEYS) expect(page).toContain(`\`${key}\``);
  });

  it.each(METRIC_KEYS)('gives an example of %s that can be read', (key) => {
    const metric = metricOf(key);
    const load = metric.of.includes('all' as never) ? '' : 'node: api, ';
    const text = `version: 1\nname: a\nregion: us-east-1\nnodes:\n  api: { service: apigateway.http }\ngoals:\n  g: { ${load}${key}: ${metric.example} }\n`;
    expect(createAnalyser(catalog).analyse(text).findings.filter(({ rule }) => rule.startsWith('goals.') || rule.startsWith('syntax.'))).toEqual([]);
  });
});
