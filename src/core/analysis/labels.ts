import type { ConnectionKind } from '../catalog/connection-kinds.ts';
import type { Connection, Node } from '../model/design.ts';
import { isObject, own } from '../model/json.ts';
import { verbatim, type Text } from '../model/text.ts';
import type { Resolver } from '../resolve/contract.ts';

const NOTHING: Text = { en: '', ko: '' };

/** Kinds whose line alone does not say what they mean. */
const NAMED: readonly ConnectionKind['id'][] = ['on-failure', 'authorize', 'notify', 'trigger', 'federate', 'sign-in'];

/** The short label at the target's end: the user's own, else route, behaviour or access, else the kind where it needs a name. */
export function labelOf(connection: Connection, kind: ConnectionKind, from: Node, to: Node, resolve: Resolver): Text {
  if (connection.label !== undefined) return verbatim(connection.label);
  if ((kind.id === 'invoke' || kind.id === 'start') && connection.routes.length > 0) return several(connection.routes.map((key) => routeText(from, key, resolve)));
  if (kind.id === 'authorize' && connection.routes.length > 0) return several(connection.routes.map((key) => routeText(to, key, resolve)));
  if (kind.id === 'origin' && connection.behaviour !== undefined) return verbatim(patternOf(from, connection.behaviour, resolve));
  if (kind.id === 'access' && connection.access.length > 0) return verbatim(connection.access.join(', '));
  return NAMED.includes(kind.id) ? kind.title : NOTHING;
}

function several(texts: readonly string[]): Text {
  return verbatim(texts.length === 1 ? texts[0] ?? '' : `${texts[0]} +${texts.length - 1}`);
}

function routeText(api: Node, key: string, resolve: Resolver): string {
  const route = own(api.routes, key);
  const written = isObject(route) ? resolve.string(route, 'route') : route;
  return typeof written === 'string' ? written : key;
}

function patternOf(distribution: Node, key: string, resolve: Resolver): string {
  return resolve.string(own(distribution.behaviours, key), 'PathPattern') ?? key;
}
