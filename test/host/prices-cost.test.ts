import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/node/cli/main.ts';
import { FIXTURES } from './prices-server.ts';

const DESIGN = `version: 1
name: orders
region: us-east-1
nodes:
  queue: { service: sqs, assume: { usage: { sends: 1000000000 } } }
`;

/** `cost` over prices in `newer/`, of which only those of SQS are there. */
async function cost(argv: readonly string[], table: string) {
  let [out, err] = ['', ''];
  const files = new Map([['orders.arch.yaml', DESIGN], [join('newer', 'sqs', 'prices.json'), table]]);
  const code = await main(['cost', 'orders.arch.yaml', '--format', 'json', ...argv], {
    read: (file) => {
      const text = files.get(file);
      return text === undefined ? Promise.reject(Object.assign(new Error('ENOENT'), { code: 'ENOENT' })) : Promise.resolve(text);
    },
    designsIn: () => Promise.resolve(undefined),
    write: () => Promise.resolve(),
    out: (text) => { out += text; },
    err: (text) => { err += text; },
    env: {},
  });
  return { code, err, total: out === '' ? undefined : (JSON.parse(out) as { total: number }).total };
}

const table = (await readFile(join(FIXTURES, 'tables/sqs/prices.json'), 'utf8')).replaceAll('"usd":4e-7', '"usd":8e-7');

describe('cost --prices', () => {
  it('bills with the prices of the folder', async () => {
    expect(await cost(['--prices', 'newer'], table)).toEqual({ code: 0, err: '', total: 800 });
  });

  it('is not needed: the product has prices of its own', async () => {
    expect((await cost([], table)).total).toBe(400);
  });

  it('takes the prices of the product for what the folder does not have', async () => {
    const fifoOnly = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(table) as object).filter(([name]) => name === 'fifo-requests')));
    expect((await cost(['--prices', 'newer'], fifoOnly)).total).toBe(400);
  });

  it.each([
    ['without prices', 'older', table, 'older: There are no prices here. serverless-canvas prices update --out older writes them.'],
    ['with a file that is no price table', 'newer', '{"requests": {}}', `${join('newer', 'sqs', 'prices.json')}:1:1: This is no price table.`],
    ['with a file that is no JSON', 'newer', '{', `${join('newer', 'sqs', 'prices.json')}:1:1: This is no price table.`],
  ])('refuses a folder %s in one line', async (_, folder, text, line) => {
    expect(await cost(['--prices', folder], text)).toEqual({ code: 2, err: `${line}\n`, total: undefined });
  });
});
