import { eventsOf } from '../events/function-events.ts';
import { branchesOf, functionOf, getAtt, isNoValue, not, when } from '../intrinsics.ts';
import { handedOn, keptOf, made, type Made } from '../made.ts';
import { badValue, missing, needs, together } from '../messages.ts';
import { inline, oneOf, roleFor, trust } from '../role.ts';
import { fits } from '../shapes.ts';
import type { Expand, Macro, Stack } from '../stack.ts';
import { propagateTags, tagsWithMaker } from '../tags.ts';
import { dict, Dict, dictOf, isGiven, isSet, textOf, type Value } from '../tree.ts';
import { tracingPolicy } from '../tracing.ts';
import { checkPackage, codeOf } from './code.ts';
import { preferDeployment } from './deployment.ts';
import { invokeConfigOf } from './invoke-config.ts';
import { FUNCTION_RULES } from './rules.ts';
import { urlOf } from './url.ts';
import { published } from './version.ts';

/** A function with its role, version, alias, URL, destinations, and what its events take. */
export const expandFunction: Expand = (macro, stack) => {
  if (!fits(macro.properties, FUNCTION_RULES, macro.type, macro.refuse)) return [];
  checkCombinations(macro);
  const fn = functionFrom(macro, stack);
  checkPackage(macro);
  const release = published(macro, fn, stack);
  if (isSet(macro.properties.get('ProvisionedConcurrencyConfig')) && !release) macro.refuse('ProvisionedConcurrencyConfig', needs('ProvisionedConcurrencyConfig', 'AutoPublishAlias'));
  const url = urlOf(macro, release?.resource);
  preferDeployment(macro, release?.resource, stack);
  const invoked = invokeConfigOf(macro, release, stack);
  const role = executionRole(macro, invoked.policies, stack);
  const roles = attachRole(macro, fn, role, stack);
  const events = eventsOf({ macro, stack, fn, alias: release?.resource, role });
  const resources = [fn, ...(release ? [release.version, release.resource] : []), ...url, ...invoked.resources, ...roles, ...events];
  propagateTags(resources, macro.properties.get('Tags'), macro.properties.get('PropagateTags'));
  return resources;
};

/** Properties that go over as they are. */
const SAME = [
  'Handler', 'Runtime', 'Description', 'MemorySize', 'Timeout', 'VpcConfig', 'Role', 'Environment', 'KmsKeyArn', 'ReservedConcurrentExecutions', 'Layers', 'FileSystemConfigs', 'ImageConfig', 'PackageType', 'Architectures',
  'SnapStart', 'EphemeralStorage', 'CodeSigningConfigArn', 'RuntimeManagementConfig', 'LoggingConfig', 'TenancyConfig', 'RecursiveLoop', 'DurableConfig', 'PublishToLatestPublished',
];

function functionFrom(macro: Macro, stack: Stack): Made {
  const { properties } = macro;
  const same = Object.fromEntries(SAME.map((name) => [name, properties.get(name)] as const));
  const letter = dictOf(properties.get('DeadLetterQueue'));
  const name = properties.get('FunctionName');
  const scaling = properties.get('FunctionScalingConfig');
  return made(macro.id, 'AWS::Lambda::Function', {
    Code: codeOf(macro), DeadLetterConfig: letter && isSet(letter) ? dict({ TargetArn: letter.get('TargetArn') ?? undefined }) : undefined,
    FunctionName: isSet(name) ? name : undefined, ...same, Tags: tagsWithMaker(macro, properties.get('Tags')),
    TracingConfig: isTraced(macro, stack) ? dict({ Mode: properties.get('Tracing') as Value }) : undefined,
    CapacityProviderConfig: capacityOf(macro), FunctionScalingConfig: isSet(scaling) ? scaling : undefined,
  }, keptOf(macro.resource), macro.resource.get('DependsOn'));
}

function isTraced({ properties }: Macro, stack: Stack): boolean {
  const tracing = properties.get('Tracing');
  return isSet(tracing) && textOf(stack.resolve(tracing)) !== 'Disabled';
}

function capacityOf(macro: Macro): Value | undefined {
  const config = dictOf(macro.properties.get('CapacityProviderConfig'));
  if (!config || config.size === 0) return undefined;
  if (!isSet(config.get('Arn'))) macro.refuse(['CapacityProviderConfig', 'Arn'], missing('Arn'));
  return dict({
    LambdaManagedInstancesCapacityProviderConfig: dict({
      CapacityProviderArn: config.get('Arn') ?? undefined, PerExecutionEnvironmentMaxConcurrency: config.get('PerExecutionEnvironmentMaxConcurrency') ?? undefined,
      ExecutionEnvironmentMemoryGiBPerVCpu: config.get('ExecutionEnvironmentMemoryGiBPerVCpu') ?? undefined,
    }),
  });
}

/** Pairs of properties that exclude or need each other. */
function checkCombinations(macro: Macro): void {
  const has = (name: string): boolean => isGiven(macro.properties.get(name));
  for (const other of ['ProvisionedConcurrencyConfig', 'VpcConfig']) if (has('CapacityProviderConfig') && has(other)) macro.refuse(other, together('CapacityProviderConfig', other));
  for (const [property, other] of [['FunctionScalingConfig', 'CapacityProviderConfig'], ['VersionDeletionPolicy', 'AutoPublishAlias']] as const) if (has(property) && !has(other)) macro.refuse(property, needs(property, other));
  const deletion = macro.properties.get('VersionDeletionPolicy');
  if (isGiven(deletion) && !(deletion instanceof Dict)) oneOf(macro, 'VersionDeletionPolicy', deletion, ['Delete', 'Retain']);
  if (isSet(macro.properties.get('TenancyConfig'))) {
    for (const name of ['ProvisionedConcurrencyConfig', 'FunctionUrlConfig', 'SnapStart']) if (isSet(macro.properties.get(name))) macro.refuse(name, together('TenancyConfig', name));
    for (const [id, event] of dictOf(macro.properties.get('Events'))?.entries() ?? []) oneOf(macro, ['Events', id, 'Type'], dictOf(event)?.get('Type'), ['Api', 'HttpApi']);
  }
  const letter = dictOf(macro.properties.get('DeadLetterQueue'));
  if (!letter || letter.size === 0) return;
  if (!isSet(letter.get('TargetArn'))) macro.refuse(['DeadLetterQueue', 'TargetArn'], missing('DeadLetterQueue.TargetArn'));
  oneOf(macro, ['DeadLetterQueue', 'Type'], letter.get('Type'), ['SQS', 'SNS']);
}

function executionRole(macro: Macro, invoked: readonly Value[], stack: Stack): Made {
  const { properties } = macro;
  const managed = (name: string): string => `arn:${stack.partition}:iam::aws:policy/${name}`;
  const letter = dictOf(properties.get('DeadLetterQueue'));
  const policies: Value[] = letter && isSet(letter) ? [inline('DeadLetterQueuePolicy', [dict({ Action: textOf(letter.get('Type')) === 'SNS' ? 'sns:Publish' : 'sqs:SendMessage', Resource: letter.get('TargetArn') ?? undefined, Effect: 'Allow' })], '2012-10-17')] : [];
  return roleFor(macro, {
    attributes: handedOn(macro.resource),
    assume: properties.get('AssumeRolePolicyDocument') ?? trust('lambda.amazonaws.com'),
    partition: stack.partition,
    managed: [
      managed(`service-role/${isSet(properties.get('DurableConfig')) ? 'AWSLambdaBasicDurableExecutionRolePolicy' : 'AWSLambdaBasicExecutionRole'}`),
      ...(isTraced(macro, stack) ? [managed(tracingPolicy(stack.partition))] : []),
      ...(isSet(properties.get('VpcConfig')) ? [managed('service-role/AWSLambdaVPCAccessExecutionRole')] : []),
    ],
    inline: [...policies, ...invoked],
    policies: properties.get('Policies'),
    path: properties.get('RolePath'),
    boundary: properties.get('PermissionsBoundary'),
    tags: tagsWithMaker(macro, properties.get('Tags')),
  });
}

/** Gives the function its role: the one made where none is named, both under a condition where one is named under a condition. */
function attachRole(macro: Macro, fn: Made, role: Made, stack: Stack): Made[] {
  const written = fn.properties.get('Role');
  const arn = getAtt(role.id, 'Arn');
  if (!isGiven(written)) {
    fn.properties.set('Role', arn);
    return [role];
  }
  if (functionOf(written) !== 'Fn::If') return [];
  const [condition, yes, no] = branchesOf(stack.resolve(written)) ?? [];
  const name = textOf(condition);
  if (condition === undefined || yes === undefined || no === undefined) {
    macro.refuse('Role', badValue('Role', { en: 'Fn::If takes three values', ko: 'Fn::If에는 값이 세 개 있어야 합니다' }));
    return [];
  }
  if (!isNoValue(yes) && !isNoValue(no)) return [];
  if (isNoValue(yes) && isNoValue(no)) fn.properties.set('Role', arn);
  else if (isNoValue(yes)) {
    fn.properties.set('Role', when(condition, arn, no));
    role.attributes.set('Condition', condition);
  } else {
    fn.properties.set('Role', when(condition, yes, arn));
    role.attributes.set('Condition', `NOT${name}`);
    stack.conditions.set(`NOT${name}`, not(condition));
  }
  return [role];
}
