import type { EventBuses } from './event-buses.ts';
import type { FunctionHost } from './lambda/functions.ts';
import type { LocalTemplate } from './resources.ts';
import type { Schedules } from './schedules.ts';
import type { StateMachines } from './state-machines.ts';
import type { Stores } from './stores.ts';
import type { Tracer } from './trace.ts';
import type { UserPool } from './user-pool/pool.ts';
import type { WebSocketApi } from './websocket-api.ts';

/** What the resources of a run are made of. */
export interface ResourceWorld {
  readonly template: LocalTemplate;
  readonly stores: Stores;
  readonly functions: FunctionHost;
  readonly buses: EventBuses;
  readonly machines: StateMachines;
  readonly schedules: Schedules;
  readonly pools: readonly UserPool[];
  readonly sockets: ReadonlyMap<string, WebSocketApi>;
  readonly tracer: Tracer;
}
