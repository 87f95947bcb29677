import { own, type Json } from '../../core/model/json.ts';
import type { BuildContext, CloudFormationPart, Met, Self } from '../../core/cloudformation/contract.ts';
import { withDefaults, written } from '../../core/cloudformation/draft.ts';
import type { TargetEnds } from '../../core/cloudformation/ends.ts';
import { ref, STACK_NAME, sub } from '../../core/cloudformation/intrinsics.ts';
import { idPart } from '../../core/cloudformation/names.ts';
import { callerOf, hostOf, invocationUri, routesFor, servedRoutes, stageOf, type ServedRoute } from './served.ts';
import { UNNAMED_STAGE } from './stages.ts';

/** A WebSocket API: routes chosen by a field of the message, one integration for each function, one stage. */
export const websocket: CloudFormationPart = {
  references: (self) => ({ id: ref(self.logicalId), url: urlOf(self) }),
  asSource: {
    invoke: (self, connection) => ({ callers: routesFor(self, connection, 'invoke').map((route) => callerOf(self, route, stage(self))) }),
  },
  build: (_node, context) => {
    context.primary({
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: withDefaults(context.properties, {
        Name: sub`${STACK_NAME}-${context.node.id}`, ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action',
      }),
    });
    for (const met of context.targets('invoke')) buildIntegration(met, context);
    for (const route of servedRoutes(context)) buildRoute(route, context);
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

function integrationId(met: Met<unknown>): string {
  return `${idPart(met.connection.id)}Integration`;
}

function buildIntegration(met: Met<TargetEnds['invoke']>, context: BuildContext): void {
  const properties = withDefaults(met.properties, { ApiId: ref(context.logicalId), IntegrationType: 'AWS_PROXY', IntegrationUri: invocationUri(met.end.arn) });
  context.resource(integrationId(met), { Type: 'AWS::ApiGatewayV2::Integration', Properties: properties }, met.origin);
}

function buildRoute(served: ServedRoute, context: BuildContext): void {
  const { key, route, by } = served;
  if (!by) return;
  context.resource(`${context.logicalId}${idPart(key)}Route`, {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: { ApiId: ref(context.logicalId), RouteKey: route, Target: sub`integrations/${ref(integrationId(by))}` },
  }, Object.hasOwn(context.node.routes, key) ? context.here('routes', key) : by.origin);
}

function buildStage(context: BuildContext): void {
  const isWritten = own(context.node.settings, 'stage') !== undefined;
  context.resource(`${context.logicalId}Stage`, {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: { ApiId: ref(context.logicalId), StageName: isWritten ? written(context.here('stage'), stage(context)) : stage(context), AutoDeploy: true },
  });
}
