import { authorizerPermission } from './http/api.ts';
import { v2DomainOf } from './http/domain.ts';
import { isIntrinsic, ref, sub } from './intrinsics.ts';
import { keptOf, made, type Made } from './made.ts';
import { badId, badValue, missing, needs, notOneOf, together } from './messages.ts';
import { oneOf } from './role.ts';
import { all, FLAG, fits, MAP, required, TEXT, TEXT_OR_MAP, type Rules } from './shapes.ts';
import type { Expand, Macro } from './stack.ts';
import { propagateTags } from './tags.ts';
import { dict, Dict, dictOf, isGiven, isSet, isText, textOf, type Value } from './tree.ts';

const RULES: Rules = {
  ...all('ApiKeySelectionExpression Description IpAddressType Name', TEXT), ...all('AccessLogSettings Auth DefaultRouteSettings Domain RouteSettings StageVariables Tags', MAP),
  ...all('DisableExecuteApiEndpoint DisableSchemaValidation FailOnWarnings PropagateTags', FLAG), Routes: required(MAP), RouteSelectionExpression: required(TEXT), StageName: TEXT_OR_MAP,
};

const CREATED_BY = 'websocketapi:createdBy';

/** A WebSocket API with a route, integration and permission per message, and its stage. @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-websocketapi.html */
export const expandWebSocketApi: Expand = (macro, stack) => {
  const { properties } = macro;
  if (!fits(properties, RULES, macro.type, macro.refuse)) return [];
  for (const name of ['Auth', 'Domain', 'Routes']) if (isGiven(properties.get(name))) properties.set(name, stack.resolve(properties.get(name) as Value));
  const routes = dictOf(properties.get('Routes'))?.entries() ?? [];
  if (routes.length === 0) macro.refuse('Routes', missing('Routes'));
  check(macro);
  const parts = routes.map(([key, route]) => routeOf(macro, key, route));
  const stage = stageOf(macro);
  if (isSet(properties.get('RouteSettings'))) stage.dependsOn = parts.flatMap(([route]) => (route ? [route.id] : []));
  const tags = new Dict('written', dictOf(properties.get('Tags'))?.entries()).set(CREATED_BY, 'SAM');
  const resources = [apiOf(macro, tags), ...parts.flat(), ...v2DomainOf(macro, new Dict(), CREATED_BY, { ...stack, recordSetGroups: new Map() }), stage, ...authorizerOf(macro)];
  propagateTags(resources, isSet(properties.get('Tags')) ? tags : undefined, properties.get('PropagateTags'));
  return resources;
};

function check(macro: Macro): void {
  const { properties } = macro;
  const address = properties.get('IpAddressType');
  if (isGiven(address) && !isIntrinsic(address)) oneOf(macro, 'IpAddressType', address, ['ipv4', 'dualstack']);
  if (isSet(dictOf(properties.get('Domain'))?.get('MutualTlsAuthentication'))) macro.refuse(['Domain', 'MutualTlsAuthentication'], together('MutualTlsAuthentication', 'AWS::Serverless::WebSocketApi'));
  if (textOf(properties.get('StageName')) === '$default') macro.refuse('StageName', badValue('StageName', { en: '$default is not for WebSocket APIs', ko: 'WebSocket API에는 $default를 쓸 수 없습니다' }));
  const auth = dictOf(properties.get('Auth'));
  if (!auth || auth.size === 0) return;
  if (!dictOf(properties.get('Routes'))?.has('$connect')) macro.refuse('Auth', needs('Auth', '$connect'));
  const type = textOf(auth.get('AuthType'));
  if (!oneOf(macro, ['Auth', 'AuthType'], auth.get('AuthType'), ['NONE', 'AWS_IAM', 'CUSTOM'])) return;
  if (type === 'CUSTOM' && !isSet(auth.get('AuthArn'))) macro.refuse(['Auth', 'AuthArn'], missing('Auth.AuthArn'));
  if (type !== 'CUSTOM' && auth.size > 1) macro.refuse('Auth', notOneOf('Auth', ['AuthType']));
}

function apiOf(macro: Macro, tags: Dict): Made {
  const given = (name: string): Value | undefined => macro.properties.get(name) ?? undefined;
  const same = ['ApiKeySelectionExpression', 'Description', 'DisableExecuteApiEndpoint', 'DisableSchemaValidation', 'IpAddressType', 'RouteSelectionExpression'];
  return made(macro.id, 'AWS::ApiGatewayV2::Api', {
    ...Object.fromEntries(same.map((name) => [name, given(name)] as const)), Name: given('Name') ?? macro.id, ProtocolType: 'WEBSOCKET', Tags: tags,
  }, keptOf(macro.resource), macro.resource.get('DependsOn'));
}

const SPECIAL = ['$connect', '$disconnect', '$default'];

function routeOf(macro: Macro, key: string, written: Value): Made[] {
  const route = dictOf(written);
  const arn = route?.get('FunctionArn');
  const bare = SPECIAL.includes(key) ? key.slice(1) : key;
  if (!/^[\p{L}\p{N}]+$/u.test(bare)) macro.refuse(['Routes', key], badId(key));
  if (!route || arn === undefined) {
    macro.refuse(['Routes', key, 'FunctionArn'], missing('FunctionArn'));
    return [];
  }
  if (isSet(route.get('RequestParameters')) && key !== '$connect') macro.refuse(['Routes', key, 'RequestParameters'], needs('RequestParameters', '$connect'));
  const id = macro.id + bare.charAt(0).toUpperCase() + bare.slice(1).toLowerCase();
  const parameters = route.get('RequestParameters');
  const same = ['ApiKeyRequired', 'ModelSelectionExpression', 'OperationName', 'RequestModels', 'RouteResponseSelectionExpression'];
  const uri = sub('arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${FunctionArn}/invocations', dict({ FunctionArn: arn }));
  return [
    made(`${id}Route`, 'AWS::ApiGatewayV2::Route', {
      ...Object.fromEntries(same.map((name) => [name, route.get(name)] as const)), ApiId: ref(macro.id), RouteKey: key, RequestParameters: isSet(parameters) ? parameters : undefined,
      Target: dict({ 'Fn::Join': ['/', ['integrations', ref(`${id}Integration`)]] }), ...authorization(macro, key),
    }),
    made(`${id}Integration`, 'AWS::ApiGatewayV2::Integration', { ApiId: ref(macro.id), IntegrationType: 'AWS_PROXY', IntegrationUri: uri, TimeoutInMillis: route.get('IntegrationTimeout') }),
    made(`${id}Permission`, 'AWS::Lambda::Permission', { Action: 'lambda:InvokeFunction', FunctionName: arn, Principal: 'apigateway.amazonaws.com', SourceArn: sourceArn(macro, key) }),
  ];
}

function stageName(macro: Macro): Value {
  return macro.properties.get('StageName') ?? 'default';
}

function sourceArn(macro: Macro, key: string): Value {
  const name = stageName(macro);
  const start = `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${macro.id}.ApiId}`;
  return isText(name) ? sub(`${start}/${textOf(name)}/${key}`) : sub(`${start}/\${__StageName__}/${key}`, dict({ __StageName__: name }));
}

/** Who may connect. */
function authorization(macro: Macro, key: string): { readonly [name: string]: Value | undefined } {
  const auth = dictOf(macro.properties.get('Auth'));
  if (key !== '$connect' || !auth || auth.size === 0) return {};
  const type = textOf(auth.get('AuthType')) ?? '';
  return { AuthorizationType: type, AuthorizerId: type === 'CUSTOM' ? ref(`${macro.id}ConnectAuthorizer`) : undefined };
}

function authorizerOf(macro: Macro): Made[] {
  const auth = dictOf(macro.properties.get('Auth'));
  if (!auth || textOf(auth.get('AuthType')) !== 'CUSTOM') return [];
  const id = `${macro.id}ConnectAuthorizer`;
  const [arn, name, role] = [auth.get('AuthArn') ?? null, auth.get('Name'), auth.get('InvokeRole')];
  const authorizer = made(id, 'AWS::ApiGatewayV2::Authorizer', {
    ApiId: ref(macro.id), AuthorizerCredentialsArn: role, AuthorizerType: 'REQUEST', IdentitySource: auth.get('IdentitySource'), Name: isSet(name) ? name : id,
    AuthorizerUri: sub('arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${AuthArn}/invocations', dict({ AuthArn: arn })),
  });
  return isSet(role) ? [authorizer] : [authorizer, authorizerPermission(`${macro.id}AuthorizerPermission`, arn, macro, new Dict())];
}

function stageOf(macro: Macro): Made {
  const { properties } = macro;
  const name = stageName(macro);
  const text = textOf(name) ?? '';
  return made(text === 'default' ? `${macro.id}DefaultStage` : `${macro.id}${text}Stage`, 'AWS::ApiGatewayV2::Stage', {
    AccessLogSettings: properties.get('AccessLogSettings'), DefaultRouteSettings: properties.get('DefaultRouteSettings'), RouteSettings: properties.get('RouteSettings'), ApiId: ref(macro.id), StageName: name,
    Tags: dict({ [CREATED_BY]: 'SAM' }), StageVariables: properties.get('StageVariables'), AutoDeploy: true,
  });
}
