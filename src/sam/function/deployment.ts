import { anyOf, branchesOf, functionOf, getAtt, isIntrinsic, isNoValue, ref, sub } from '../intrinsics.ts';
import { made, type Made } from '../made.ts';
import { missing, needs, notResolvable, wrongShape } from '../messages.ts';
import { trust } from '../role.ts';
import type { DeploymentPreference } from '../shared.ts';
import type { Macro, Stack } from '../stack.ts';
import { tagList } from '../tags.ts';
import { copyOf, dict, Dict, dictOf, isGiven, isSet, listOf, textOf, type Value } from '../tree.ts';

const APPLICATION = 'ServerlessDeploymentApplication';
const ROLE = 'CodeDeployServiceRole';
const CONDITION = 'ServerlessCodeDeployCondition';

/** Reads `DeploymentPreference` and puts it on the alias. */
export function preferDeployment(macro: Macro, alias: Made | undefined, stack: Stack): void {
  const written = macro.properties.get('DeploymentPreference');
  if (!(written instanceof Dict) || written.size === 0) return;
  for (const name of ['Enabled', 'Type']) if (written.has(name)) written.set(name, stack.lookUp(stack.resolve(written.get(name) as Value)));
  const enabled = written.get('Enabled');
  if (written.has('Enabled') && (!isSet(enabled) || textOf(enabled) === 'false' || textOf(enabled) === 'False')) return;
  if (!written.has('Type')) return macro.refuse(['DeploymentPreference', 'Type'], missing('DeploymentPreference.Type'));
  if (!alias) return macro.refuse('DeploymentPreference', needs('DeploymentPreference', 'AutoPublishAlias'));
  const hooks = written.get('Hooks');
  if (isGiven(hooks) && !(hooks instanceof Dict)) return macro.refuse(['DeploymentPreference', 'Hooks'], wrongShape('Hooks', 'a map'));
  const passes = passesCondition(macro, written, stack);
  stack.deployments.set(macro.id, {
    type: written.get('Type') as Value, hooks: dictOf(hooks), alarms: written.get('Alarms'), role: written.get('Role'), triggers: written.get('TriggerConfigurations'),
    condition: passes ? textOf(macro.resource.get('Condition')) : undefined,
    tags: isSet(macro.properties.get('PropagateTags')) && isSet(macro.properties.get('Tags')) ? macro.properties.get('Tags') : undefined,
  });
  alias.attributes.set('UpdatePolicy', dict({
    CodeDeployLambdaAliasUpdate: dict({
      ApplicationName: ref(APPLICATION), DeploymentGroupName: ref(`${macro.id}DeploymentGroup`),
      BeforeAllowTrafficHook: dictOf(hooks)?.get('PreTraffic') ?? undefined, AfterAllowTrafficHook: dictOf(hooks)?.get('PostTraffic') ?? undefined,
    }),
  }));
}

function passesCondition(macro: Macro, written: Dict, stack: Stack): boolean {
  if (!written.has('PassthroughCondition')) return false;
  const value = stack.lookUp(stack.resolve(written.get('PassthroughCondition') as Value));
  const text = textOf(value);
  if (value === true || text === 'true' || text === 'True') return true;
  if (value !== false && text !== 'false' && text !== 'False') macro.refuse(['DeploymentPreference', 'PassthroughCondition'], notResolvable('PassthroughCondition'));
  return false;
}

/** The CodeDeploy application, its role, and a deployment group per function. */
export function deploymentsOf(stack: Stack): Made[] {
  const preferences = [...stack.deployments];
  if (preferences.length === 0) return [];
  const conditions = [...new Set(preferences.flatMap(([, { condition }]) => (condition === undefined ? [] : [condition])))];
  const attributes = new Dict();
  if (preferences.every(([, { condition }]) => condition !== undefined)) {
    attributes.set('Condition', conditions.length > 1 ? CONDITION : (conditions[0] as string));
    for (const [name, condition] of anyOf(conditions, CONDITION)) stack.conditions.set(name, condition);
  }
  const merged = new Dict();
  for (const [, { tags }] of preferences) if (tags instanceof Dict) merged.assign(tags);
  const tags = merged.size > 0 ? tagList(merged) : undefined;
  const application = made(APPLICATION, 'AWS::CodeDeploy::Application', { ComputePlatform: 'Lambda', Tags: tags }, attributes);
  const needsRole = preferences.some(([, { role }]) => !isSet(role));
  return [application, ...(needsRole ? [roleOf(stack, attributes, tags)] : []), ...preferences.map(([id, preference]) => groupOf(id, preference, stack))];
}

function roleOf(stack: Stack, attributes: Dict, tags: Value[] | undefined): Made {
  const policy = ['aws-iso', 'aws-iso-b'].includes(stack.partition) ? 'AWSCodeDeployRoleForLambdaLimited' : 'AWSCodeDeployRoleForLambda';
  return made(ROLE, 'AWS::IAM::Role', { AssumeRolePolicyDocument: trust('codedeploy.amazonaws.com'), ManagedPolicyArns: [`arn:${stack.partition}:iam::aws:policy/service-role/${policy}`], Tags: tags }, attributes);
}

function groupOf(id: string, preference: DeploymentPreference, stack: Stack): Made {
  const attributes = new Dict();
  if (preference.condition !== undefined) attributes.set('Condition', preference.condition);
  return made(`${id}DeploymentGroup`, 'AWS::CodeDeploy::DeploymentGroup', {
    AlarmConfiguration: alarmsOf(id, preference.alarms, stack),
    ApplicationName: ref(APPLICATION),
    AutoRollbackConfiguration: dict({ Enabled: true, Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'] }),
    DeploymentConfigName: configuration(copyOf(preference.type)),
    DeploymentStyle: dict({ DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' }),
    ServiceRoleArn: isSet(preference.role) ? preference.role : getAtt(ROLE, 'Arn'),
    TriggerConfigurations: isSet(preference.triggers) ? preference.triggers : undefined,
    Tags: isSet(preference.tags) ? tagList(preference.tags) : undefined,
  }, attributes);
}

function alarmsOf(id: string, alarms: Value | undefined, stack: Stack): Value | undefined {
  if (!isSet(alarms) || isNoValue(alarms)) return undefined;
  const path = ['Resources', id, 'Properties', 'DeploymentPreference', 'Alarms'];
  const configured = (list: Value): Value => {
    const names = listOf(list);
    if (!names) stack.refuse(path, wrongShape('Alarms', 'a list'));
    if (!names || names.length === 0 || isNoValue(names[0])) return dict({});
    return dict({ Enabled: true, Alarms: names.map((Name) => dict({ Name })) });
  };
  const branches = branchesOf(alarms);
  return branches ? dict({ 'Fn::If': [branches[0], configured(branches[1]), configured(branches[2])] }) : configured(alarms);
}

const PREDEFINED = new Set([
  'Canary10Percent5Minutes', 'Canary10Percent10Minutes', 'Canary10Percent15Minutes', 'Canary10Percent30Minutes', 'Linear10PercentEvery1Minute', 'Linear10PercentEvery2Minutes',
  'Linear10PercentEvery3Minutes', 'Linear10PercentEvery10Minutes', 'AllAtOnce',
]);

/** SAM's short names for CodeDeploy's own configurations. */
function configuration(value: Value, inside?: string): Value {
  if (Array.isArray(value)) return value.map((item) => configuration(item));
  const name = functionOf(value);
  if (name !== undefined && isIntrinsic(value)) return dict({ [name]: configuration(value.get(name) as Value, name) });
  const text = textOf(value);
  if (text === undefined || !PREDEFINED.has(text)) return value;
  const variables = dict({ ConfigName: text });
  return inside === 'Fn::Sub' ? ['CodeDeployDefault.Lambda${ConfigName}', variables] : sub('CodeDeployDefault.Lambda${ConfigName}', variables);
}
