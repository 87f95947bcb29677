import { hashedId } from './logical-id.ts';
import { handedOn, made, type Made } from './made.ts';
import { oneNeeded, wrongShape } from './messages.ts';
import type { Macro, Stack } from './stack.ts';
import { dict, Dict, isGiven, isSet, listOf, type Value } from './tree.ts';

/** The group of records in which a domain stands: one per hosted zone, or one of its own. */
export function routed(macro: Macro, domain: Dict, stack: Stack, recordsFor: (route: Dict) => Value[], mayBeSeparate: boolean): Made[] {
  const route = domain.get('Route53');
  if (!isGiven(route)) return [];
  const refused = (message: Parameters<Macro['refuse']>[1]): Made[] => (macro.refuse(['Domain', 'Route53'], message), []);
  if (!(route instanceof Dict)) return refused(wrongShape('Domain.Route53', 'a map'));
  const [zone, name] = [route.get('HostedZoneId'), route.get('HostedZoneName')];
  if (!isGiven(zone) && !isGiven(name)) return refused(oneNeeded('HostedZoneId', 'HostedZoneName'));
  const key = isSet(zone) ? zone : (name as Value);
  if (mayBeSeparate && isSet(route.get('SeparateRecordSetGroup'))) {
    if (typeof route.get('SeparateRecordSetGroup') !== 'boolean') return refused(wrongShape('Domain.Route53.SeparateRecordSetGroup', 'true or false'));
    const id = hashedId('RecordSetGroup', [key, domain.get('DomainName') ?? null]);
    return [made(id, 'AWS::Route53::RecordSetGroup', { HostedZoneId: isSet(zone) ? zone : undefined, HostedZoneName: isSet(name) ? name : undefined, RecordSets: recordsFor(route) }, handedOn(macro.resource))];
  }
  const id = hashedId('RecordSetGroup', key);
  const group = stack.recordSetGroups.get(id) ?? made(id, 'AWS::Route53::RecordSetGroup', { HostedZoneId: zone, HostedZoneName: mayBeSeparate || !isGiven(zone) ? name : undefined, RecordSets: [] }, handedOn(macro.resource));
  stack.recordSetGroups.set(id, group);
  group.properties.set('RecordSets', [...(listOf(group.properties.get('RecordSets')) ?? []), ...recordsFor(route)]);
  return [group];
}

/** A record for IPv4, and where asked for one for IPv6. */
export function recordSetsOf(domain: Dict, route: Dict, target: Dict): Value[] {
  const given = (name: string): Value | undefined => route.get(name) ?? undefined;
  const record = (Type: string): Dict => dict({ Name: domain.get('DomainName'), Type, AliasTarget: target, Region: given('Region'), SetIdentifier: given('SetIdentifier') });
  return given('IpV6') === true ? [record('A'), record('AAAA')] : [record('A')];
}
