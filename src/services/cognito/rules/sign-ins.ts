import { listSetting } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import { parseRatio } from '../../../core/model/units.ts';
import type { Resolver } from '../../../core/resolve/contract.ts';
import type { RuleContext } from '../../../core/rules/contract.ts';
import { partsOf } from '../../../core/rules/parts.ts';
import { assumedNumber } from '../../../core/traffic/assumptions.ts';
import { peaksOf } from '../../../core/traffic/peak.ts';
import type { Usage } from '../../../core/traffic/contract.ts';

/** What Cognito counts requests by, as its page calls it. */
export type Category = 'UserAuthentication' | 'UserFederation' | 'ClientAuthentication' | 'UserCreation' | 'UserRead' | 'UserList' | 'UserUpdate';

/** Requests a second at the peak, by category. */
export type Load = ReadonlyMap<Category, number>;

/** The user pools of a design, which Cognito counts together. */
export interface Loads {
  readonly ofPool: ReadonlyMap<string, Load>;
  readonly together: ReadonlyMap<Category, { readonly rate: number; readonly pools: number; readonly busiest: string }>;
}

const BY_VERB: ReadonlyMap<string, Category> = new Map([
  ['read', 'UserRead'], ['get', 'UserRead'], ['list', 'UserList'], ['create', 'UserCreation'], ['write', 'UserUpdate'],
]);

const known = new WeakMap<Usage, Loads>();

/** What arrives at the user pools of the design, computed once for its traffic. */
export function loadsOf(context: RuleContext): Loads {
  const before = known.get(context.usage);
  if (before) return before;
  const pools = context.design.nodes.filter(({ service }) => service === 'cognito.user-pool');
  const ofPool = new Map(pools.map((node) => [node.id, loadOf(node, context)]));
  const loads = { ofPool, together: sumOf(ofPool) };
  known.set(context.usage, loads);
  return loads;
}

function sumOf(ofPool: ReadonlyMap<string, Load>): Loads['together'] {
  const sums = new Map<Category, { rate: number; pools: number; busiest: string; most: number }>();
  for (const [id, load] of ofPool) {
    for (const [category, rate] of load) {
      const sum = sums.get(category) ?? { rate: 0, pools: 0, busiest: id, most: rate };
      const leads = rate > sum.most;
      sums.set(category, { rate: sum.rate + rate, pools: sum.pools + 1, busiest: leads ? id : sum.busiest, most: leads ? rate : sum.most });
    }
  }
  return sums;
}

function loadOf(node: Node, context: RuleContext): Load {
  const { rate } = peaksOf(context);
  const load = new Map<Category, number>();
  const add = (category: Category, amount: number): void => {
    if (amount > 0) load.set(category, (load.get(category) ?? 0) + amount);
  };
  const forMachines = isForMachines(node, context.resolve);
  const federated = federatedShare(node, context.resolve);
  for (const stream of context.usage.arriving(node.id)) {
    const amount = rate([stream]);
    const category = stream.verb === undefined ? 'ClientAuthentication' : BY_VERB.get(stream.verb);
    if (stream.verb !== undefined || forMachines) {
      if (category) add(category, amount);
      continue;
    }
    add('UserFederation', amount * federated);
    add('UserAuthentication', amount * (1 - federated));
  }
  return load;
}

const CLIENT = 'AWS::Cognito::UserPoolClient';

/** Every client of the pool gets tokens for itself, not for users. */
function isForMachines(node: Node, resolve: Resolver): boolean {
  const clients = partsOf(node, CLIENT);
  return clients.length > 0 && clients.every(({ properties }) => listSetting(properties, 'AllowedOAuthFlows', resolve)?.includes('client_credentials') === true);
}

/** Share of sign-ins by way of another provider: as said, else all where no client lets users of the pool itself in. */
function federatedShare(node: Node, resolve: Resolver): number {
  const said = assumedNumber(node, 'federated', parseRatio);
  if (said !== undefined) return said;
  const clients = partsOf(node, CLIENT).map(({ properties }) => listSetting(properties, 'SupportedIdentityProviders', resolve));
  return clients.length > 0 && clients.every((providers) => providers !== undefined && !providers.includes('COGNITO')) ? 1 : 0;
}
