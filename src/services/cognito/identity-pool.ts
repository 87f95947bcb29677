import type { BuildContext, CloudFormationPart } from '../../core/cloudformation/contract.ts';
import { madeFor, withDefaults, type DraftObject } from '../../core/cloudformation/draft.ts';
import { getAtt, ref } from '../../core/cloudformation/intrinsics.ts';
import { policyDocument, statementOf } from '../../core/cloudformation/permits.ts';

/** An identity pool and the role of its signed-in users, which may do what the connections say. */
export const identityPool: CloudFormationPart = {
  references: ({ logicalId }) => ({ id: ref(logicalId) }),
  asTarget: { federate: () => ({}) },
  build: (_node, context) => {
    const providers = context.sources('federate').map((met) => madeFor(met.origin, { ProviderName: met.end.providerName, ClientId: met.end.clientId, ServerSideTokenCheck: true }));
    context.primary({
      Type: 'AWS::Cognito::IdentityPool', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain',
      Properties: withDefaults(context.properties, {
        AllowUnauthenticatedIdentities: false,
        ...(providers.length > 0 ? { CognitoIdentityProviders: providers } : {}),
      }),
    });
    buildRole(context);
    context.output(`${context.logicalId}IdentityPoolId`, `Id of the identity pool ${context.node.id}`, ref(context.logicalId));
  },
};

function buildRole(context: BuildContext): void {
  const { logicalId } = context;
  const roleId = `${logicalId}AuthenticatedRole`;
  const statements = context.permits().map(({ permit, origin }) => madeFor(origin, statementOf(permit)));
  context.resource(roleId, {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policyDocument([trust(logicalId)]),
      ...(statements.length > 0 ? { Policies: [{ PolicyName: 'connections', PolicyDocument: policyDocument(statements) }] } : {}),
    },
  });
  context.resource(`${logicalId}Roles`, {
    Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
    Properties: { IdentityPoolId: ref(logicalId), Roles: { authenticated: getAtt(roleId, 'Arn') } },
  });
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html (2026-11) */
function trust(logicalId: string): DraftObject {
  return {
    Effect: 'Allow',
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { 'cognito-identity.amazonaws.com:aud': ref(logicalId) },
      'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
    },
  };
}
