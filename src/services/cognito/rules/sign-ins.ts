import { listSetting } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import { own } from '../../../core/model/json.ts';
import { parseRatio } from '../../../core/model/units.ts';
import type { Resolver } from '../../../core/resolve/contract.ts';
import type { RuleContext } from '../../../core/rules/contract.ts';
import { partsOf } from '../../../core/rules/parts.ts';
import { parseAssumed } from '../../../core/traffic/assumptions.ts';
import { peaksOf } from '../../../core/traffic/peak.ts';
import type { Usage } from '../../../core/traffic/contract.ts';

/** What Cognito counts requests by, as its page calls it. */
export type Category = 'UserAuthentication' | 'UserFederation' | 'ClientAuthentication' | 'UserCreation' | 'UserRead' | 'UserList' | 'UserUpdate';

/** Requests a second at the peak, by category. */
export type Load = ReadonlyMap<Category, number>;

const BY_VERB: ReadonlyMap<string, Category> = new Map([
  ['read', 'UserRead'], ['get', 'UserRead'], ['list', 'UserList'], ['create', 'UserCreation'], ['write', 'UserUpdate'],
]);

const loads = new WeakMap<Usage, ReadonlyMap<string, Load>>();

/** The load of every user pool of the design, by node: Cognito counts them together. */
export function loadsOf(context: RuleContext): ReadonlyMap<string, Load> {
  const { usage, design } = context;
  const known = loads.get(usage);
  if (known) return known;
  const computed = new Map(design.nodes.filter(({ service }) => service === 'cognito.user-pool').map((node) => [node.id, loadOf(node, context)]));
  loads.set(usage, computed);
  return computed;
}

function loadOf(node: Node, context: RuleContext): Load {
  const { rate } = peaksOf(context);
  const load = new Map<Category, number>();
  const add = (category: Category, amount: number): void => {
    if (amount > 0) load.set(category, (load.get(category) ?? 0) + amount);
  };
  const federated = isForMachines(node, context.resolve) ? 0 : federatedShare(node, context.resolve);
  for (const stream of context.usage.arriving(node.id)) {
    const category = stream.verb === undefined ? undefined : BY_VERB.get(stream.verb);
    const amount = rate([stream]);
    if (stream.verb !== undefined) {
      if (category) add(category, amount);
    } else if (isForMachines(node, context.resolve)) add('ClientAuthentication', amount);
    else {
      add('UserFederation', amount * federated);
      add('UserAuthentication', amount * (1 - federated));
    }
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
  const written = own(node.assume, 'federated');
  const said = written === undefined ? undefined : parseAssumed(written, parseRatio);
  if (said?.ok) return said.value;
  const clients = partsOf(node, CLIENT).map(({ properties }) => listSetting(properties, 'SupportedIdentityProviders', resolve));
  return clients.length > 0 && clients.every((providers) => providers !== undefined && !providers.includes('COGNITO')) ? 1 : 0;
}
