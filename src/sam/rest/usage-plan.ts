import { or, ref } from '../intrinsics.ts';
import { handedOn, made, type Made } from '../made.ts';
import { missing, needs, unknownProperty, wrongShape } from '../messages.ts';
import { oneOf } from '../role.ts';
import type { Macro, Stack } from '../stack.ts';
import { addOnce, dict, Dict, dictOf, isGiven, isSet, textOf, type Value } from '../tree.ts';

const SHARED_CONDITION = 'SharedUsagePlanCondition';
const PROPERTIES = ['CreateUsagePlan', 'Description', 'Quota', 'Tags', 'Throttle', 'UsagePlanName'];

/** A usage plan, an API key and what joins them: for this API, or one for all. */
export function usagePlanOf(macro: Macro, stage: Made, stack: Stack): Made[] {
  const written = dictOf(macro.properties.get('Auth'))?.get('UsagePlan');
  if (!isGiven(written)) return [];
  const path = ['Auth', 'UsagePlan'];
  if (!(written instanceof Dict)) {
    macro.refuse(path, wrongShape('UsagePlan', 'a map'));
    return [];
  }
  for (const name of written.keys()) if (!PROPERTIES.includes(name)) macro.refuse([...path, name], unknownProperty(name, 'UsagePlan'));
  const mode = written.get('CreateUsagePlan');
  if (!isGiven(mode)) macro.refuse([...path, 'CreateUsagePlan'], missing('CreateUsagePlan'));
  if (!isGiven(mode) || !oneOf(macro, [...path, 'CreateUsagePlan'], mode, ['SHARED', 'PER_API', 'NONE']) || textOf(mode) === 'NONE') return [];
  const parts = textOf(mode) === 'SHARED' ? sharedParts(macro, stage, stack) : ownParts(macro, stage);
  const named = Object.fromEntries(PROPERTIES.slice(1).map((name) => [name, isSet(written.get(name)) ? written.get(name) : undefined] as const));
  const plan = made(`${parts.prefix}UsagePlan`, 'AWS::ApiGateway::UsagePlan', { ApiStages: parts.apiStages, ...named }, parts.attributes, parts.dependsOn);
  const key = made(`${parts.prefix}ApiKey`, 'AWS::ApiGateway::ApiKey', { Enabled: true, StageKeys: parts.stageKeys }, parts.attributes, [plan.id]);
  const join = made(`${parts.prefix}UsagePlanKey`, 'AWS::ApiGateway::UsagePlanKey', { KeyId: ref(key.id), KeyType: 'API_KEY', UsagePlanId: ref(plan.id) }, parts.attributes, [key.id]);
  return [plan, key, join];
}

interface Parts {
  readonly prefix: string;
  readonly apiStages: Value[];
  readonly stageKeys: Value[];
  readonly attributes: Dict;
  readonly dependsOn: Value[];
}

function ownParts(macro: Macro, stage: Made): Parts {
  return {
    prefix: macro.id, attributes: handedOn(macro.resource), dependsOn: [macro.id],
    apiStages: [dict({ ApiId: ref(macro.id), Stage: ref(stage.id) })], stageKeys: [dict({ RestApiId: ref(macro.id), StageName: ref(stage.id) })],
  };
}

function sharedParts(macro: Macro, stage: Made, stack: Stack): Parts {
  const shared = stack.usagePlan;
  addOnce(shared.dependsOn, macro.id);
  addOnce(shared.apiStages, dict({ ApiId: ref(macro.id), Stage: ref(stage.id) }));
  addOnce(shared.stageKeys, dict({ RestApiId: ref(macro.id), StageName: ref(stage.id) }));
  return { prefix: 'Serverless', attributes: sharedAttributes(macro, stack), dependsOn: [...shared.dependsOn], apiStages: [...shared.apiStages], stageKeys: [...shared.stageKeys] };
}

/** What is shared is kept as long as the API that is kept longest, and is there when one of them is. */
function sharedAttributes(macro: Macro, stack: Stack): Dict {
  const shared = stack.usagePlan;
  const [deletion, replacement] = [macro.resource.get('DeletionPolicy'), macro.resource.get('UpdateReplacePolicy')];
  if (isSet(deletion) && (!shared.deletionPolicy || textOf(deletion) === 'Retain')) shared.deletionPolicy = deletion;
  const outlasts = textOf(replacement) === 'Retain' || (textOf(replacement) === 'Snapshot' && textOf(shared.updateReplacePolicy) === 'Delete');
  if (isSet(replacement) && (!shared.updateReplacePolicy || outlasts)) shared.updateReplacePolicy = replacement;
  shareCondition(macro, stack);
  const attributes = new Dict();
  if (shared.deletionPolicy !== undefined) attributes.set('DeletionPolicy', shared.deletionPolicy);
  if (shared.updateReplacePolicy !== undefined) attributes.set('UpdateReplacePolicy', shared.updateReplacePolicy);
  if (shared.conditions.length > 0 && !shared.isForAll) attributes.set('Condition', SHARED_CONDITION);
  return attributes;
}

function shareCondition(macro: Macro, stack: Stack): void {
  const shared = stack.usagePlan;
  const condition = textOf(macro.resource.get('Condition'));
  if (shared.isForAll) return;
  if (condition === undefined) {
    shared.isForAll = true;
    stack.conditions.delete(SHARED_CONDITION);
  } else if (!shared.conditions.includes(condition)) {
    if (stack.conditions.size === 0) macro.refuse([], needs('Condition', 'Conditions'));
    shared.conditions.push(condition);
    stack.conditions.set(SHARED_CONDITION, shared.conditions.length > 1 ? or(shared.conditions) : condition);
  }
}
