import type { Connection } from '../../core/model/design.ts';
import { isObject, own, type Json } from '../../core/model/json.ts';
import type { BuildContext, CloudFormationPart, Met, Origin, Self } from '../../core/cloudformation/contract.ts';
import { completeParts, type Completions } from '../../core/cloudformation/complete-parts.ts';
import { madeFor, mergeDeep, opened, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import type { TargetEnds } from '../../core/cloudformation/ends.ts';
import { getAtt, ref, REGION, sub, URL_SUFFIX } from '../../core/cloudformation/intrinsics.ts';
import { idPart } from '../../core/cloudformation/names.ts';
import { accessPermits } from '../../core/cloudformation/permits.ts';
import { userPool as ports } from './ports.ts';

/** A user pool, its groups, and one public client where anything signs in with it. */
export const userPool: CloudFormationPart = {
  references: ({ logicalId }) => ({ id: ref(logicalId), arn: getAtt(logicalId, 'Arn') }),
  asSource: {
    authorize: (self) => ({ issuer: issuerOf(self.logicalId), audience: [ref(clientId(self))], providerArn: getAtt(self.logicalId, 'Arn') }),
    federate: (self) => ({ providerName: getAtt(self.logicalId, 'ProviderName'), clientId: ref(clientId(self)) }),
    trigger: ({ logicalId }) => ({ caller: { principal: 'cognito-idp.amazonaws.com', sourceArn: getAtt(logicalId, 'Arn'), name: '' } }),
  },
  asTarget: {
    access: ({ logicalId }, connection) => ({ permits: ports.access ? accessPermits(ports.access, connection, getAtt(logicalId, 'Arn')) : [] }),
  },
  build: (_node, context) => {
    buildPool(context);
    if (needsClient(context)) buildClient(context);
    buildGroups(context);
    completeParts(context, partsOfPool(context.logicalId));
    context.output(`${context.logicalId}UserPoolId`, `Id of the user pool ${context.node.id}`, ref(context.logicalId));
  },
};

/** https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html (2026-11) */
function issuerOf(logicalId: string): Json {
  return sub`https://cognito-idp.${REGION}.${URL_SUFFIX}/${ref(logicalId)}`;
}

/** The client of a pool: the generated one, or the first that a pool standing word for word has. */
function clientId({ node, logicalId }: Self): string {
  const parts = node.resource === undefined ? [] : Object.entries(node.parts);
  const written = parts.find(([, part]) => isObject(part) && own(part, 'Type') === 'AWS::Cognito::UserPoolClient');
  return written?.[0] ?? `${logicalId}Client`;
}

function needsClient(self: Self): boolean {
  return needing(self).length > 0;
}

function needing(self: Self): readonly Connection[] {
  return [...self.starting('authorize'), ...self.starting('federate'), ...self.ending('sign-in')];
}

/** Types that are part of a pool, and need its id. */
function partsOfPool(logicalId: string): Completions {
  const pool = (): DraftObject => ({ UserPoolId: ref(logicalId) });
  return Object.fromEntries(['Client', 'Domain', 'Group', 'ResourceServer', 'IdentityProvider'].map((kind) => [`AWS::Cognito::UserPool${kind}`, pool]));
}

/** What a client is made for: in a pool that stands word for word it belongs to the connection that was drawn. */
function neededFor(context: BuildContext): Origin {
  const [first] = needing(context);
  return context.node.resource === undefined || first === undefined ? context.here() : { connection: first.id, path: ['connections', first.id] };
}

function buildPool(context: BuildContext): void {
  const triggers = context.targets('trigger');
  const properties = triggers.length === 0 ? context.properties : {
    ...context.properties,
    LambdaConfig: mergeDeep(opened(context.properties['LambdaConfig']) ?? {}, Object.fromEntries(triggers.map(triggerOf))),
  };
  context.primary({
    Type: 'AWS::Cognito::UserPool', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain',
    ...(Object.keys(properties).length > 0 ? { Properties: properties } : {}),
  });
}

/** `with: { on: PostConfirmation }`: a key of LambdaConfig; before sign-up where it says nothing. */
function triggerOf(met: Met<TargetEnds['trigger']>): readonly [string, Draft] {
  const step = own(met.connection.with, 'on');
  return [typeof step === 'string' ? step : 'PreSignUp', madeFor(met.origin, met.end.arn)];
}

/**
 * A client for a browser: no secret, the password never leaves it (SRP), tokens can be revoked, and an
 * answer does not tell whether a user exists. Another way to sign in is a part of the same logical id.
 */
function buildClient(context: BuildContext): void {
  const { logicalId } = context;
  const id = clientId(context);
  if (Object.hasOwn(context.node.parts, id) && id !== `${logicalId}Client`) return;
  context.resource(id, {
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: {
      UserPoolId: ref(logicalId),
      GenerateSecret: false,
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
    },
  }, neededFor(context));
  context.output(`${id}Id`, `Id of the client that signs in to ${context.node.id}`, ref(id));
}

/** `groups: [organizers]` */
function buildGroups(context: BuildContext): void {
  const groups = own(context.node.settings, 'groups');
  if (!Array.isArray(groups)) return;
  (groups as readonly Json[]).forEach((name, index) => {
    if (typeof name !== 'string') return;
    context.resource(`${context.logicalId}${idPart(name)}Group`, {
      Type: 'AWS::Cognito::UserPoolGroup',
      Properties: { UserPoolId: ref(context.logicalId), GroupName: name },
    }, context.here('groups', index));
  });
}
