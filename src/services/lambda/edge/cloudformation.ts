import type { BuildContext, CloudFormationPart, Self } from '../../../core/cloudformation/contract.ts';
import { madeFor, withDefaults, type DraftObject } from '../../../core/cloudformation/draft.ts';
import { ACCOUNT, getAtt, PARTITION, ref, sub } from '../../../core/cloudformation/intrinsics.ts';
import { policyDocument, statementOf } from '../../../core/cloudformation/permits.ts';
import { own } from '../../../core/model/json.ts';
import { settingsHash } from '../alias.ts';
import { codeFromBucket } from '../code.ts';

/**
 * A function at the edge, its role, and the version that distributions name. CloudFront copies the version
 * to where viewers are, so that it outlives a replacement: AWS deletes it only when no copy is left.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-delete-replicas.html (2026-11)
 */
export const edge: CloudFormationPart = {
  references: ({ logicalId }) => ({ name: ref(logicalId), arn: getAtt(logicalId, 'Arn') }),
  asSource: { invoke: () => ({ callers: [] }) },
  asTarget: { trigger: (self) => ({ arn: ref(versionId(self)) }) },
  build: (_node, context) => {
    const { logicalId, properties } = context;
    const hasCode = Object.hasOwn(properties, 'Code');
    context.primary({
      Type: 'AWS::Lambda::Function',
      Properties: withDefaults(properties, { ...(hasCode ? {} : { Code: codeFromBucket(context) }), Role: getAtt(`${logicalId}Role`, 'Arn') }),
    });
    if (!Object.hasOwn(properties, 'Role')) buildRole(context);
    context.resource(versionId(context), {
      Type: 'AWS::Lambda::Version', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain',
      // A version stays what it was published from; another description, and so other code, publishes a new one.
      Properties: { FunctionName: ref(logicalId), ...(hasCode ? {} : { Description: ref(`${logicalId}CodeKey`) }) },
    });
  },
};

/** Another setting is another version, which distributions then name. */
function versionId({ logicalId, node }: Self): string {
  return `${logicalId}Version${settingsHash(node)}`;
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html (2026-11) */
function buildRole(context: BuildContext): void {
  const permits = context.permits().map(({ permit, origin }) => madeFor(origin, statementOf(permit)));
  context.resource(`${context.logicalId}Role`, {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policyDocument([{ Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com', 'edgelambda.amazonaws.com'] }, Action: 'sts:AssumeRole' }]),
      Policies: [{ PolicyName: 'connections', PolicyDocument: policyDocument([logStatement(context), ...permits]) }],
    },
  });
}

/**
 * The function writes its logs in the Region of each viewer, into a group that nobody makes before it.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-logs.html (2026-11)
 */
function logStatement({ node }: BuildContext): DraftObject {
  const name = own(node.properties, 'FunctionName');
  return {
    Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: sub`arn:${PARTITION}:logs:*:${ACCOUNT}:log-group:/aws/lambda/us-east-1.${name ?? ''}*`,
  };
}
