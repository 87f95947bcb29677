import { dirname } from 'node:path';
import type { Listing, LocalResourceInfo, LocalResourceKind } from '../../src/node/local/contract.ts';
import type { HopSnapshot } from '../../src/protocol/run-messages.ts';
import type { Happened, Started, StartParams } from '../../src/node/local/channel-contract.ts';
import { startRunProcess, type RunProcess } from '../../src/node/run/run-process.ts';
import { sampleFile } from '../support/samples.ts';
import { answered, CLI, until } from './local-run.ts';

/** Waits between attempts, of batching windows and of states are a thousandth of AWS's. */
const TIME_SCALE = 0.001;

type Cells = Listing['rows'][number]['cells'];

/** A sample that runs on this machine, started by the built command line as its page of words says. */
export class SampleRun {
  readonly #process: RunProcess;
  readonly #started: Started;
  readonly #resources: readonly LocalResourceInfo[];
  readonly #happened: Happened[];

  private constructor(run: RunProcess, started: Started, resources: readonly LocalResourceInfo[], happened: Happened[]) {
    this.#process = run;
    this.#started = started;
    this.#resources = resources;
    this.#happened = happened;
  }

  static async start(sample: string, params: Partial<StartParams> = {}): Promise<SampleRun> {
    const happened: Happened[] = [];
    const file = sampleFile(sample);
    const run = startRunProcess({ command: CLI, onHappened: (each) => { happened.push(each); } });
    const started = await answered(run.request('start', { file, root: dirname(dirname(file)), timeScale: TIME_SCALE, ...params }));
    return new SampleRun(run, started, await answered(run.request('resources', {})), happened);
  }

  /** The address of a node, with a slash behind it (a WebSocket's has none). */
  readonly address = (node: string): string => {
    const found = this.#started.addresses.find((each) => each.node === node);
    if (!found) throw new Error(`${node} has no address`);
    return found.url;
  };

  /** Those of the parameter `users`, with their first passwords. */
  readonly users = (): Started['users'] => this.#started.users;

  /** What the run has said in words about nodes, as `node: text`. */
  readonly notices = (): readonly string[] => this.#happened.flatMap(({ events }) => events.flatMap((event) => (event.kind === 'notice' ? [event.text.en] : [])));

  /** The hops that went along a connection of the design. */
  readonly hopsAlong = (connection: string): readonly HopSnapshot[] => this.#happened.flatMap(({ hops }) => hops).filter((hop) => hop.connection === connection);

  /** Rows of a node's table, bucket, queue…: their cells. */
  readonly rows = async (node: string, kind: LocalResourceKind): Promise<readonly Cells[]> => {
    const { rows } = await answered(this.#process.request('read', { id: this.#idOf(node, kind) }));
    return rows.map(({ cells }) => cells);
  };

  /** Does by hand what the canvas offers; what it answered, which has to be a success. */
  readonly act = async (node: string, kind: LocalResourceKind, action: string, values: Readonly<Record<string, string>> = {}): Promise<string> => {
    const { ok, text } = await answered(this.#process.request('act', { id: this.#idOf(node, kind), action, values }));
    if (!ok) throw new Error(`${node}: ${action}: ${text}`);
    return text;
  };

  readonly log = (node: string): Promise<readonly string[]> => answered(this.#process.request('log', { node }));

  /** The rows, once there are as many. */
  readonly rowsOf = (node: string, kind: LocalResourceKind, count: number): Promise<readonly Cells[]> => until(async () => {
    const rows = await this.rows(node, kind);
    return rows.length === count ? rows : undefined;
  });

  readonly stop = (): Promise<void> => this.#process.stop();

  #idOf(node: string, kind: LocalResourceKind): string {
    const found = this.#resources.find((each) => each.node === node && each.kind === kind);
    if (!found) throw new Error(`${node} has no ${kind}`);
    return found.id;
  }
}

/** A request with a JSON body, or without one. */
export async function ask(method: string, url: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<{ readonly status: number; readonly answer: Readonly<Record<string, unknown>> }> {
  const response = await fetch(url, { method, headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }) });
  return { status: response.status, answer: (await response.json()) as Readonly<Record<string, unknown>> };
}
