import type { ImportPart } from '../../core/cloudformation/import/contract.ts';
import { isObject, own } from '../../core/model/json.ts';

const OF_POOL = { by: ['UserPoolId'] };

/** User pools and identity pools; clients, domains, groups and users belong to the pool, roles of users to the identity pool. */
export const cognitoImport: ImportPart = {
  nodes: {
    'AWS::Cognito::UserPool': { service: 'cognito.user-pool', name: 'UserPoolName', arn: 'cognito-idp', open: true },
    'AWS::Cognito::IdentityPool': { service: 'cognito.identity-pool', name: 'IdentityPoolName', arn: 'cognito-identity' },
  },
  owned: {
    ...Object.fromEntries(['Client', 'Domain', 'Group', 'IdentityProvider', 'ResourceServer', 'RiskConfigurationAttachment', 'UICustomizationAttachment', 'User', 'UserToGroupAttachment']
      .map((kind) => [`AWS::Cognito::UserPool${kind}`, OF_POOL])),
    'AWS::Cognito::IdentityPoolPrincipalTag': { by: ['IdentityPoolId'] },
    'AWS::Cognito::IdentityPoolRoleAttachment': { by: ['IdentityPoolId'] },
    'AWS::Cognito::LogDeliveryConfiguration': OF_POOL,
    'AWS::Cognito::ManagedLoginBranding': OF_POOL,
  },
  settings: { 'AWS::Cognito::UserPool': ({ path: [, section, step] }) => (section === 'LambdaConfig' && step !== undefined ? { with: { on: step.replace(/Config$/, '') } } : undefined) },
  evidence: {
    'AWS::Cognito::UserPool': ({ logicalId, properties }, look) => {
      const triggers = own(properties, 'LambdaConfig');
      return (isObject(triggers) ? Object.keys(triggers) : []).flatMap((step) => look.nodes(own(isObject(triggers) ? triggers : {}, step), { arn: 'lambda' })
        .map((to) => ({ from: logicalId, to, kind: 'trigger' as const, at: `${logicalId}.Properties.LambdaConfig.${step}` })));
    },
    'AWS::Cognito::IdentityPool': ({ logicalId, properties }, look) => look.nodes(own(properties, 'CognitoIdentityProviders'), { arn: 'cognito-idp' })
      .map((from) => ({ from, to: logicalId, kind: 'federate', at: `${logicalId}.Properties.CognitoIdentityProviders` })),
  },
};
