import { ref, when } from '../intrinsics.ts';
import type { Made } from '../made.ts';
import { noSuchResource, wrongShape } from '../messages.ts';
import { literal, MAP, required, TEXT, TEXT_OR_LIST, type Rules } from '../shapes.ts';
import { addOnce, asList, dict, Dict, dictOf, isGiven, isText, listOf, textOf, type Value } from '../tree.ts';
import { tagList } from '../tags.ts';
import { permissionFor, type Event } from './event.ts';
import { linked } from './linked.ts';

export const BUCKET_RULES: Rules = { Bucket: required(TEXT), Events: literal(required(TEXT_OR_LIST)), Filter: MAP };

/** Notifications of a bucket, which waits for the permission to send them. */
export function bucketEvent(event: Event): Made[] {
  const id = textOf(dictOf(event.properties.get('Bucket'))?.get('Ref'));
  const bucket = id === undefined ? undefined : dictOf(event.stack.resources.get(id));
  if (id === undefined || !bucket) {
    event.refuse('Bucket', noSuchResource('Bucket', 'AWS::S3::Bucket'));
    return [];
  }
  const permission = permissionFor(event, { principal: 's3.amazonaws.com', account: ref('AWS::AccountId') });
  const properties = bucket.has('Properties') && isGiven(bucket.get('Properties')) ? dictOf(bucket.get('Properties')) : new Dict();
  if (!properties) {
    event.stack.refuse(['Resources', id, 'Properties'], wrongShape('Properties', 'a map'));
    return [];
  }
  bucket.set('Properties', properties);
  waitFor(permission, bucket, properties);
  notify(event, id, properties);
  return [permission, linked(id, bucket)];
}

/** A dependency on a resource that may not be there is refused; a tag that refers to it does the same. */
function waitFor(permission: Made, bucket: Dict, properties: Dict): void {
  const condition = permission.attributes.get('Condition');
  if (condition === undefined) {
    const dependencies = isGiven(bucket.get('DependsOn')) ? [...asList(bucket.get('DependsOn'))] : [];
    addOnce(dependencies, permission.id);
    bucket.set('DependsOn', dependencies);
    return;
  }
  const tag = dict({ [`sam:ConditionalDependsOn:${permission.id}`]: when(condition, ref(permission.id), 'no dependency') });
  properties.set('Tags', [...(listOf(properties.get('Tags')) ?? []), ...tagList(tag)]);
}

function notify(event: Event, id: string, properties: Dict): void {
  const configuration = isGiven(properties.get('NotificationConfiguration')) ? dictOf(properties.get('NotificationConfiguration')) : dict({});
  const held = configuration && isGiven(configuration.get('LambdaConfigurations')) ? listOf(configuration.get('LambdaConfigurations')) : [];
  if (!configuration || !held) return event.stack.refuse(['Resources', id, 'Properties', 'NotificationConfiguration'], wrongShape('NotificationConfiguration', 'a map'));
  const filter = event.properties.get('Filter');
  const condition = event.target.attributes.get('Condition');
  for (const type of asList(event.properties.get('Events') as Value)) {
    if (!isText(type)) event.refuse('Events', wrongShape('Events', 'a list of texts'));
    const notification = dict({ Function: event.target.arn, Filter: isGiven(filter) ? filter : undefined, Event: type });
    addOnce(held, condition === undefined ? notification : when(condition, notification));
  }
  properties.set('NotificationConfiguration', configuration.set('LambdaConfigurations', held));
}
