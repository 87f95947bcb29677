import { getAtt, idNamedBy, ref } from '../intrinsics.ts';
import { hashedId } from '../logical-id.ts';
import { handedOn, made, type Made } from '../made.ts';
import { badValue, notResolvable } from '../messages.ts';
import type { Macro, Stack } from '../stack.ts';
import { copyOf, dict, Dict, dictOf, isGiven, isSet, listOf, textOf, type Value } from '../tree.ts';

/** What `AutoPublishAlias` makes: a version whose id changes with the code, and the alias that points to it. */
export interface Published {
  readonly alias: string;
  readonly version: Made;
  readonly resource: Made;
}

export function published(macro: Macro, fn: Made, stack: Stack): Published | undefined {
  const { properties } = macro;
  if (!isSet(properties.get('AutoPublishAlias'))) return undefined;
  const alias = textOf(stack.resolve(properties.get('AutoPublishAlias') as Value));
  if (alias === undefined) return refused(macro, 'AutoPublishAlias', notResolvable('AutoPublishAlias'));
  if (!/^(?!^[0-9]+$)[a-zA-Z0-9\-_]+$/.test(alias)) return refused(macro, 'AutoPublishAlias', badValue('AutoPublishAlias', { en: 'letters, digits, - and _ may stand in it, and not digits alone', ko: '영문자, 숫자, -, _만 쓸 수 있고 숫자만으로는 쓸 수 없습니다' }));
  const written = properties.get('AutoPublishCodeSha256');
  const digest = isSet(written) ? textOf(stack.resolve(written)) : undefined;
  if (isSet(written) && digest === undefined) return refused(macro, 'AutoPublishCodeSha256', notResolvable('AutoPublishCodeSha256'));
  if (digest !== undefined) fn.properties.set('Description', described(properties.get('Description'), digest, stack));
  const version = versionOf(macro, fn, digest, stack);
  return { alias, version, resource: aliasOf(macro, alias, version) };
}

function refused(macro: Macro, property: string, message: Parameters<Macro['refuse']>[1]): undefined {
  macro.refuse(property, message);
  return undefined;
}

/** The digest goes into the description, or CloudFormation would see no change in the function. */
function described(description: Value | undefined, digest: string, stack: Stack): Value {
  const resolved = isGiven(description) ? stack.resolve(description) : undefined;
  const text = textOf(resolved);
  if (!isSet(resolved)) return digest;
  return text === undefined ? dict({ 'Fn::Join': [' ', [resolved, digest]] }) : `${text} ${digest}`;
}

function versionOf(macro: Macro, fn: Made, digest: string | undefined, stack: Stack): Made {
  const { properties } = macro;
  // References to parameters in the code are resolved for good: a new value is new code.
  const code = stack.resolve(fn.properties.get('Code') as Value);
  const content = properties.get('AutoPublishAliasAllProperties') === true ? everything(fn, stack) : changing(code, fn);
  const id = digest === undefined || digest === '' ? hashedId(`${macro.id}Version`, content) : `${macro.id}Version${digest.slice(0, 10)}`;
  const attributes = handedOn(macro.resource);
  const byDefault = isGiven(properties.get('CapacityProviderConfig')) ? 'Delete' : 'Retain';
  if (!attributes.has('DeletionPolicy')) attributes.set('DeletionPolicy', properties.get('VersionDeletionPolicy') ?? byDefault);
  const scaling = isGiven(properties.get('CapacityProviderConfig')) ? properties.get('FunctionScalingConfig') : undefined;
  return made(id, 'AWS::Lambda::Version', { Description: properties.get('VersionDescription'), FunctionName: ref(macro.id), FunctionScalingConfig: scaling }, attributes);
}

/** What a new version is published for: code, environment, memory, snapshots. */
function changing(code: Value, fn: Made): Dict {
  const content = new Dict('written', dictOf(code)?.entries() ?? [['Path', code]]);
  const environment = dictOf(fn.properties.get('Environment'));
  if (environment) content.assign(environment);
  const memory = fn.properties.get('MemorySize');
  if (isSet(memory)) content.set('MemorySize', memory);
  const snapshots = dictOf(fn.properties.get('SnapStart'));
  if (snapshots && (textOf(snapshots.get('ApplyOn')) ?? 'None') !== 'None') content.set('SnapStart', snapshots);
  return content;
}

/** All properties, and those of the layers that ask for it. */
function everything(fn: Made, stack: Stack): Value {
  const content = copyOf(fn.properties) as Dict;
  for (const layer of listOf(fn.properties.get('Layers')) ?? []) {
    const id = idNamedBy(layer);
    const properties = id === undefined ? undefined : dictOf(dictOf(stack.resources.get(id))?.get('Properties'));
    if (id !== undefined && properties && isSet(properties.get('PublishLambdaVersion'))) content.set(id, properties);
  }
  return content;
}

function aliasOf(macro: Macro, name: string, version: Made): Made {
  const provisioned = macro.properties.get('ProvisionedConcurrencyConfig');
  return made(`${macro.id}Alias${name.replaceAll('-', 'D').replaceAll('_', 'U')}`, 'AWS::Lambda::Alias', {
    Name: name, FunctionName: ref(macro.id), FunctionVersion: getAtt(version.id, 'Version'), ProvisionedConcurrencyConfig: isSet(provisioned) ? provisioned : undefined,
  }, handedOn(macro.resource));
}
