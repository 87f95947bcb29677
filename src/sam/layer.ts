import { isIntrinsic } from './intrinsics.ts';
import { locationOf } from './location.ts';
import { hashedId } from './logical-id.ts';
import { handedOn, keptOf, made, resourceOf } from './made.ts';
import { notOneOf, notResolvable } from './messages.ts';
import { FLAG, fits, required, TEXT, TEXT_OR_MAP, type Rules } from './shapes.ts';
import type { Expand, Macro, Stack } from './stack.ts';
import { copyOf, Dict, isGiven, isSet, isText, listOf, textOf, type Value } from './tree.ts';

const RULES: Rules = {
  LayerName: TEXT_OR_MAP, Description: TEXT, PublishLambdaVersion: FLAG, ContentUri: required(TEXT_OR_MAP), CompatibleArchitectures: { shape: 'a list' }, CompatibleRuntimes: { shape: 'a list' },
  LicenseInfo: TEXT, RetentionPolicy: TEXT,
};

/**
 * A version of a layer. Its id is hashed, so that a change makes a new version and the old one is kept;
 * references to the layer are changed with it.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-layerversion.html
 */
export const expandLayer: Expand = (macro, stack) => {
  if (!fits(macro.properties, RULES, macro.type, macro.refuse)) return [];
  for (const name of ['LayerName', 'LicenseInfo', 'Description', 'RetentionPolicy']) resolveText(macro, name, stack);
  const { properties } = macro;
  const attributes = handedOn(macro.resource);
  const retention = retentionOf(macro);
  if (retention !== undefined || !attributes.has('DeletionPolicy')) attributes.set('DeletionPolicy', retention ?? 'Retain');
  checkArchitectures(macro);
  const name = properties.get('LayerName');
  return [made(hashedId(macro.id, identityOf(macro)), 'AWS::Lambda::LayerVersion', {
    Content: locationOf(properties.get('ContentUri') as Value, ['S3Bucket', 'S3Key', 'S3ObjectVersion'], macro, 'ContentUri'), Description: properties.get('Description'),
    LayerName: isSet(name) ? name : macro.id, CompatibleArchitectures: properties.get('CompatibleArchitectures'), CompatibleRuntimes: properties.get('CompatibleRuntimes'), LicenseInfo: properties.get('LicenseInfo'),
  }, attributes, macro.resource.get('DependsOn'))];
};

/** What the id is hashed from: the whole resource but for what happens to it when it is deleted. */
function identityOf(macro: Macro): Value {
  const attributes = keptOf(macro.resource);
  for (const name of ['DeletionPolicy', 'UpdateReplacePolicy', 'Metadata']) attributes.delete(name);
  const given = Object.fromEntries(Object.keys(RULES).map((name) => [name, macro.properties.get(name)] as const));
  const whole = resourceOf(made(macro.id, macro.type, given, attributes, macro.resource.get('DependsOn')));
  return new Dict('written', [[macro.id, copyOf(whole)]]);
}

function resolveText(macro: Macro, name: string, stack: Stack): void {
  const written = macro.properties.get(name);
  if (!isSet(written)) return;
  const value = stack.resolve(written);
  if (!isText(value) && !(value instanceof Dict)) macro.refuse(name, notResolvable(name));
  macro.properties.set(name, value);
}

function retentionOf(macro: Macro): string | undefined {
  const written = macro.properties.get('RetentionPolicy');
  if (!isGiven(written)) return undefined;
  const policy = ['Retain', 'Delete'].find((option) => option.toLowerCase() === textOf(written)?.toLowerCase());
  if (policy === undefined) macro.refuse('RetentionPolicy', notOneOf('RetentionPolicy', ['Retain', 'Delete']));
  return policy;
}

function checkArchitectures(macro: Macro): void {
  const known = ['x86_64', 'arm64'];
  const wrong = (listOf(macro.properties.get('CompatibleArchitectures')) ?? []).find((item) => !isIntrinsic(item) && !known.includes(textOf(item) ?? ''));
  if (wrong !== undefined) macro.refuse('CompatibleArchitectures', notOneOf('CompatibleArchitectures', known));
}
