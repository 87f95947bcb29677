import type { Json } from '../../core/model/json.ts';
import type { BuildContext, CloudFormationPart } from '../../core/cloudformation/contract.ts';
import { madeFor, withDefaults, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import { getAtt, ref } from '../../core/cloudformation/intrinsics.ts';
import { idPart } from '../../core/cloudformation/names.ts';
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
    buildRoles(context);
    context.output(`${context.logicalId}IdentityPoolId`, `Id of the identity pool ${context.node.id}`, ref(context.logicalId));
  },
};

/** Signed-in users may do what the connections say; guests, where the pool lets them in, nothing yet. */
function buildRoles(context: BuildContext): void {
  const { logicalId, node, resolve } = context;
  const statements = context.permits().map(({ permit, origin }) => madeFor(origin, statementOf(permit)));
  const roles: DraftObject = {
    authenticated: buildRole('authenticated', statements, context),
    ...(resolve.boolean(node.properties, 'AllowUnauthenticatedIdentities') === true ? { unauthenticated: buildRole('unauthenticated', [], context) } : {}),
  };
  context.resource(`${logicalId}Roles`, {
    Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
    Properties: { IdentityPoolId: ref(logicalId), Roles: roles },
  });
}

/** @returns the ARN of the role. */
function buildRole(who: 'authenticated' | 'unauthenticated', statements: readonly Draft[], context: BuildContext): Json {
  const roleId = `${context.logicalId}${idPart(who)}Role`;
  context.resource(roleId, {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policyDocument([trust(who, context.logicalId)]),
      ...(statements.length > 0 ? { Policies: [{ PolicyName: 'connections', PolicyDocument: policyDocument(statements) }] } : {}),
    },
  });
  return getAtt(roleId, 'Arn');
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html (2026-11) */
function trust(who: string, logicalId: string): DraftObject {
  return {
    Effect: 'Allow',
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { 'cognito-identity.amazonaws.com:aud': ref(logicalId) },
      'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': who },
    },
  };
}
