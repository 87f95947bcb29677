import type { Path } from '../core/model/json.ts';
import { own } from '../core/model/json.ts';
import type { Text } from '../core/model/text.ts';
import { badValue, unknownProperty, unknownType, wrongShape } from './messages.ts';
import { isIntrinsic } from './intrinsics.ts';
import { copyOf, Dict, dictOf, isSet, listOf, textOf, type Value } from './tree.ts';

/** Properties that `Globals` may set, by kind of resource. @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html */
const SUPPORTED: Readonly<Record<string, string>> = {
  Function: `Handler Runtime CodeUri DeadLetterQueue Description MemorySize Timeout VpcConfig Environment Tags PropagateTags Tracing KmsKeyArn AutoPublishAlias AutoPublishAliasAllProperties
    Layers DeploymentPreference RolePath PermissionsBoundary ReservedConcurrentExecutions ProvisionedConcurrencyConfig AssumeRolePolicyDocument EventInvokeConfig FileSystemConfigs
    CodeSigningConfigArn Architectures SnapStart EphemeralStorage FunctionUrlConfig RuntimeManagementConfig LoggingConfig RecursiveLoop SourceKMSKeyArn TenancyConfig DurableConfig
    CapacityProviderConfig FunctionScalingConfig PublishToLatestPublished VersionDeletionPolicy`,
  Api: `Auth Name DefinitionUri CacheClusterEnabled CacheClusterSize MergeDefinitions Variables EndpointConfiguration MethodSettings BinaryMediaTypes MinimumCompressionSize Cors
    GatewayResponses AccessLogSetting CanarySetting TracingEnabled OpenApiVersion Domain AlwaysDeploy PropagateTags SecurityPolicy EndpointAccessMode`,
  HttpApi: 'Auth AccessLogSettings StageVariables Tags CorsConfiguration DefaultRouteSettings Domain RouteSettings FailOnWarnings PropagateTags',
  SimpleTable: 'SSESpecification',
  StateMachine: 'PropagateTags',
  LayerVersion: 'PublishLambdaVersion',
  CapacityProvider: 'VpcConfig OperatorRole Tags InstanceRequirements ScalingConfig KmsKeyArn PropagateTags LoggingConfig ManagedResourceTags',
  WebSocketApi: `AccessLogSettings ApiKeySelectionExpression DefaultRouteSettings DisableExecuteApiEndpoint DisableSchemaValidation Domain FailOnWarnings IpAddressType PropagateTags
    RouteSelectionExpression RouteSettings StageVariables Tags`,
};

/** Lists of which a resource's own replaces the global one; other lists are joined. */
const REPLACED = new Set(['Function.Architectures', 'CapacityProvider.InstanceRequirements.Architectures']);
/** Maps of which only the keys that a resource names are taken. */
const PRUNED = 'CapacityProvider.ManagedResourceTags';

type Refuse = (path: Path, message: Text) => void;

/** Puts what `Globals` says into the resources, and takes the section away. */
export function mergeGlobals(template: Dict, resources: Dict, refuse: Refuse): void {
  const globals = readGlobals(template, refuse);
  template.delete('Globals');
  for (const [id, resource] of resources.entries()) {
    if (!(resource instanceof Dict)) continue;
    const kind = textOf(resource.get('Type'))?.replace(/^AWS::Serverless::/, '') ?? '';
    const shared = globals.get(kind);
    if (!shared || textOf(resource.get('Type')) !== `AWS::Serverless::${kind}`) continue;
    const wanted = exceptIgnored(shared, resource.get('IgnoreGlobals'), ['Resources', id, 'IgnoreGlobals'], refuse);
    resource.set('Properties', merged(copyOf(wanted), resource.get('Properties') ?? new Dict(), kind));
  }
}

function readGlobals(template: Dict, refuse: Refuse): ReadonlyMap<string, Dict> {
  const section = template.get('Globals');
  const globals = new Map<string, Dict>();
  if (section === undefined) return globals;
  if (!(section instanceof Dict)) refuse(['Globals'], wrongShape('Globals', 'a map'));
  for (const [kind, properties] of dictOf(section)?.entries() ?? []) {
    const supported = own(SUPPORTED, kind)?.split(/\s+/);
    if (!supported) refuse(['Globals', kind], unknownType(kind));
    else if (!(properties instanceof Dict)) refuse(['Globals', kind], wrongShape(kind, 'a map'));
    else {
      for (const name of properties.keys()) if (!supported.includes(name)) refuse(['Globals', kind, name], unknownProperty(name, `Globals.${kind}`));
      globals.set(kind, properties);
    }
  }
  return globals;
}

function exceptIgnored(shared: Dict, ignored: Value | undefined, path: Path, refuse: Refuse): Dict {
  if (!isSet(ignored)) return shared;
  if (textOf(ignored) === '*') return new Dict();
  const names = listOf(ignored)?.map((name) => textOf(name) ?? '');
  if (!names || names.some((name) => !shared.has(name))) {
    refuse(path, badValue('IgnoreGlobals', { en: 'it is * or a list of properties that Globals sets', ko: '*이거나 Globals에 있는 속성의 목록이어야 합니다' }));
    return shared;
  }
  return new Dict(shared.order, shared.entries().filter(([name]) => !names.includes(name)));
}

/** Maps are merged, lists joined with the global one first, anything else is the resource's own. */
function merged(shared: Value, mine: Value, path: string): Value {
  if (Array.isArray(shared) && Array.isArray(mine)) return REPLACED.has(path) ? mine : [...shared, ...mine];
  if (!isMap(shared) || !isMap(mine)) return mine;
  const isPruned = path === PRUNED && mine.size > 0;
  const result = isPruned ? new Dict() : shared;
  for (const [key, value] of mine.entries()) result.set(mine.written(key), shared.has(key) ? merged(shared.get(key) as Value, value, `${path}.${key}`) : value);
  return result;
}

/** Functions are values, not maps. */
function isMap(value: Value): value is Dict {
  return value instanceof Dict && !isIntrinsic(value);
}
