import type { BuildContext, Self } from '../../core/cloudformation/contract.ts';
import { completeParts } from '../../core/cloudformation/complete-parts.ts';
import { plain } from '../../core/cloudformation/draft.ts';
import { getAtt, ref, sub } from '../../core/cloudformation/intrinsics.ts';
import { contentHash } from '../../core/cloudformation/names.ts';
import type { Node } from '../../core/model/design.ts';
import { isObject, own, type Json } from '../../core/model/json.ts';

/** What callers name: the function itself, or its alias where it has one (docs/adr/0007-parts.md). */
export interface Callee {
  readonly arn: Json;
  /** Name, and `name:alias`. */
  readonly name: Json;
  /** What CloudFormation takes for `FunctionName`; of an alias its ARN. */
  readonly functionName: Json;
  /** `$LATEST`, or the name of the alias. */
  readonly qualifier: Json;
  /** Logical id of the alias, for what names it by its name and so has to wait for it. */
  readonly after: readonly string[];
}

const ALIAS = 'AWS::Lambda::Alias';
const ALIAS_NAME = 'live';

export function calleeOf({ node, logicalId }: Self): Callee {
  const alias = Object.entries(node.parts).find(([, part]) => isObject(part) && own(part, 'Type') === ALIAS);
  if (!alias) return { arn: getAtt(logicalId, 'Arn'), name: ref(logicalId), functionName: ref(logicalId), qualifier: '$LATEST', after: [] };
  const [id, part] = alias;
  const properties = isObject(part) ? own(part, 'Properties') : undefined;
  const name = (isObject(properties) ? own(properties, 'Name') : undefined) ?? ALIAS_NAME;
  return { arn: ref(id), name: sub`${ref(logicalId)}:${name}`, functionName: ref(id), qualifier: name, after: [id] };
}

/**
 * Part of a logical id that changes with the settings of a function, since a version stays what it was published
 * from: https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html (2026-11)
 */
export function settingsHash(node: Node, more: Json = null): string {
  return contentHash(JSON.stringify([node.properties, more])).slice(0, 10);
}

/** Versions, aliases and the like that are parts of the function, with what they lack. */
export function buildParts(context: BuildContext): void {
  const { logicalId } = context;
  const callee = calleeOf(context);
  const functionName = ref(logicalId);
  completeParts(context, {
    [ALIAS]: ({ properties }) => ({
      FunctionName: functionName, Name: ALIAS_NAME,
      ...(Object.hasOwn(properties, 'FunctionVersion') ? {} : { FunctionVersion: getAtt(publish(context), 'Version') }),
    }),
    'AWS::Lambda::Version': () => ({ FunctionName: functionName }),
    'AWS::Lambda::Url': () => ({ TargetFunctionArn: callee.functionName, AuthType: 'AWS_IAM' }),
    'AWS::Lambda::EventInvokeConfig': { complete: () => ({ FunctionName: functionName, Qualifier: callee.qualifier }), after: callee.after },
    'AWS::ApplicationAutoScaling::ScalableTarget': {
      complete: () => ({ ServiceNamespace: 'lambda', ScalableDimension: SCALED, ResourceId: sub`function:${callee.name}` }), after: callee.after,
    },
    'AWS::ApplicationAutoScaling::ScalingPolicy': ({ id }) => ({ PolicyName: id, PolicyType: 'TargetTrackingScaling' }),
  });
}

/** https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-lambda.html (2026-11) */
const SCALED = 'lambda:function:ProvisionedConcurrency';

/** Publishes a version of the function as it is. @returns its logical id. */
function publish(context: BuildContext): string {
  const { logicalId, node, properties } = context;
  const id = `${logicalId}Version${settingsHash(node, plain(context.environment()))}`;
  // Another description is another version: this one follows the code.
  const code = Object.hasOwn(properties, 'Code') ? {} : { Description: ref(`${logicalId}CodeKey`) };
  context.resource(id, { Type: 'AWS::Lambda::Version', Properties: { FunctionName: ref(logicalId), ...code } });
  return id;
}
