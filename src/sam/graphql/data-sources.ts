import { expandConnector } from '../connector/connector.ts';
import { getAtt, ref, sub } from '../intrinsics.ts';
import type { Made } from '../made.ts';
import { missing, wrongShape } from '../messages.ts';
import { trust } from '../role.ts';
import type { Macro, Stack } from '../stack.ts';
import type { Dict} from '../tree.ts';
import { dict, dictOf, isSet, listOf, type Value } from '../tree.ts';
import { apiId, partOf } from './part.ts';

/** The data sources of an API, and what functions call them. */
export interface DataSources {
  readonly resources: readonly Made[];
  /** How each is referred to, by its name in the template. */
  readonly names: ReadonlyMap<string, Value>;
}

export function dataSourcesOf(macro: Macro, stack: Stack): DataSources {
  const resources: Made[] = [];
  const names = new Map<string, Value>();
  for (const [kind, suffix] of [['DynamoDb', 'DynamoDB'], ['Lambda', 'Lambda']] as const) {
    for (const [name, written] of dictOf(dictOf(macro.properties.get('DataSources'))?.get(kind))?.entries() ?? []) {
      const source = dictOf(written);
      if (!source) {
        macro.refuse(['DataSources', kind, name], wrongShape(name, 'a map'));
        continue;
      }
      const required = kind === 'Lambda' ? 'FunctionArn' : 'TableName';
      if (!isSet(source.get(required))) macro.refuse(['DataSources', kind, name, required], missing(required));
      const id = `${macro.id}${name}${suffix}DataSource`;
      names.set(name, getAtt(id, 'Name'));
      resources.push(...(kind === 'Lambda' ? functionSource(macro, id, name, source, stack) : tableSource(macro, id, name, source, stack)));
    }
  }
  return { resources, names };
}

function given(source: Dict, name: string): Value | undefined {
  return isSet(source.get(name)) ? source.get(name) : undefined;
}

function tableSource(macro: Macro, id: string, name: string, source: Dict, stack: Stack): Made[] {
  const region = given(source, 'Region') ?? ref('AWS::Region');
  const config = dict({
    AwsRegion: region, TableName: source.get('TableName'), UseCallerCredentials: given(source, 'UseCallerCredentials'), Versioned: given(source, 'Versioned'), DeltaSyncConfig: given(source, 'DeltaSync'),
  });
  const arn = given(source, 'TableArn') ?? sub('arn:${AWS::Partition}:dynamodb:${__Region__}:${AWS::AccountId}:table/${__TableName__}', dict({ __TableName__: source.get('TableName') ?? null, __Region__: region }));
  const permissions = listOf(given(source, 'Permissions')) ?? ['Read', 'Write'];
  const reached = { id: `${id}ToTableConnector`, destination: dict({ Type: 'AWS::DynamoDB::Table', Arn: arn }), permissions };
  return sourceWithRole(macro, id, name, source, { Type: 'AMAZON_DYNAMODB', DynamoDBConfig: config }, reached, stack);
}

function functionSource(macro: Macro, id: string, name: string, source: Dict, stack: Stack): Made[] {
  const arn = source.get('FunctionArn') ?? null;
  const reached = { id: `${id}ToLambdaConnector`, destination: dict({ Type: 'AWS::Lambda::Function', Arn: arn }), permissions: ['Write'] };
  return sourceWithRole(macro, id, name, source, { Type: 'AWS_LAMBDA', LambdaConfig: dict({ LambdaFunctionArn: arn }) }, reached, stack);
}

interface Reached {
  readonly id: string;
  readonly destination: Dict;
  readonly permissions: Value[];
}

/** The data source with the role that it acts in, unless it names one. */
function sourceWithRole(macro: Macro, id: string, name: string, source: Dict, properties: { readonly [name: string]: Value }, reached: Reached, stack: Stack): Made[] {
  const own = given(source, 'ServiceRoleArn');
  const resource = partOf(macro, id, 'AWS::AppSync::DataSource', {
    ApiId: apiId(macro), Description: source.get('Description'), Name: given(source, 'Name') ?? name, ServiceRoleArn: own ?? getAtt(`${id}Role`, 'Arn'), ...properties,
  });
  if (own !== undefined) return [resource];
  const role = partOf(macro, `${id}Role`, 'AWS::IAM::Role', { AssumeRolePolicyDocument: trust('appsync.amazonaws.com') });
  const from = dict({ Type: 'AWS::AppSync::DataSource', Arn: getAtt(id, 'DataSourceArn'), RoleName: ref(role.id) });
  return [resource, role, ...connectorFor(reached.id, from, reached.destination, reached.permissions, macro, stack)];
}

/** What a connector between two ends makes. */
export function connectorFor(id: string, source: Dict, destination: Dict, permissions: Value[], macro: Macro, stack: Stack): Made[] {
  const properties = dict({ Source: source, Destination: destination, Permissions: permissions });
  return expandConnector({ id, type: 'AWS::Serverless::Connector', properties, resource: dict({ Type: 'AWS::Serverless::Connector', Properties: properties }), refuse: macro.refuse }, stack);
}
