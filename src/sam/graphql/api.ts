import { getAtt, ref } from '../intrinsics.ts';
import type { Made } from '../made.ts';
import { missing, needs, oneNeeded, together, wrongShape } from '../messages.ts';
import { oneOf, trust } from '../role.ts';
import { all, ANY, fits, literal, MAP, required, TEXT, type Rules } from '../shapes.ts';
import type { Expand, Macro, Stack } from '../stack.ts';
import { tagList } from '../tags.ts';
import { dict, Dict, dictOf, isGiven, isSet, listOf, textOf, type Value } from '../tree.ts';
import { connectorFor, dataSourcesOf } from './data-sources.ts';
import { apiId, partOf } from './part.ts';
import { resolversOf } from './resolvers.ts';

const RULES: Rules = {
  ...all('Name XrayEnabled Visibility OwnerContact IntrospectionConfig QueryDepthLimit ResolverCountLimit Logging', ANY), ...all('Tags DataSources Functions Resolvers ApiKeys DomainName Cache', literal(MAP)),
  Auth: required(literal(MAP)), ...all('SchemaInline SchemaUri', literal(TEXT)),
};

/** A GraphQL API with its schema, data sources, functions, resolvers and keys. @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-graphqlapi.html */
export const expandGraphQlApi: Expand = (macro, stack) => {
  if (!fits(macro.properties, RULES, macro.type, macro.refuse)) return [];
  const { properties } = macro;
  const auth = authOf(macro);
  const logs = logsOf(macro);
  const sources = dataSourcesOf(macro, stack);
  const keys = (dictOf(properties.get('ApiKeys'))?.entries() ?? []).map(([name, key]) => keyOf(macro, name, dictOf(key) ?? new Dict()));
  return [
    apiOf(macro, auth, logs?.config), schemaOf(macro), ...auth.functions.flatMap((arn, index) => authorizerPermission(macro, arn, index + 1, stack)), ...(logs?.role ? [logs.role] : []), ...keys, ...cacheOf(macro),
    ...sources.resources, ...domainOf(macro), ...resolversOf(macro, sources.names),
  ];
};

interface Auth {
  readonly properties: { readonly [name: string]: Value | undefined };
  /** Functions that authorize. */
  readonly functions: readonly Value[];
}

const WAYS: ReadonlyMap<string, readonly [written: string, made: string]> = new Map([
  ['AWS_LAMBDA', ['LambdaAuthorizer', 'LambdaAuthorizerConfig']], ['OPENID_CONNECT', ['OpenIDConnect', 'OpenIDConnectConfig']], ['AMAZON_COGNITO_USER_POOLS', ['UserPool', 'UserPoolConfig']],
]);

function authOf(macro: Macro): Auth {
  const auth = dictOf(macro.properties.get('Auth')) ?? new Dict();
  const functions: Value[] = [];
  const wayOf = (written: Dict, path: readonly (string | number)[]): { readonly [name: string]: Value } => {
    const type = textOf(written.get('Type'));
    if (!oneOf(macro, [...path, 'Type'], written.get('Type'), ['API_KEY', 'AWS_IAM', ...WAYS.keys()])) return {};
    const [key, name] = WAYS.get(type ?? '') ?? [];
    if (key === undefined || name === undefined) return {};
    const config = dictOf(written.get(key));
    if (!config) {
      macro.refuse([...path, key], missing(key));
      return {};
    }
    if (written.keys().filter((other) => other !== 'Additional').length > 2) macro.refuse(path, together(key, written.keys().find((other) => ![key, 'Type', 'Additional'].includes(other)) ?? ''));
    const uri = config.get('AuthorizerUri');
    if (type === 'AWS_LAMBDA' && isGiven(uri)) functions.push(uri);
    // Only the first way in may say what happens by default.
    const isAdditional = path.length > 1;
    return { [name]: new Dict('written', config.entries().filter(([setting, value]) => isGiven(value) && !(isAdditional && type === 'AMAZON_COGNITO_USER_POOLS' && setting === 'DefaultAction'))) };
  };
  const first = wayOf(auth, ['Auth']);
  const additional = (listOf(auth.get('Additional')) ?? []).map((written, index) => {
    const way = dictOf(written) ?? new Dict();
    return dict({ AuthenticationType: way.get('Type'), ...wayOf(way, ['Auth', 'Additional', index]) });
  });
  return { properties: { AuthenticationType: auth.get('Type'), ...first, AdditionalAuthenticationProviders: additional.length > 0 ? additional : undefined }, functions };
}

function apiOf(macro: Macro, auth: Auth, logs: Value | undefined): Made {
  const { properties } = macro;
  const set = (name: string): Value | undefined => (isSet(properties.get(name)) ? properties.get(name) : undefined);
  const tags = new Dict('written', dictOf(properties.get('Tags'))?.entries()).set('graphqlapi:createdBy', 'SAM');
  return partOf(macro, macro.id, 'AWS::AppSync::GraphQLApi', {
    Name: set('Name') ?? macro.id, Tags: tagList(tags), XrayEnabled: properties.get('XrayEnabled'), ...auth.properties, LogConfig: logs,
    ...Object.fromEntries(['Visibility', 'OwnerContact', 'IntrospectionConfig', 'QueryDepthLimit', 'ResolverCountLimit'].map((name) => [name, set(name)] as const)),
  });
}

function authorizerPermission(macro: Macro, arn: Value, number: number, stack: Stack): Made[] {
  const source = dict({ Type: 'AWS::AppSync::GraphQLApi', Arn: ref(macro.id), ResourceId: apiId(macro) });
  return connectorFor(`${macro.id}ToLambdaAuthConnector${number}`, source, dict({ Type: 'AWS::Lambda::Function', Arn: arn }), ['Write'], macro, stack);
}

/** Logs are kept unless they are switched off. */
function logsOf(macro: Macro): { readonly config: Value; readonly role?: Made } | undefined {
  const written = macro.properties.get('Logging');
  if (written === false) return undefined;
  const settings = dictOf(written);
  const given = (name: string): Value | undefined => (isSet(settings?.get(name)) ? settings?.get(name) : undefined);
  const own = given('CloudWatchLogsRoleArn');
  const role = own === undefined ? partOf(macro, `${macro.id}CloudWatchRole`, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: trust('appsync.amazonaws.com'), ManagedPolicyArns: [dict({ 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSAppSyncPushToCloudWatchLogs' })],
  }) : undefined;
  const config = dict({ ExcludeVerboseContent: given('ExcludeVerboseContent'), FieldLogLevel: given('FieldLogLevel') ?? 'ALL', CloudWatchLogsRoleArn: role ? getAtt(role.id, 'Arn') : own });
  return role ? { config, role } : { config };
}

function schemaOf(macro: Macro): Made {
  const [inline, uri] = [macro.properties.get('SchemaInline'), macro.properties.get('SchemaUri')];
  if (!isSet(inline) && !isSet(uri)) macro.refuse('SchemaInline', oneNeeded('SchemaInline', 'SchemaUri'));
  if (isSet(inline) && isSet(uri)) macro.refuse('SchemaUri', together('SchemaInline', 'SchemaUri'));
  return partOf(macro, `${macro.id}Schema`, 'AWS::AppSync::GraphQLSchema', { ApiId: apiId(macro), Definition: inline, DefinitionS3Location: uri });
}

function keyOf(macro: Macro, name: string, key: Dict): Made {
  return partOf(macro, macro.id + name, 'AWS::AppSync::ApiKey', { ApiId: apiId(macro), ApiKeyId: key.get('ApiKeyId'), Description: key.get('Description'), Expires: key.get('ExpiresOn') });
}

function cacheOf(macro: Macro): Made[] {
  const cache = dictOf(macro.properties.get('Cache'));
  if (!cache || cache.size === 0) return [];
  const names = ['ApiCachingBehavior', 'Type', 'Ttl', 'AtRestEncryptionEnabled', 'TransitEncryptionEnabled'];
  for (const name of names.slice(0, 3)) if (!isGiven(cache.get(name))) macro.refuse(['Cache', name], missing(`Cache.${name}`));
  return [partOf(macro, `${macro.id}ApiCache`, 'AWS::AppSync::ApiCache', { ApiId: apiId(macro), ...Object.fromEntries(names.map((name) => [name, cache.get(name)] as const)) })];
}

function domainOf(macro: Macro): Made[] {
  const domain = dictOf(macro.properties.get('DomainName'));
  if (!domain || domain.size === 0) return [];
  if (!isGiven(domain.get('DomainName'))) macro.refuse(['DomainName', 'DomainName'], needs('DomainName', 'DomainName.DomainName'));
  if (!isGiven(domain.get('CertificateArn'))) macro.refuse(['DomainName', 'CertificateArn'], wrongShape('DomainName.CertificateArn', 'a text'));
  return [
    partOf(macro, `${macro.id}DomainName`, 'AWS::AppSync::DomainName', { CertificateArn: domain.get('CertificateArn'), Description: domain.get('Description'), DomainName: domain.get('DomainName') }),
    partOf(macro, `${macro.id}DomainNameApiAssociation`, 'AWS::AppSync::DomainNameApiAssociation', { ApiId: apiId(macro), DomainName: ref(`${macro.id}DomainName`) }),
  ];
}
