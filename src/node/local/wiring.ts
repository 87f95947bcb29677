import { own } from '../../core/model/json.ts';
import type { Workspace } from '../deploy/folder.ts';
import type { Plan } from '../deploy/plan.ts';
import type { ApiWorld } from './api-world.ts';
import { website } from './bucket.ts';
import { APIS, BUCKETS, DISTRIBUTIONS, hostOf, isWebSocket, REST_APIS, type Doors } from './doors.ts';
import { distribution } from './distribution.ts';
import type { EventBuses } from './event-buses.ts';
import { httpApi } from './http-api.ts';
import type { Answering } from './http.ts';
import type { FunctionHost } from './lambda/functions.ts';
import { servicesApi } from './services-api.ts';
import type { LocalTemplate } from './resources.ts';
import { restApi } from './rest-api.ts';
import { bucketAt, bucketsOf } from './sites.ts';
import type { StateMachines } from './state-machines.ts';
import type { Stores } from './stores.ts';
import { userPoolApi } from './user-pool/api.ts';
import type { UserPool } from './user-pool/pool.ts';
import { askingTriggers } from './user-pool/triggers.ts';
import { WebSocketApi } from './websocket-api.ts';

export interface Wiring extends Omit<ApiWorld, 'functions' | 'pools'> {
  readonly template: LocalTemplate;
  readonly plan: Plan;
  readonly workspace: Workspace;
  readonly stores: Stores;
  readonly functions: FunctionHost;
  readonly buses: EventBuses;
  readonly machines: StateMachines;
  readonly pools: readonly UserPool[];
  readonly onUsers: () => void;
  readonly doors: Doors;
  readonly localized: (text: string) => string;
}

/** Below it a page's own origin answers for user pools, so that its security policy need not name another. */
const IDENTITY = '/_local/cognito-idp';

/** Puts somebody behind every port. @returns the WebSocket APIs by logical id */
export async function wire(wiring: Wiring): Promise<ReadonlyMap<string, WebSocketApi>> {
  const { template, plan, workspace, stores, functions, buses, machines, pools, doors, localized, region, tracer, notify, onUsers } = wiring;
  const world: ApiWorld = { functions, pools: new Map(pools.map((pool) => [pool.tokens.issuer, pool.tokens])), region, tracer, notify };
  const identity = userPoolApi(pools, tracer, askingTriggers(world), onUsers);
  doors.pools.answerWith(identity);
  doors.services.answerWith(servicesApi({ functions, buses, machines, tracer }));
  const { apis, sockets } = apisOf(template, doors, world);
  const buckets = await bucketsOf(plan.sites, { template, workspace, buckets: stores.messages, localized, tracer, told: pools.length > 0 ? { identityUrl: IDENTITY } : {} });
  for (const { id, properties } of template.ofType(BUCKETS)) {
    const bucket = buckets.get(id);
    if (bucket) doors.websites.get(id)?.answerWith(atOwnOrigin(identity, website(bucket, own(properties, 'WebsiteConfiguration'))));
  }
  const byHost = new Map([...template.ofType(APIS), ...template.ofType(REST_APIS)].map((api) => [hostOf(api, template, region), apis.get(api.id)]));
  const originAt = (host: string): Answering | undefined => byHost.get(host) ?? buckets.get(bucketAt(host, template) ?? '');
  for (const resource of template.ofType(DISTRIBUTIONS)) {
    doors.distributions.get(resource.id)?.answerWith(atOwnOrigin(identity, distribution(resource, originAt, { tracer, notify })));
  }
  return sockets;
}

/** Who answers for each API, by logical id. */
function apisOf(template: LocalTemplate, doors: Doors, world: ApiWorld): { readonly apis: ReadonlyMap<string, Answering>; readonly sockets: ReadonlyMap<string, WebSocketApi> } {
  const sockets = new Map(template.ofType(APIS).filter(isWebSocket).map((api) => [api.id, new WebSocketApi(api, template, world)]));
  const apis = new Map<string, Answering>([
    ...template.ofType(APIS).filter((api) => !isWebSocket(api)).map((api) => [api.id, httpApi(api, template, world)] as const),
    ...template.ofType(REST_APIS).map((api) => [api.id, restApi(api, template, world)] as const),
    ...[...sockets].map(([id, socket]) => [id, socket.answer] as const),
  ]);
  for (const [id, answering] of apis) doors.apis.get(id)?.answerWith(answering);
  for (const [id, socket] of sockets) doors.apis.get(id)?.upgradeWith(socket.upgrade);
  return { apis, sockets };
}

function atOwnOrigin(identity: Answering, pages: Answering): Answering {
  return (request) => (request.path === IDENTITY ? identity(request) : pages(request));
}
