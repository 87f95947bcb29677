/**
 * Recomputes worked bills that others have published: `npm run cases -- FILE.json [--hours 730] [--prices
 * PRICES.json] [--table]`. Prints one JSON object for each line and total (`{ id, line, got, want, pass }`, with
 * `why` where a figure cannot be stated or differs), or with `--table` the Markdown of docs/cases.md.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compare } from './cases/compare.ts';
import type { PriceBook } from './cases/design.ts';
import { readExamples } from './cases/example.ts';
import { caseTable, tallyOf } from './cases/table.ts';
import { importPrices } from './import-prices.ts';

const USAGE = 'Usage: npm run cases -- FILE.json [--hours 730] [--prices PRICES.json] [--table]';

interface Asked {
  readonly file: string;
  readonly hours: number;
  readonly prices?: string | undefined;
  readonly table: boolean;
}

/** What the user asked for, or what is wrong with it. */
function asked(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { hours: { type: 'string' }, prices: { type: 'string' }, table: { type: 'boolean' } } });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new RangeError(USAGE);
  const hours = Number(values.hours ?? 730);
  if (!(hours > 0 && hours <= 744)) throw new RangeError(`--hours ${values.hours ?? ''}: expected the hours of a month, such as 730`);
  return { file, hours, prices: values.prices, table: values.table === true };
}

function readJson(file: string): unknown {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new RangeError(`${file} cannot be read`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RangeError(`${file} is no JSON: ${(error as Error).message}`);
  }
}

/** Runs `what`, naming the file in whatever goes wrong. */
function reading<T>(file: string, what: (json: unknown) => T): T {
  const json = readJson(file);
  try {
    return what(json);
  } catch (error) {
    throw new RangeError(`${file}: ${(error as Error).message}`);
  }
}

function bookOf(file: string | undefined): PriceBook | undefined {
  return file === undefined ? undefined : reading(file, (json) => {
    if (!Array.isArray(json)) throw new RangeError('expected a list of prices, [{ service, dimension, region, tiers, … }]');
    return importPrices(json);
  });
}

function main(args: readonly string[]): number {
  try {
    const { file, hours, prices, table } = asked(args);
    const book = bookOf(prices);
    const results = reading(file, readExamples).map((example) => ({ example, rows: compare(example, { hours, book }) }));
    if (table) process.stdout.write(caseTable(results));
    else for (const { id, line, got, want, pass, why } of results.flatMap(({ rows }) => rows)) console.log(JSON.stringify({ id, line, got, want, pass, why }));
    console.error(tallyOf(results));
    return 0;
  } catch (error) {
    console.error((error as Error).message.split('\n')[0]);
    return 2;
  }
}

process.exitCode = main(process.argv.slice(2));
