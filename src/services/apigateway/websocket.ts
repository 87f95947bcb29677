import { own, type Json } from '../../core/model/json.ts';
import type { BuildContext, CloudFormationPart, Met, Self } from '../../core/cloudformation/contract.ts';
import { madeFor, withDefaults, written, type DraftObject } from '../../core/cloudformation/draft.ts';
import type { TargetEnds } from '../../core/cloudformation/ends.ts';
import { ACCOUNT, PARTITION, ref, REGION, STACK_NAME, sub } from '../../core/cloudformation/intrinsics.ts';
import { idPart } from '../../core/cloudformation/names.ts';
import { accessPermits } from '../../core/cloudformation/permits.ts';
import { askedBy, authorizerId, isFunction, type Authorizer } from './authorizers.ts';
import { websocket as ports } from './ports.ts';
import { callerOf, hostOf, invocationUri, routesFor, servedRoutes, stageOf, type ServedRoute } from './served.ts';
import { UNNAMED_STAGE } from './stages.ts';

/** A WebSocket API: routes chosen by a field of the message, one integration for each function, one stage. */
export const websocket: CloudFormationPart = {
  references: (self) => ({ id: ref(self.logicalId), url: urlOf(self) }),
  asSource: {
    invoke: (self, connection) => ({ callers: routesFor(self, connection, 'invoke').map((route) => callerOf(self, route, stage(self))) }),
  },
  asTarget: {
    authorize: askedBy,
    access: (self, connection) => ({ permits: ports.access ? accessPermits(ports.access, connection, connectionsOf(self)) : [] }),
  },
  build: (_node, context) => {
    context.primary({
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: withDefaults(context.properties, {
        Name: sub`${STACK_NAME}-${context.node.id}`, ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action',
      }),
    });
    for (const met of context.targets('invoke')) buildIntegration(met, context);
    const authorizer = buildAuthorizer(context);
    for (const route of servedRoutes(context)) buildRoute(route, authorizer, context);
    buildStage(context);
    context.output(`${context.logicalId}Url`, `URL of the API ${context.node.id}`, urlOf(context));
  },
};

function stage(self: Self): Json {
  return stageOf(self, UNNAMED_STAGE.websocket);
}

function urlOf(self: Self): Json {
  return sub`wss://${hostOf(self)}/${stage(self)}`;
}

/** ARN below which the open connections of the stage stand. */
function connectionsOf(self: Self): Json {
  return sub`arn:${PARTITION}:execute-api:${REGION}:${ACCOUNT}:${ref(self.logicalId)}/${stage(self)}`;
}

function integrationId(met: Met<unknown>): string {
  return `${idPart(met.connection.id)}Integration`;
}

function buildIntegration(met: Met<TargetEnds['invoke']>, context: BuildContext): void {
  const properties = withDefaults(met.properties, { ApiId: ref(context.logicalId), IntegrationType: 'AWS_PROXY', IntegrationUri: invocationUri(met.end.arn) });
  context.resource(integrationId(met), { Type: 'AWS::ApiGatewayV2::Integration', Properties: properties }, met.origin);
}

/** Only who connects is asked, and only a function can judge: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html (2026-11) */
function buildAuthorizer(context: BuildContext): Authorizer | undefined {
  const met = context.sources('authorize').find(({ end }) => isFunction(end));
  if (!met || !isFunction(met.end)) return undefined;
  const properties = withDefaults(met.properties, {
    ApiId: ref(context.logicalId), Name: met.other.id, AuthorizerType: 'REQUEST', AuthorizerUri: invocationUri(met.end.functionArn), IdentitySource: ['route.request.header.Authorization'],
  });
  context.resource(authorizerId(met.connection), { Type: 'AWS::ApiGatewayV2::Authorizer', Properties: properties }, met.origin);
  return met;
}

function buildRoute(served: ServedRoute, authorizer: Authorizer | undefined, context: BuildContext): void {
  const { key, route, by } = served;
  if (!by) return;
  const judged: DraftObject = authorizer && route === '$connect' ? { AuthorizationType: 'CUSTOM', AuthorizerId: madeFor(authorizer.origin, ref(authorizerId(authorizer.connection))) } : {};
  context.resource(`${context.logicalId}${idPart(key)}Route`, {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: { ApiId: ref(context.logicalId), RouteKey: route, Target: sub`integrations/${ref(integrationId(by))}`, ...judged },
  }, Object.hasOwn(context.node.routes, key) ? context.here('routes', key) : by.origin);
}

function buildStage(context: BuildContext): void {
  const isWritten = own(context.node.settings, 'stage') !== undefined;
  context.resource(`${context.logicalId}Stage`, {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: { ApiId: ref(context.logicalId), StageName: isWritten ? written(context.here('stage'), stage(context)) : stage(context), AutoDeploy: true },
  });
}
