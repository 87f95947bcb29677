import { getAtt } from '../intrinsics.ts';
import type { Made } from '../made.ts';
import { definedTwice, noSuchResource, wrongShape } from '../messages.ts';
import { literal, required, TEXT, TEXT_OR_LIST, type Rules } from '../shapes.ts';
import { asList, dict, Dict, dictOf, isGiven, textOf, type Value } from '../tree.ts';
import { permissionFor, type Event } from './event.ts';
import { linked } from './linked.ts';

export const TRIGGER_RULES: Rules = { UserPool: required(TEXT), Trigger: literal(required(TEXT_OR_LIST)) };

/** Triggers of a user pool. */
export function triggerEvent(event: Event): Made[] {
  const id = textOf(dictOf(event.properties.get('UserPool'))?.get('Ref'));
  const pool = id === undefined ? undefined : dictOf(event.stack.resources.get(id));
  if (id === undefined || !pool) {
    event.refuse('UserPool', noSuchResource('UserPool', 'AWS::Cognito::UserPool'));
    return [];
  }
  const properties = isGiven(pool.get('Properties')) ? dictOf(pool.get('Properties')) : new Dict();
  const triggers = properties && isGiven(properties.get('LambdaConfig')) ? dictOf(properties.get('LambdaConfig')) : dict({});
  if (!properties || !triggers) {
    event.stack.refuse(['Resources', id, 'Properties', 'LambdaConfig'], wrongShape('LambdaConfig', 'a map'));
    return [];
  }
  for (const trigger of asList(event.properties.get('Trigger') as Value)) {
    const name = textOf(trigger);
    if (name === undefined) event.refuse('Trigger', wrongShape('Trigger', 'a list of texts'));
    else if (triggers.has(name)) event.refuse('Trigger', definedTwice(name));
    else triggers.set(name, event.target.arn);
  }
  pool.set('Properties', properties.set('LambdaConfig', triggers));
  return [permissionFor(event, { principal: 'cognito-idp.amazonaws.com', arn: getAtt(id, 'Arn'), prefix: `${event.target.id}Cognito` }), linked(id, pool)];
}
