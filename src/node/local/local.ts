import type { Catalog } from '../../core/catalog/catalog.ts';
import type { Analysis } from '../../core/analysis/contract.ts';
import type { Synthesis } from '../../core/cloudformation/contract.ts';
import { DeployFault } from '../deploy/fault.ts';
import type { Workspace } from '../deploy/folder.ts';
import { stackName } from '../deploy/names.ts';
import type { Tools } from '../deploy/bundler.ts';
import type { CodeOf } from '../deploy/package-code.ts';
import { planOf, type Plan } from '../deploy/plan.ts';
import type { LocalEvent, LocalOptions, Seed, Running } from './contract.ts';
import { DataFolder } from './data-folder.ts';
import { Delivery } from './delivery.ts';
import { addressesOf, hostsHere, localizing, openDoors, type Doors } from './doors.ts';
import { EventBuses } from './event-buses.ts';
import { Door } from './http.ts';
import { Journal } from './journal.ts';
import { FunctionHost } from './lambda/functions.ts';
import { itemSize } from './measurements.ts';
import { LocalResources } from './local-resources.ts';
import { localTemplate, type LocalTemplate } from './resources.ts';
import { Schedules } from './schedules.ts';
import { scratchFolder } from './scratch.ts';
import { StateMachines } from './state-machines.ts';
import { createStores, startStores, storesWorld, type Stores } from './stores.ts';
import { sendTo, type TargetWorld } from './targets.ts';
import { Tracer } from './trace.ts';
import { keysOf, noticesOf } from './unsupported.ts';
import { userPoolsOf } from './user-pool/from-template.ts';
import type { UserPool } from './user-pool/pool.ts';
import { wire } from './wiring.ts';

export interface LocalDesign {
  readonly analysis: Analysis;
  readonly synthesis: Synthesis;
  readonly catalog: Catalog;
  readonly workspace: Workspace & Tools;
}

/** Everything of one run while it starts: what has been opened is closed in the opposite order. */
class Run {
  readonly #closing: (() => Promise<void>)[] = [];

  opened<T>(value: T, close: () => Promise<void>): T {
    this.#closing.push(close);
    return value;
  }

  /** Does all of it even where a part fails. */
  async stop(): Promise<void> {
    for (const close of this.#closing.splice(0).reverse()) await close().catch(() => undefined);
  }

  async door(port = 0): Promise<Door> {
    const door = new Door();
    await door.open(port);
    return this.opened(door, () => door.close());
  }
}

/**
 * Starts everything of a design on 127.0.0.1: emulators, functions, APIs, user pools and pages.
 *
 * @throws DeployFault in words for the user, with nothing left behind.
 */
export async function startLocal(design: LocalDesign, options: LocalOptions, notify: (event: LocalEvent) => void): Promise<Running> {
  const run = new Run();
  try {
    return await started(design, options, notify, run);
  } catch (error) {
    await run.stop();
    throw error;
  }
}

async function started(local: LocalDesign, options: LocalOptions, told: (event: LocalEvent) => void, run: Run): Promise<Running> {
  const ground = await groundOf(local, options, told, run);
  const { design, journal, tracer, template, plan, stores, pools, data, doors, hosts, endpoints, region, world } = ground;
  const { notify } = journal;
  const users = seeded(pools, options.users);
  const targets = await targetsOf(local, options, ground, run);
  const { functions, buses, machines } = targets;
  const { timeScale } = options;
  const around = { template, region, timeScale, tracer, buses, notify, targets: () => targets };
  const delivery = new Delivery({ ...around, stores, functions });
  run.opened(delivery, () => delivery.stop());
  world.deliver((event) => { delivery.object(event); data?.changed(); }, (change) => { delivery.item(change); }, () => data?.changed());
  await functions.start();
  await delivery.start();
  const schedules = new Schedules(around);
  schedules.start();
  run.opened(schedules, () => { schedules.stop(); return Promise.resolve(); });
  const sockets = await wire({ template, plan, workspace: local.workspace, stores, functions, buses, machines, pools, doors, localized: localizing(hosts), region, tracer, notify, onUsers: () => data?.changed() });
  for (const socket of sockets.values()) run.opened(socket, () => socket.stop());
  for (const notice of [...noticesOf(template), ...keysOf(template)]) notify(notice);
  return {
    addresses: addressesOf(template, plan, doors), endpoints, ids: new Map(template.resources.map(({ id }) => [id, template.ref(id)])), users,
    resources: new LocalResources({ template, stores, functions, buses, machines, schedules, pools, sockets, tracer }),
    payloads: (span) => tracer.payloads(span), trace: (trace) => tracer.trace(trace), log: (node) => journal.log(node),
    debug: (node, on) => functions.debug(node, on), measured: () => journal.measured(design), stop: () => run.stop(),
  };
}

/** What everything else stands on: the template as it is here, emulators with what they held, and ports. */
async function groundOf({ analysis: { document: { design }, resolve }, synthesis, catalog }: LocalDesign, options: LocalOptions, told: (event: LocalEvent) => void, run: Run) {
  const { region } = design;
  const journal = new Journal(told);
  const tracer = new Tracer(design, journal.notify);
  const plan = planOf(design, synthesis, resolve, catalog);
  const world = storesWorld(region, tracer, (node, item) => { journal.measurements.item(node, itemSize(item)); });
  const stores = await startStores(world);
  run.opened(stores, stores.stop);
  const parameters = new Map([...(options.stage === undefined ? [] : [['Stage', options.stage] as const]), ...options.parameters]);
  const template = localTemplate(synthesis, { region, stack: stackName(design.name, options.stage), queues: `${stores.messages}/`, parameters });
  world.know(template);
  await createStores(template, stores);
  const pools = userPoolsOf(template);
  const data = options.data === undefined ? undefined : new DataFolder(options.data, { template, stores, pools, notify: journal.notify });
  if (data) run.opened(await data.restore(), () => data.save());
  const doors = await openDoors(template, plan, options.port, (port) => run.door(port));
  return { design, region, journal, tracer, plan, world, stores, template, pools, data, doors, hosts: hostsHere(template, doors, region), endpoints: endpointsOf(doors, stores) };
}

/** Everything that events can be sent to; each may send to the others. */
async function targetsOf({ workspace }: LocalDesign, options: LocalOptions, { design, region, journal: { notify }, tracer, plan, stores, template, hosts, endpoints }: Awaited<ReturnType<typeof groundOf>>, run: Run) {
  const scratch = await scratchFolder();
  run.opened(scratch, () => scratch.remove());
  const late = (): TargetWorld => targets;
  const functions: FunctionHost = new FunctionHost({
    template, code: codeOf(plan, template), machine: { folder: scratch.path, product: workspace.product, region, endpoints, hosts, localized: localizing(hosts) },
    workspace, options, notify, tracer, send: (arn, text, cause) => sendTo(arn, text, { what: 'on failure', cause }, late()),
  });
  run.opened(functions, () => functions.stop());
  const drawn = new Set(template.ofType('AWS::Events::EventBus').map(({ node }) => node));
  const defaultBus = design.nodes.find(({ id, service }) => service === 'eventbridge.bus' && !drawn.has(id))?.id;
  const buses: EventBuses = new EventBuses({ template, region, tracer, notify, targets: late, defaultBus });
  const machines: StateMachines = new StateMachines({ template, tracer, timeScale: options.timeScale, targets: late });
  run.opened(machines, () => machines.stop());
  const targets = { stores, functions, buses, machines };
  return targets;
}

function endpointsOf({ services, pools }: Doors, { dynamo, messages }: Stores): ReadonlyMap<string, string> {
  return new Map([
    ['AWS_ENDPOINT_URL', services.url], ['AWS_ENDPOINT_URL_DYNAMODB', dynamo], ['AWS_ENDPOINT_URL_S3', messages], ['AWS_ENDPOINT_URL_SNS', messages], ['AWS_ENDPOINT_URL_SQS', messages],
    ['AWS_ENDPOINT_URL_LAMBDA', services.url], ['AWS_ENDPOINT_URL_EVENTBRIDGE', services.url], ['AWS_ENDPOINT_URL_SFN', services.url], ['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', pools.url],
  ]);
}

function codeOf({ functions }: Plan, template: LocalTemplate): ReadonlyMap<string, CodeOf> {
  const byNode = new Map(functions.map((each) => [each.node, each]));
  return new Map(template.ofType('AWS::Lambda::Function').flatMap(({ id, node }) => {
    const code = byNode.get(node);
    return code ? [[id, code] as const] : [];
  }));
}

function seeded(pools: readonly UserPool[], users: readonly Seed[]): readonly Required<Seed>[] {
  const [pool] = pools;
  if (users.length === 0) return [];
  if (!pool) throw new DeployFault('local.no-user-pool', { en: 'The design has no user pool for --user.', ko: '설계에 --user로 사용자를 만들 사용자 풀이 없습니다.' });
  return users.map((user) => {
    const group = user.groups.find((each) => !pool.groups.has(each));
    if (group === undefined) return pool.seed(user);
    const groups = [...pool.groups].join(', ') || '–';
    throw new DeployFault('local.no-group', { en: `${pool.node} has no group ${JSON.stringify(group)} (it has ${groups}).`, ko: `${pool.node}에 그룹 ${JSON.stringify(group)}이(가) 없습니다(있는 것: ${groups}).` }, pool.node);
  });
}

