/**
 * Recomputes cases that others have worked out: `npm run cases -- FILE.json [--hours 730] [--prices PRICES.json]
 * [--table]`. The shape of the file tells of which kind they are (`SUITES`). Prints one JSON object for each figure
 * (`{ id, line, got, want, pass }`, with `why` where it cannot be stated or differs; of a simulation one for each case,
 * `{ id, got, want, pass }`), or with `--table` the Markdown of docs/cases.md and docs/sim-cases.md.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bills } from './cases/bills.ts';
import type { PriceBook } from './cases/design.ts';
import { simulations } from './cases/simulation.ts';
import type { Report, Suite, Terms } from './cases/suite.ts';
import { importPrices } from './import-prices.ts';

const USAGE = 'Usage: npm run cases -- FILE.json [--hours 730] [--prices PRICES.json] [--table]';

/** Kinds of cases; the first that takes a file runs it, and worked bills take what is left. */
const SUITES: readonly Suite[] = [simulations, bills];

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
async function reading<T>(file: string, what: (json: unknown) => T | Promise<T>): Promise<T> {
  const json = readJson(file);
  try {
    return await what(json);
  } catch (error) {
    throw new RangeError(`${file}: ${(error as Error).message}`);
  }
}

async function bookOf(file: string | undefined): Promise<PriceBook | undefined> {
  return file === undefined ? undefined : await reading(file, (json) => {
    if (!Array.isArray(json)) throw new RangeError('expected a list of prices, [{ service, dimension, region, tiers, … }]');
    return importPrices(json);
  });
}

function reportOf(json: unknown, terms: Terms): Report | Promise<Report> {
  return (SUITES.find(({ takes }) => takes(json)) ?? bills).run(json, terms);
}

async function main(args: readonly string[]): Promise<number> {
  try {
    const { file, hours, prices, table } = asked(args);
    const book = await bookOf(prices);
    const { rows, objects, tally, table: asTable } = await reading(file, (json) => reportOf(json, { hours, book }));
    if (table) process.stdout.write(asTable());
    else for (const each of objects ?? rows.map(({ id, line, got, want, pass, why }) => ({ id, line, got, want, pass, why }))) console.log(JSON.stringify(each));
    console.error(tally);
    return 0;
  } catch (error) {
    console.error((error as Error).message.split('\n')[0]);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
