import { listSetting } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import { isObject, own, type Json, type JsonObject, type Path } from '../../../core/model/json.ts';
import type { Resolver } from '../../../core/resolve/contract.ts';
import type { Edge, RuleContext } from '../../../core/rules/contract.ts';

/** One notification of a bucket: of a connection, or written by hand under NotificationConfiguration. */
export interface Notification {
  readonly event: string;
  /** Empty where there is no filter; undefined where it cannot be told. */
  readonly prefix: string | undefined;
  readonly suffix: string | undefined;
  /** The connection, or where it stands below the node. */
  readonly connection?: string;
  readonly path: Path;
  /** How a message calls it. */
  readonly name: string;
  /** Where it goes; absent for a connection, whose ends know whether they fit. */
  readonly target?: Json;
}

const EVERY_NEW_OBJECT: readonly Json[] = ['s3:ObjectCreated:*'];

/** Lists of NotificationConfiguration, and where an entry of each goes. */
const WRITTEN = [['LambdaConfigurations', 'Function'], ['QueueConfigurations', 'Queue'], ['TopicConfigurations', 'Topic']] as const;

/** All notifications of a bucket whose event is known: those of its connections first, in the order of the file. */
export function notificationsOf(node: Node, { resolve, outgoing }: RuleContext): readonly Notification[] {
  return [
    // What realizes a connection stands among those written by hand.
    ...outgoing(node, 'notify').filter(({ connection }) => connection.realizedBy.length === 0).flatMap((edge) => ofConnection(edge, resolve)),
    ...WRITTEN.flatMap(([list, target]) => written(node, list, target, resolve)),
  ];
}

function ofConnection({ connection }: Edge, resolve: Resolver): readonly Notification[] {
  const given = own(connection.with, 'events');
  const events = given === undefined ? EVERY_NEW_OBJECT : listSetting(connection.with, 'events', resolve) ?? [];
  return events.flatMap((event, index) => (typeof event === 'string' ? [{
    event, connection: connection.id, name: connection.id,
    path: given === undefined ? [] : ['with', 'events', index],
    prefix: filter(connection.with, 'prefix', resolve), suffix: filter(connection.with, 'suffix', resolve),
  }] : []));
}

function filter(settings: JsonObject, name: string, resolve: Resolver): string | undefined {
  return own(settings, name) === undefined ? '' : resolve.string(settings, name);
}

function written(node: Node, list: string, target: string, resolve: Resolver): readonly Notification[] {
  return (listSetting(node.properties, `NotificationConfiguration.${list}`, resolve) ?? []).flatMap((entry, index) => {
    const event = resolve.string(entry, 'Event');
    if (!isObject(entry) || event === undefined) return [];
    const to = own(entry, target);
    return [{
      event, path: ['properties', 'NotificationConfiguration', list, index], name: `${list}.${index}`,
      prefix: writtenFilter(entry, 'prefix', resolve), suffix: writtenFilter(entry, 'suffix', resolve),
      ...(to === undefined ? {} : { target: to }),
    }];
  });
}

/** `Filter: { S3Key: { Rules: [{ Name: prefix, Value: in/ }] } }` */
function writtenFilter(entry: JsonObject, name: string, resolve: Resolver): string | undefined {
  const rules = resolve.property(entry, 'Filter.S3Key.Rules');
  if (!rules.known) return undefined;
  const rule = Array.isArray(rules.value) ? rules.value.find((each: Json) => resolve.string(each, 'Name')?.toLowerCase() === name) : undefined;
  return rule === undefined ? '' : resolve.string(rule, 'Value');
}
