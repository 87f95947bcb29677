import { createHash } from 'node:crypto';
import type { Synthesis } from '../../core/cloudformation/contract.ts';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { evaluate, holds, type References } from './evaluate.ts';

/** The account that the emulators put into their ARNs. */
export const ACCOUNT = '000000000000';

/** A resource of the template as it is on this machine. */
export interface LocalResource {
  readonly id: string;
  readonly type: string;
  /** The node that it comes from; the logical id where none is known. */
  readonly node: string;
  /** The key of the route or behaviour of the node that it stands for. */
  readonly part: string | undefined;
  /** With every intrinsic function evaluated. */
  readonly properties: JsonObject;
}

/** The template with its references leading to this machine. */
export interface LocalTemplate {
  readonly resources: readonly LocalResource[];
  readonly ofType: (type: string) => readonly LocalResource[];
  readonly ref: (id: string) => string;
  readonly attribute: (id: string, name: string) => string;
  readonly value: (value: Json | undefined) => Json | undefined;
}

export interface Place {
  readonly region: string;
  readonly stack: string;
  /** Of the emulator of SQS, with the slash at the end. */
  readonly queues: string;
  readonly parameters: ReadonlyMap<string, string>;
}

type Attributes = Readonly<Record<string, string>> & { readonly Ref: string };
interface Naming { readonly id: string; readonly properties: JsonObject; readonly name: (property: string) => string; readonly place: Place }

/** Resources that are not in the condition's favour are not there. */
export function localTemplate({ template, sourceMap }: Synthesis, place: Place): LocalTemplate {
  const declared = objectIn(template, 'Resources');
  const known = new Map<string, Attributes>();
  const asked = new Set<string>();
  const references: References = {
    mappings: objectIn(template, 'Mappings'), conditions: objectIn(template, 'Conditions'),
    ref: (name) => pseudo(name, place) ?? parameter(name, template, place) ?? attributes(name)?.Ref,
    attribute: (id, name) => own(attributes(id), name),
  };
  function attributes(id: string): Attributes | undefined {
    const resource = own(declared, id);
    // A name that leads back to itself is no name; what checks the template says so.
    if (known.has(id) || asked.has(id) || !isObject(resource)) return known.get(id);
    asked.add(id);
    const properties = objectIn(resource, 'Properties');
    const name = (property: string): string => {
      const given = evaluate(own(properties, property), references);
      const isFifo = own(properties, 'FifoQueue') === true || own(properties, 'FifoTopic') === true;
      return typeof given === 'string' && given !== '' ? given : `${place.stack}-${id}${isFifo ? '.fifo' : ''}`;
    };
    const made = (NAMES.get(String(resource['Type'])) ?? other)({ id, name, place, properties });
    known.set(id, made);
    return made;
  }
  const resources = Object.entries(declared).flatMap(([id, resource]): readonly LocalResource[] => {
    if (!isObject(resource)) return [];
    const condition = own(resource, 'Condition');
    if (typeof condition === 'string' && !holds(condition, references)) return [];
    const properties = evaluate(objectIn(resource, 'Properties'), references);
    const origin = sourceMap.origin(['Resources', id]);
    const part = origin?.path[2] === 'routes' ? String(origin.path[3] ?? '') : undefined;
    return [{ id, type: String(resource['Type']), node: origin?.node ?? id, part, properties: isObject(properties) ? properties : {} }];
  });
  return {
    resources,
    ofType: (type) => resources.filter((each) => each.type === type),
    ref: (id) => attributes(id)?.Ref ?? '',
    attribute: (id, name) => own(attributes(id), name) ?? '',
    value: (value) => evaluate(value, references),
  };
}

function objectIn(object: JsonObject, key: string): JsonObject {
  const value = own(object, key);
  return isObject(value) ? value : {};
}

function pseudo(name: string, { region, stack }: Place): string | undefined {
  switch (name) {
    case 'AWS::Region': return region;
    case 'AWS::AccountId': return ACCOUNT;
    case 'AWS::Partition': return 'aws';
    case 'AWS::URLSuffix': return 'amazonaws.com';
    case 'AWS::StackName': return stack;
    case 'AWS::StackId': return `arn:aws:cloudformation:${region}:${ACCOUNT}:stack/${stack}/00000000-0000-4000-8000-000000000000`;
    default: return undefined;
  }
}

function parameter(name: string, template: JsonObject, { parameters }: Place): Json | undefined {
  const declared = own(objectIn(template, 'Parameters'), name);
  return isObject(declared) ? (parameters.get(name) ?? own(declared, 'Default') ?? '') : undefined;
}

/** Letters and digits that are the same at each start, since they come from the name. */
function stableId(seed: string, length: number): string {
  return BigInt(`0x${createHash('sha256').update(seed).digest('hex')}`).toString(36).slice(0, length);
}

const arn = (service: string, { region }: Place, resource: string): string => `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;

const other = ({ id, place }: Naming): Attributes => ({ Ref: `${place.stack}-${id}`, Arn: arn('local', place, id) });

const NAMES: ReadonlyMap<string, (naming: Naming) => Attributes> = new Map<string, (naming: Naming) => Attributes>([
  ['AWS::DynamoDB::Table', ({ name, place }) => {
    const table = name('TableName');
    return { Ref: table, Arn: arn('dynamodb', place, `table/${table}`), StreamArn: arn('dynamodb', place, `table/${table}/stream/2026-01-01T00:00:00.000`) };
  }],
  ['AWS::SNS::Topic', ({ name, place }) => {
    const topic = name('TopicName');
    return { Ref: arn('sns', place, topic), TopicArn: arn('sns', place, topic), TopicName: topic };
  }],
  ['AWS::SQS::Queue', ({ name, place }) => {
    const queue = name('QueueName');
    const url = `${place.queues}${ACCOUNT}/${queue}`;
    return { Ref: url, QueueUrl: url, Arn: arn('sqs', place, queue), QueueName: queue };
  }],
  ['AWS::S3::Bucket', ({ name, place }) => {
    const bucket = name('BucketName').toLowerCase();
    return { Ref: bucket, Arn: `arn:aws:s3:::${bucket}`, DomainName: `${bucket}.s3.amazonaws.com`, RegionalDomainName: `${bucket}.s3.${place.region}.amazonaws.com` };
  }],
  ['AWS::Lambda::Function', ({ name, place }) => ({ Ref: name('FunctionName'), Arn: arn('lambda', place, `function:${name('FunctionName')}`) })],
  ['AWS::ApiGatewayV2::Api', ({ id, place, properties }) => {
    const api = stableId(`${place.stack}/${id}`, 10);
    return { Ref: api, ApiId: api, ApiEndpoint: `${own(properties, 'ProtocolType') === 'WEBSOCKET' ? 'wss' : 'https'}://${api}.execute-api.${place.region}.amazonaws.com` };
  }],
  ['AWS::ApiGateway::RestApi', ({ id, place }) => {
    const api = stableId(`${place.stack}/${id}`, 10);
    return { Ref: api, RestApiId: api, RootResourceId: `${api}-root` };
  }],
  ['AWS::ApiGateway::Stage', ({ name }) => ({ Ref: name('StageName') })],
  ['AWS::ApiGatewayV2::Stage', ({ name }) => ({ Ref: name('StageName') })],
  ['AWS::ApiGateway::ApiKey', ({ id, place }) => ({ Ref: stableId(`${place.stack}/${id}`, 20), APIKeyId: stableId(`${place.stack}/${id}`, 20) })],
  ['AWS::Events::EventBus', ({ name, place }) => ({ Ref: name('Name'), Name: name('Name'), Arn: arn('events', place, `event-bus/${name('Name')}`) })],
  ['AWS::Events::Rule', ({ name, place }) => ({ Ref: name('Name'), Arn: arn('events', place, `rule/${name('Name')}`) })],
  ['AWS::StepFunctions::StateMachine', ({ name, place }) => {
    const machine = arn('states', place, `stateMachine:${name('StateMachineName')}`);
    return { Ref: machine, Arn: machine, Name: name('StateMachineName') };
  }],
  ['AWS::CloudFront::Distribution', ({ id, place }) => {
    const seed = stableId(`${place.stack}/${id}`, 13);
    return { Ref: `E${seed.toUpperCase()}`, Id: `E${seed.toUpperCase()}`, DomainName: `d${seed}.cloudfront.net` };
  }],
  ['AWS::Cognito::UserPool', ({ id, place }) => {
    const pool = `${place.region}_${stableId(`${place.stack}/${id}`, 9)}`;
    const provider = `cognito-idp.${place.region}.amazonaws.com/${pool}`;
    return { Ref: pool, UserPoolId: pool, Arn: arn('cognito-idp', place, `userpool/${pool}`), ProviderName: provider, ProviderURL: `https://${provider}` };
  }],
  ['AWS::Cognito::UserPoolClient', ({ id, place }) => ({ Ref: stableId(`${place.stack}/${id}`, 26), ClientId: stableId(`${place.stack}/${id}`, 26) })],
]);
