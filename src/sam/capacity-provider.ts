import { getAtt } from './intrinsics.ts';
import { handedOn, keptOf, made, type Made } from './made.ts';
import { missing, together } from './messages.ts';
import { trust } from './role.ts';
import { all, FLAG, fits, literal, MAP, required, TEXT_OR_MAP, type Rules } from './shapes.ts';
import type { Expand, Macro } from './stack.ts';
import { tagList } from './tags.ts';
import { dict, Dict, dictOf, isGiven, isSet, type Value } from './tree.ts';

const RULES: Rules = {
  ...all('CapacityProviderName OperatorRole KmsKeyArn', TEXT_OR_MAP), VpcConfig: required(MAP), ...all('Tags InstanceRequirements ScalingConfig LoggingConfig ManagedResourceTags', MAP), PropagateTags: literal(FLAG),
};

/** Instances that Lambda runs functions on. @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-capacityprovider.html */
export const expandCapacityProvider: Expand = (macro, stack) => {
  const { properties } = macro;
  if (!fits(properties, RULES, macro.type, macro.refuse)) return [];
  const vpc = dictOf(properties.get('VpcConfig'));
  if (!isSet(vpc?.get('SubnetIds'))) macro.refuse(['VpcConfig', 'SubnetIds'], missing('VpcConfig.SubnetIds'));
  const set = (name: string): Value | undefined => (isSet(properties.get(name)) ? properties.get(name) : undefined);
  const role = set('OperatorRole') === undefined ? operatorRole(macro, stack.partition) : undefined;
  const logging = set('LoggingConfig');
  const provider = made(macro.id, 'AWS::Lambda::CapacityProvider', {
    CapacityProviderName: set('CapacityProviderName'), VpcConfig: dict({ SubnetIds: vpc?.get('SubnetIds'), SecurityGroupIds: vpc?.get('SecurityGroupIds') ?? undefined }),
    PermissionsConfig: dict({ CapacityProviderOperatorRoleArn: role ? getAtt(role.id, 'Arn') : set('OperatorRole') }), Tags: tagList(withMaker(dictOf(properties.get('Tags')))),
    InstanceRequirements: requirements(macro), CapacityProviderScalingConfig: scaling(dictOf(set('ScalingConfig'))), KmsKeyArn: set('KmsKeyArn'), PropagateTags: managedTags(dictOf(set('ManagedResourceTags'))),
    TelemetryConfig: logging && dict({ LoggingConfig: logging }),
  }, keptOf(macro.resource), macro.resource.get('DependsOn'));
  if (role && isSet(properties.get('PropagateTags'))) role.properties.set('Tags', tagList(withMaker(dictOf(properties.get('Tags')), true)));
  return [...(role ? [role] : []), provider];
};

function withMaker(tags: Dict | undefined, isFirst = false): Dict {
  const maker = ['lambda:createdBy', 'SAM'] as const;
  return new Dict('written', isFirst ? [maker, ...(tags?.entries() ?? [])] : [...(tags?.entries() ?? []), maker]);
}

function operatorRole(macro: Macro, partition: string): Made {
  return made(`${macro.id}OperatorRole`, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: trust('lambda.amazonaws.com'), ManagedPolicyArns: [`arn:${partition}:iam::aws:policy/AWSLambdaManagedEC2ResourceOperator`], Tags: tagList(withMaker(undefined)),
  }, handedOn(macro.resource));
}

function requirements(macro: Macro): Value | undefined {
  const written = dictOf(macro.properties.get('InstanceRequirements'));
  if (!written || written.size === 0) return undefined;
  if (isGiven(written.get('AllowedTypes')) && isGiven(written.get('ExcludedTypes'))) macro.refuse('InstanceRequirements', together('AllowedTypes', 'ExcludedTypes'));
  return dict({ Architectures: written.get('Architectures') ?? undefined, AllowedInstanceTypes: written.get('AllowedTypes') ?? undefined, ExcludedInstanceTypes: written.get('ExcludedTypes') ?? undefined });
}

/** A target for the use of processors makes the scaling one's own. */
function scaling(written: Dict | undefined): Value | undefined {
  if (!written) return undefined;
  const target = written.get('AverageCPUUtilization');
  const policy = isGiven(target) ? [dict({ PredefinedMetricType: 'LambdaCapacityProviderAverageCPUUtilization', TargetValue: target })] : undefined;
  return dict({ MaxVCpuCount: written.get('MaxVCpuCount') ?? undefined, ScalingMode: policy ? 'Manual' : 'Auto', ScalingPolicies: policy });
}

function managedTags(written: Dict | undefined): Value | undefined {
  if (!written) return undefined;
  return written.has('Tags') ? dict({ Mode: 'Explicit', ExplicitTags: tagList(written.get('Tags')) }) : dict({});
}
