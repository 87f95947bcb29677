import { stateMachineEvents } from './events/state-machine-events.ts';
import { getAtt, isIntrinsic, ref } from './intrinsics.ts';
import { locationOf } from './location.ts';
import { byCodePoint, quoted } from './logical-id.ts';
import { handedOn, keptOf, made, type Made } from './made.ts';
import { needs, oneNeeded, together } from './messages.ts';
import { roleFor, trust } from './role.ts';
import { all, ANY, FLAG, fits, literal, MAP, TEXT, TEXT_OR_MAP, type Rules } from './shapes.ts';
import type { Expand, Macro, Stack } from './stack.ts';
import { propagateTags, tagList } from './tags.ts';
import { tracingPolicy } from './tracing.ts';
import { copyOf, dict, Dict, dictOf, isSet, isText, listOf, textOf, type Value } from './tree.ts';

const RULES: Rules = {
  ...all('Definition Logging DefinitionSubstitutions Events Tags Tracing', MAP), DefinitionUri: TEXT_OR_MAP, ...all('Role Name Type PermissionsBoundary', TEXT),
  ...all('RolePath AutoPublishAlias DeploymentPreference', ANY), PropagateTags: FLAG, Policies: { shape: 'a text, a map or a list' }, UseAliasAsEventTarget: literal(FLAG),
};

/** A state machine with its role, version, alias, and what its events take. @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html */
export const expandStateMachine: Expand = (macro, stack) => {
  if (!fits(macro.properties, RULES, macro.type, macro.refuse)) return [];
  const { properties } = macro;
  const machine = machineFrom(macro);
  const resources = [machine];
  if (isSet(properties.get('Role')) && isSet(properties.get('Policies'))) macro.refuse('Policies', together('Role', 'Policies'));
  if (isSet(properties.get('Role'))) machine.properties.set('RoleArn', properties.get('Role') as Value);
  else {
    const role = machineRole(macro, stack);
    machine.properties.set('RoleArn', getAtt(role.id, 'Arn'));
    resources.push(role);
  }
  const released = versionAndAlias(macro);
  const alias = isSet(properties.get('UseAliasAsEventTarget')) ? released[1] : undefined;
  resources.push(...released, ...stateMachineEvents(macro, alias ?? machine, stack));
  propagateTags(resources, properties.get('Tags'), properties.get('PropagateTags'));
  return resources;
};

function machineFrom(macro: Macro): Made {
  const { properties } = macro;
  const [definition, uri] = [dictOf(properties.get('Definition')), properties.get('DefinitionUri')];
  const substitutions = dictOf(properties.get('DefinitionSubstitutions'));
  const machine = made(macro.id, 'AWS::StepFunctions::StateMachine', {
    LoggingConfiguration: properties.get('Logging'), StateMachineName: properties.get('Name'), StateMachineType: properties.get('Type'), Tags: machineTags(macro),
    DefinitionSubstitutions: isSet(substitutions) ? substitutions : undefined, TracingConfiguration: properties.get('Tracing'),
  }, keptOf(macro.resource), macro.resource.get('DependsOn'));
  if (isSet(definition) && isSet(uri)) macro.refuse('DefinitionUri', together('Definition', 'DefinitionUri'));
  else if (isSet(definition)) define(machine, definition as Dict);
  else if (isSet(uri)) machine.properties.set('DefinitionS3Location', locationOf(uri, ['Bucket', 'Key', 'Version'], macro, 'DefinitionUri'));
  else macro.refuse('Definition', oneNeeded('Definition', 'DefinitionUri'));
  return machine;
}

function machineTags(macro: Macro): Value[] {
  return tagList(dict({ 'stateMachine:createdBy': 'SAM' }), macro.properties.get('Tags'));
}

/** The definition as text; functions of CloudFormation in it become substitutions. */
function define(machine: Made, definition: Dict): void {
  const text = copyOf(definition);
  const replaced: Value[] = [];
  substitute(text, (value) => `\${definition_substitution_${replaced.push(value)}}`);
  if (replaced.length > 0) {
    const substitutions = dictOf(machine.properties.get('DefinitionSubstitutions')) ?? new Dict();
    replaced.forEach((value, index) => substitutions.set(`definition_substitution_${index + 1}`, value));
    machine.properties.set('DefinitionSubstitutions', substitutions);
  }
  machine.properties.set('DefinitionString', dict({ 'Fn::Join': ['\n', indented(text, '').split('\n')] }));
}

/** In the order of keys, so that numbers stay when entries are moved. */
function substitute(value: Value, take: (value: Value) => string): void {
  const put = (entry: Value, set: (text: string) => void): void => {
    if (isIntrinsic(entry) || (isText(entry) && /^\{\{resolve:/.test(textOf(entry) as string))) set(take(entry));
    else substitute(entry, take);
  };
  if (Array.isArray(value)) value.forEach((item, index) => put(item, (text) => (value[index] = text)));
  else if (value instanceof Dict) for (const key of value.keys().sort(byCodePoint)) put(value.get(key) as Value, (text) => value.set(key, text));
}

/** JSON four spaces deep with sorted keys. */
function indented(value: Value, indent: string): string {
  const inner = `${indent}    `;
  const block = (open: string, items: readonly string[], close: string): string => (items.length === 0 ? open + close : `${open}\n${items.map((item) => inner + item).join(',\n')}\n${indent}${close}`);
  if (value instanceof Dict) return block('{', value.keys().sort(byCodePoint).map((key) => `${quoted(key)}: ${indented(value.get(key) as Value, inner)}`), '}');
  if (Array.isArray(value)) return block('[', value.map((item) => indented(item, inner)), ']');
  return isText(value) ? quoted(textOf(value) as string) : String(value);
}

function machineRole(macro: Macro, stack: Stack): Made {
  const { properties } = macro;
  const written = properties.get('Policies');
  const policies = isSet(written) ? [...(listOf(written) ?? [written])] : [];
  if (dictOf(properties.get('Tracing'))?.get('Enabled') === true) policies.push(tracingPolicy(stack.partition));
  return roleFor(macro, {
    attributes: handedOn(macro.resource), assume: trust('states.amazonaws.com'), partition: stack.partition, managed: [], policies, path: properties.get('RolePath'),
    boundary: properties.get('PermissionsBoundary'), tags: machineTags(macro),
  });
}

/** `AutoPublishAlias`: a version, and the alias that traffic goes over to step by step. */
function versionAndAlias(macro: Macro): Made[] {
  const { properties } = macro;
  const alias = properties.get('AutoPublishAlias');
  const preference = properties.get('DeploymentPreference');
  if (!isSet(alias)) {
    for (const name of ['UseAliasAsEventTarget', 'DeploymentPreference']) if (isSet(properties.get(name))) macro.refuse(name, needs(name, 'AutoPublishAlias'));
    return [];
  }
  const attributes = handedOn(macro.resource);
  const kept = handedOn(macro.resource);
  for (const name of ['DeletionPolicy', 'UpdateReplacePolicy']) if (!kept.has(name)) kept.set(name, 'Retain');
  const version = made(`${macro.id}Version`, 'AWS::StepFunctions::StateMachineVersion', { StateMachineArn: ref(macro.id), StateMachineRevisionId: getAtt(macro.id, 'StateMachineRevisionId') }, kept);
  const shift = isSet(preference) && preference instanceof Dict ? preference : dict({ Type: 'ALL_AT_ONCE' });
  shift.set('StateMachineVersionArn', ref(version.id));
  const name = textOf(alias) ?? '';
  return [version, made(`${macro.id}Alias${name}`, 'AWS::StepFunctions::StateMachineAlias', { Name: alias, DeploymentPreference: shift }, attributes)];
}
