import { own } from '../../core/model/json.ts';
import type { Catalog } from '../../core/catalog/catalog.ts';
import type { Analysis } from '../../core/analysis/contract.ts';
import type { Synthesis } from '../../core/cloudformation/contract.ts';
import { DeployFault } from '../deploy/fault.ts';
import type { Workspace } from '../deploy/folder.ts';
import { stackName } from '../deploy/names.ts';
import type { CodeOf, Tools } from '../deploy/package-code.ts';
import { planOf, type Plan } from '../deploy/plan.ts';
import { website } from './bucket.ts';
import type { Address, LocalEvent, LocalOptions, Running, Seed } from './contract.ts';
import { Delivery, sendTo } from './delivery.ts';
import { distribution } from './distribution.ts';
import { httpApi } from './http-api.ts';
import { Door, type Answering } from './http.ts';
import { FunctionHost } from './lambda/functions.ts';
import { invokeApi } from './lambda/invoke-api.ts';
import { localTemplate, type LocalResource, type LocalTemplate } from './resources.ts';
import { scratchFolder } from './scratch.ts';
import { bucketAt, bucketsOf } from './sites.ts';
import { createStores, startStores, type ObjectEvent, type Stores } from './stores.ts';
import { noticesOf } from './unsupported.ts';
import { userPoolApi } from './user-pool/api.ts';
import { userPoolsOf } from './user-pool/from-template.ts';
import type { UserPool } from './user-pool/pool.ts';

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

async function started({ analysis, synthesis, catalog, workspace }: LocalDesign, options: LocalOptions, notify: (event: LocalEvent) => void, run: Run): Promise<Running> {
  const { design } = analysis.document;
  const region = design.region ?? 'us-east-1';
  const plan = planOf(design, synthesis, analysis.resolve, catalog);
  let onObject: (event: ObjectEvent) => void = () => undefined;
  const stores = await startStores(region, (event) => { onObject(event); });
  run.opened(stores, stores.stop);
  const parameters = new Map([...(options.stage === undefined ? [] : [['Stage', options.stage] as const]), ...options.parameters]);
  const template = localTemplate(synthesis, { region, stack: stackName(design.name, options.stage), queues: `${stores.messages}/`, parameters });
  await createStores(template, stores);
  const doors = await openDoors(template, plan, options.port, run);
  const endpoints = new Map([
    ['AWS_ENDPOINT_URL', doors.lambda.url], ['AWS_ENDPOINT_URL_DYNAMODB', stores.dynamo], ['AWS_ENDPOINT_URL_S3', stores.messages], ['AWS_ENDPOINT_URL_SNS', stores.messages],
    ['AWS_ENDPOINT_URL_SQS', stores.messages], ['AWS_ENDPOINT_URL_LAMBDA', doors.lambda.url], ['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', doors.pools.url],
  ]);
  const localized = localizing(template, doors);
  const machine = { folder: await scratchFolder(), product: workspace.product, region, endpoints, localized };
  const functions: FunctionHost = new FunctionHost({ template, code: codeOf(plan, template), machine, workspace, options, notify, send: (arn, text) => sendTo(arn, text, { stores, functions }) });
  run.opened(functions, () => functions.stop());
  await functions.start();
  const pools = userPoolsOf(template);
  const users = seeded(pools, options.users);
  const delivery = new Delivery({ template, stores, functions, region, notify });
  run.opened(delivery, () => delivery.stop());
  onObject = (event) => { delivery.object(event); };
  await delivery.start();
  await wire({ template, plan, workspace, stores, functions, pools, doors, localized, notify });
  for (const notice of noticesOf(template)) notify(notice);
  return { addresses: addressesOf(template, plan, doors), endpoints, ids: new Map(template.resources.map(({ id }) => [id, template.ref(id)])), users, stop: () => run.stop() };
}

/** Ports by logical id; each is known before anything behind it is made. */
interface Doors {
  readonly lambda: Door;
  readonly pools: Door;
  readonly apis: ReadonlyMap<string, Door>;
  readonly distributions: ReadonlyMap<string, Door>;
  /** Of pages that no distribution stands in front of. */
  readonly websites: ReadonlyMap<string, Door>;
}

const APIS = 'AWS::ApiGatewayV2::Api';
const DISTRIBUTIONS = 'AWS::CloudFront::Distribution';
const BUCKETS = 'AWS::S3::Bucket';

async function openDoors(template: LocalTemplate, plan: Plan, port: number, run: Run): Promise<Doors> {
  let first = port;
  const open = async (resources: readonly LocalResource[]): Promise<ReadonlyMap<string, Door>> => {
    const doors = new Map<string, Door>();
    for (const { id } of resources) {
      doors.set(id, await run.door(first));
      first = 0;
    }
    return doors;
  };
  const distributions = await open(template.ofType(DISTRIBUTIONS));
  const websites = await open(template.ofType(BUCKETS).filter(({ id }) => plan.sites.some((site) => site.bucket === id && site.distributions.length === 0)));
  const apis = await open(httpApis(template));
  return { distributions, websites, apis, lambda: await run.door(), pools: await run.door() };
}

function httpApis(template: LocalTemplate): readonly LocalResource[] {
  return template.ofType(APIS).filter(({ properties }) => own(properties, 'ProtocolType') === 'HTTP');
}

/** Where a value says the address of something on AWS, the one on this machine. */
function localizing(template: LocalTemplate, { apis, distributions }: Doors): (text: string) => string {
  const here = [
    ...[...apis].map(([id, door]) => [template.attribute(id, 'ApiEndpoint'), door.url] as const),
    ...[...distributions].map(([id, door]) => [`https://${template.attribute(id, 'DomainName')}`, door.url] as const),
  ];
  return (text) => here.reduce((told, [there, url]) => told.replaceAll(there, url), text);
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

interface Wiring {
  readonly template: LocalTemplate;
  readonly plan: Plan;
  readonly workspace: Workspace;
  readonly stores: Stores;
  readonly functions: FunctionHost;
  readonly pools: readonly UserPool[];
  readonly doors: Doors;
  readonly localized: (text: string) => string;
  readonly notify: (event: LocalEvent) => void;
}

/** Below it a page's own origin answers for user pools, so that its security policy need not name another. */
const IDENTITY = '/_local/cognito-idp';

/** Puts somebody behind every port. */
async function wire({ template, plan, workspace, stores, functions, pools, doors, localized, notify }: Wiring): Promise<void> {
  const tokens = new Map(pools.map((pool) => [pool.tokens.issuer, pool.tokens]));
  const identity = userPoolApi(pools);
  doors.pools.answerWith(identity);
  doors.lambda.answerWith(invokeApi(functions));
  const apis = new Map(httpApis(template).map((api) => [api.id, httpApi(api, template, { invoke: (arn, payload) => functions.invoke(arn, payload), pools: tokens, notify })]));
  for (const [id, answering] of apis) doors.apis.get(id)?.answerWith(answering);
  const buckets = await bucketsOf(plan.sites, { template, workspace, buckets: stores.messages, localized, told: pools.length > 0 ? { identityUrl: IDENTITY } : {} });
  for (const { id, properties } of template.ofType(BUCKETS)) {
    const bucket = buckets.get(id);
    if (bucket) doors.websites.get(id)?.answerWith(atOwnOrigin(identity, website(bucket, own(properties, 'WebsiteConfiguration'))));
  }
  const originAt = (host: string): Answering | undefined => apis.get(httpApis(template).find(({ id }) => template.attribute(id, 'ApiEndpoint') === `https://${host}`)?.id ?? '') ?? buckets.get(bucketAt(host, template) ?? '');
  for (const resource of template.ofType(DISTRIBUTIONS)) {
    doors.distributions.get(resource.id)?.answerWith(atOwnOrigin(identity, distribution(resource, originAt, notify)));
  }
}

function atOwnOrigin(identity: Answering, pages: Answering): Answering {
  return (request) => (request.path === IDENTITY ? identity(request) : pages(request));
}

/** Pages first, then the APIs with their stages. */
function addressesOf(template: LocalTemplate, { sites }: Plan, { apis, distributions, websites, pools }: Doors): readonly Address[] {
  const stages = (id: string): readonly string[] => template.ofType('AWS::ApiGatewayV2::Stage').filter(({ properties }) => own(properties, 'ApiId') === template.ref(id)).map(({ properties }) => String(own(properties, 'StageName')));
  const all = (doors: ReadonlyMap<string, Door>, path: (id: string) => string): readonly Address[] => template.resources.flatMap(({ id, node }) => {
    const door = doors.get(id);
    return door ? [{ node, url: `${door.url}${path(id)}` }] : [];
  });
  const hasPages = (id: string): boolean => sites.some((site) => site.distributions.includes(id));
  const fronts = all(distributions, () => '/');
  return [
    ...fronts.filter(({ node }) => template.ofType(DISTRIBUTIONS).some((each) => each.node === node && hasPages(each.id))),
    ...fronts.filter(({ node }) => template.ofType(DISTRIBUTIONS).some((each) => each.node === node && !hasPages(each.id))),
    ...all(websites, () => '/'),
    ...all(apis, (id) => (stages(id)[0] ?? '$default') === '$default' ? '/' : `/${stages(id)[0]}/`),
    ...template.ofType('AWS::Cognito::UserPool').map(({ node }) => ({ node, url: `${pools.url}/` })),
  ];
}
