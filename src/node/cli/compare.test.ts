import { describe, expect, it } from 'vitest';
import { runCli, type Files } from './testing.ts';

const DESIGN = `version: 1
name: small
region: us-east-1
nodes:
  visitors: { service: client, traffic: { look: { requests: 1M/month, path: GET /items } } }
  api: { service: apigateway.http, routes: { items: { route: GET /items } } }
  list: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, MemorySize: 512 }, code: ./list, assume: { duration: 100 ms } }
connections:
  visitors-api: { from: visitors, to: api }
  api-list: { from: api, to: list, routes: [items] }
`;
const RANGES = DESIGN.replace('100 ms', '{ from: 50 ms, to: 200 ms }');

const run = (argv: readonly string[], files: Files = { 'a.arch.yaml': DESIGN }) => runCli(argv, files);

interface Answer {
  readonly before: { readonly total: number; readonly name: string };
  readonly after: { readonly total: number; readonly name: string };
  readonly change: number;
  readonly lines: readonly { readonly node: string; readonly component: string; readonly status: string; readonly change: number }[];
  readonly assumes: readonly string[];
  readonly breakEven: { readonly points: readonly unknown[] };
}

async function compared(...flags: readonly string[]): Promise<Answer> {
  const { code, out } = await run(['cost', 'a.arch.yaml', '--format', 'json', ...flags]);
  expect(code).toBe(0);
  return JSON.parse(out) as Answer;
}

describe('cost --compare', () => {
  it('says what the alternative costs more or less, line by line', async () => {
    const { before, after, change, lines } = await compared('--compare', 'rest');
    expect(change).toBeCloseTo(after.total - before.total, 12);
    expect(lines.filter(({ status }) => status === 'changed').map(({ node, component }) => [node, component])).toEqual([['api', 'requests']]);
  });

  it('says how long a function takes with other memory: as long, unless some of it is computing', async () => {
    const [same, faster] = [await compared('--compare', 'memory=1024'), await compared('--compare', 'memory=1024', '--cpu-bound', '100%')];
    const duration = ({ lines }: Answer): number => lines.find(({ component }) => component === 'duration')?.change ?? 0;
    expect(duration(same)).toBeGreaterThan(0);
    expect(duration(faster)).toBeCloseTo(0, 9);
    expect(same.assumes[0]).toMatch(/^The duration does not change with memory/);
  });

  it('changes no other nodes than those named', async () => {
    const { err } = await run(['cost', 'a.arch.yaml', '--compare', 'arm64', '--node', 'api']);
    expect(err).toBe('The design has no function.\n');
  });

  it('holds the file against what git has of it', async () => {
    const asked: string[] = [];
    const committed = async (file: string, revision: string): Promise<string> => {
      asked.push(`${revision}:${file}`);
      return DESIGN.replace('MemorySize: 512', 'MemorySize: 128');
    };
    const { out } = await runCli(['cost', 'a.arch.yaml', '--compare', 'commit'], { 'a.arch.yaml': DESIGN }, { committed });
    expect(asked).toEqual(['HEAD:a.arch.yaml']);
    expect(out).toMatch(/^HEAD\n\n +USD\/month\nHEAD +\d+\.\d\d {2}us-east-1\nNow +\d+\.\d\d {2}us-east-1\nDifference +\+\d/);
    expect(out).toMatch(/list +Duration \(x86\) .* changed\n/);
  });

  it('holds the file against another', async () => {
    const { out } = await run(['cost', 'a.arch.yaml', '--compare', 'b.arch.yaml', '--format', 'csv'], { 'a.arch.yaml': DESIGN, 'b.arch.yaml': DESIGN.replace('name: small', 'name: other') });
    expect(out.split('\r\n')[0]).toBe('status,node,component,title,service_before,quantity_before,unit_before,unit_price_usd_before,amount_usd_before,service_after,quantity_after,unit_after,unit_price_usd_after,amount_usd_after,change_usd');
    expect(out.split('\r\n').slice(1, -1).every((record) => record.startsWith('same,'))).toBe(true);
  });

  it('draws the curve over the traffic in every form but CSV', async () => {
    expect((await compared('--compare', 'arm64')).breakEven.points).toHaveLength(81);
    expect((await run(['cost', 'a.arch.yaml', '--compare', 'arm64', '--format', 'markdown'])).out).toContain('you are here');
    expect((await run(['cost', 'a.arch.yaml', '--compare', 'arm64'])).out).toMatch(/ 1 × .* you are here\n/);
  });

  it.each([
    ['an alternative that nobody knows', ['--compare', 'cheaper'], /^There is no alternative "cheaper"\. Known: .*arm64.*region=…\.\n$/],
    ['an alternative that is none here', ['--compare', 'x86'], /^list runs on x86_64 already\.\n$/],
    ['a value that is missing', ['--compare', 'memory'], /^memory needs a value, for example memory=128\.\n$/],
    ['a value that cannot be', ['--compare', 'memory=5'], /^Memory is a whole number of MB from 128 to /],
    ['a value that nobody asked for', ['--compare', 'arm64=2'], /^arm64 takes no value\.\n$/],
    ['a revision that git would take for an option', ['--compare', 'commit=--output=x'], /^"--output=x" is no revision of git\.\n$/],
    ['a revision that is not there', ['--compare', 'commit=v9'], /^a\.arch\.yaml: git has no version of it at v9\.\n$/],
    ['a file that is not there', ['--compare', 'b.arch.yaml'], /^b\.arch\.yaml:1:1: There is no such file\.\n$/],
    ['a node that is not there', ['--compare', 'arm64', '--node', 'lists'], /^The design has no node "lists"\. Did you mean list\?\n$/],
    ['a node without a comparison', ['--node', 'list'], /^--node goes with --compare\.\n$/],
    ['as many samples as none', ['--samples', '0'], /^--samples takes a whole number from 1 to /],
  ])('ends with 2 and one line for %s', async (_, flags, expected) => {
    const { code, out, err } = await run(['cost', 'a.arch.yaml', ...flags]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(expected);
  });
});

describe('cost of a design with ranges', () => {
  it('says P10, P50 and P90 of the total and which assumption matters', async () => {
    const { out } = await run(['cost', 'a.arch.yaml', '--samples', '50'], { 'a.arch.yaml': RANGES });
    expect(out).toMatch(/Ranges +P10 +P50 +P90 +Mean\nlist +Duration \(x86\) (?:.*\n)+?Total /);
    expect(out).toMatch(/list\.assume\.duration +50 ms – 200 ms +uniform .* 100 %\n/);
    expect(out).toContain('50 bills, each assumption drawn from its range by itself (seed 1).');
  });

  it('gives the same numbers for the same seed', async () => {
    const ranges = async (seed: string): Promise<unknown> => (JSON.parse((await run(['cost', 'a.arch.yaml', '--samples', '50', '--seed', seed, '--format', 'json'], { 'a.arch.yaml': RANGES })).out) as { ranges: { total: unknown } }).ranges.total;
    expect(await ranges('3')).toEqual(await ranges('3'));
    expect(await ranges('3')).not.toEqual(await ranges('4'));
  });

  it('has none where nothing is a range', async () => {
    const { out } = await run(['cost', 'a.arch.yaml', '--format', 'json']);
    expect(JSON.parse(out)).not.toHaveProperty('ranges');
  });
});
