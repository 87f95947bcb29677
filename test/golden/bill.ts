import { createCatalog } from '../../src/core/catalog/catalog.ts';
import type { Bill } from '../../src/core/cost/contract.ts';
import { estimate, type EstimateInput } from '../../src/core/cost/estimate.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import type { Design } from '../../src/core/model/design.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import type { Usage } from '../../src/core/traffic/contract.ts';
import { propagate } from '../../src/core/traffic/propagate.ts';
import { services } from '../../src/services/index.generated.ts';

export const catalog = createCatalog(services);

/** Design, usage and bill of a text, as the command line computes them. */
export function billOf(text: string, options: EstimateInput['options'] = {}): { readonly design: Design; readonly usage: Usage; readonly bill: Bill } {
  const { design } = parseDocument(text);
  const resolve = createResolver(design);
  const usage = propagate(design, catalog, resolve);
  return { design, usage, bill: estimate({ design, catalog, resolve, usage, options }) };
}

/** A bill to be read: one line for each component, then where the prices are from. */
export function print(bill: Bill): string {
  const sources = [...new Set(bill.lines.map(({ source, asOf }) => `${source} (${asOf})`))];
  const rows = bill.lines.map((line) => [
    line.node, line.component, line.quantity.toFixed(3), line.unit, line.amount.toFixed(6), line.uncertain === true ? '?' : ' ',
    `[${sources.indexOf(`${line.source} (${line.asOf})`) + 1}]`, line.how.en,
  ]);
  const widths = [0, 1, 2, 3, 4, 5, 6].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const right = new Set([2, 4]);
  const text = rows.map((row) => row.map((cell, column) => (right.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd());
  return [
    `${bill.region}, month ${bill.month}, free tier: ${bill.freeTier}`, '', ...text, '',
    `Total ${bill.total.toFixed(6)} ${bill.currency} a month`,
    ...bill.unpriced.map(({ node, component, reason }) => `Not priced: ${node} ${component}: ${reason.en}`),
    '', ...sources.map((source, index) => `[${index + 1}] ${source}`), '',
  ].join('\n');
}
