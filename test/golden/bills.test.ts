import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { costOutput } from '../../src/node/cli/cost.ts';
import { sampleFile, sampleNames } from '../support/samples.ts';
import { catalog } from './bill.ts';

const SUFFIX = '.arch.yaml';
const BILLS = new URL('bills/', import.meta.url);
const EVERY_SERVICE = new URL(`every-service${SUFFIX}`, BILLS);
const REGIONS = ['us-east-1', 'ap-northeast-2', 'eu-west-1'];
const FREE_TIERS = ['none', 'always'] as const;
/** Held against nothing. */
const NOTHING = {};

/** Every sample, and the designs that are here for their bills, as [name, file]. */
const designs: readonly (readonly [name: string, file: string | URL])[] = [
  ...sampleNames.map((name) => [name, sampleFile(name)] as const),
  ...readdirSync(BILLS).filter((file) => file.endsWith(SUFFIX)).map((file) => [file.slice(0, -SUFFIX.length), new URL(file, BILLS)] as const),
];

/** What `serverless-canvas cost` prints, to be read: a change of a bill is a change of these files. */
describe.each(designs)('the bill of %s', (name, file) => {
  const analysis = createAnalyser(catalog).analyse(readFileSync(file, 'utf8'));

  describe.each(REGIONS)('in %s', (region) => {
    it.each(FREE_TIERS)('with free tier %s', async (freeTier) => {
      const text = costOutput(analysis, catalog, { format: 'text', estimate: { region, freeTier }, compare: NOTHING }, 'en');
      await expect(text).toMatchFileSnapshot(`./bills/${name}.${region}${freeTier === 'always' ? '.free-tier' : ''}.txt`);
    });
  });
});

it('with the credits of a new account, in its third month', async () => {
  const analysis = createAnalyser(catalog).analyse(readFileSync(EVERY_SERVICE, 'utf8').replace(/^region: .*$/m, '$&\naccount: { billing: { credits: 200 USD } }'));
  const text = costOutput(analysis, catalog, { format: 'text', estimate: { freeTier: 'credits', month: 3 }, compare: NOTHING }, 'en');
  expect(analysis.bill.findings).toEqual([]);
  await expect(text).toMatchFileSnapshot('./bills/every-service.us-east-1.credits.txt');
});

describe('the design of all ten services', () => {
  const text = readFileSync(EVERY_SERVICE, 'utf8');
  const analysis = createAnalyser(catalog).analyse(text);
  const csv = (region: string): string => costOutput(analysis, catalog, { format: 'csv', estimate: { region }, compare: NOTHING }, 'en');

  it('as CSV, where some of it has no price', async () => {
    await expect(csv('eu-west-1')).toMatchFileSnapshot('./bills/every-service.eu-west-1.csv');
  });

  it('as Markdown, where some of it has no price', async () => {
    const markdown = costOutput(analysis, catalog, { format: 'markdown', estimate: { region: 'eu-west-1' }, compare: NOTHING }, 'en');
    await expect(markdown).toMatchFileSnapshot('./bills/every-service.eu-west-1.md');
  });

  it('has traffic that is read as it is meant', () => {
    expect(analysis.findings.filter(({ rule }) => /^(cost|traffic|document)\./.test(rule)).map(({ rule, message }) => `${rule}: ${message.en}`)).toEqual([]);
  });
});
