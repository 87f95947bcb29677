import { isObject, own, type Json, type JsonObject } from '../core/model/json.ts';
import { isMark } from './marks.ts';

/** Properties of a function that have the same name and form in SAM. */
const SAME = new Set([
  'FunctionName', 'Handler', 'Runtime', 'Description', 'MemorySize', 'Timeout', 'VpcConfig', 'Role', 'Environment', 'KmsKeyArn', 'ReservedConcurrentExecutions', 'Layers', 'FileSystemConfigs', 'ImageConfig', 'PackageType',
  'Architectures', 'SnapStart', 'EphemeralStorage', 'CodeSigningConfigArn', 'RuntimeManagementConfig', 'LoggingConfig', 'TenancyConfig', 'RecursiveLoop', 'DurableConfig',
]);

/** A function with a role of its own as `AWS::Serverless::Function`; nothing where SAM has no word for one of its properties. */
export function foldFunction(resource: JsonObject, resources: JsonObject): JsonObject | undefined {
  const properties = own(resource, 'Properties');
  if (!isObject(properties) || own(properties, 'Role') === undefined) return undefined;
  const folded = Object.entries(properties).map(([name, value]) => (SAME.has(name) ? ([name, value] as const) : foldProperty(name, value, resources)));
  if (folded.some((entry) => entry === undefined)) return undefined;
  const kept = (folded as (readonly [string, Json])[]).filter(([name, value]) => name !== 'Tags' || Object.keys(value as JsonObject).length > 0);
  return { ...resource, Type: 'AWS::Serverless::Function', Properties: Object.fromEntries(kept) };
}

function foldProperty(name: string, value: Json, resources: JsonObject): readonly [string, Json] | undefined {
  if (!isObject(value) && name !== 'Tags') return undefined;
  switch (name) {
    case 'Code': return foldCode(value as JsonObject);
    case 'TracingConfig': return only(value as JsonObject, 'Mode', 'Tracing');
    case 'DeadLetterConfig': return foldDeadLetters(value as JsonObject, resources);
    case 'Tags': return foldTags(value);
    default: return undefined;
  }
}

function only(value: JsonObject, key: string, name: string): readonly [string, Json] | undefined {
  const inner = own(value, key);
  return inner !== undefined && Object.keys(value).length === 1 ? [name, inner] : undefined;
}

function foldCode(code: JsonObject): readonly [string, Json] | undefined {
  const [bucket, key, version] = [own(code, 'S3Bucket'), own(code, 'S3Key'), own(code, 'S3ObjectVersion')];
  const names = Object.keys(code);
  if (names.length === 1) return only(code, 'ZipFile', 'InlineCode') ?? only(code, 'ImageUri', 'ImageUri');
  if (bucket === undefined || key === undefined || names.length > (version === undefined ? 2 : 3)) return undefined;
  const isPlain = [bucket, key, version ?? ''].every((part) => typeof part === 'string' && !/[?#%\s]/.test(part));
  if (isPlain && version === undefined && !String(key).startsWith('/')) return ['CodeUri', `s3://${String(bucket)}/${String(key)}`];
  return ['CodeUri', { Bucket: bucket, Key: key, ...(version !== undefined && { Version: version }) }];
}

/** SAM wants to know whether a queue or a topic takes what failed. */
function foldDeadLetters(config: JsonObject, resources: JsonObject): readonly [string, Json] | undefined {
  const [, target] = only(config, 'TargetArn', '') ?? [];
  if (!isObject(target)) return undefined;
  const attribute = own(target, 'Fn::GetAtt');
  const id = Array.isArray(attribute) ? attribute[0] : own(target, 'Ref');
  const named = typeof id === 'string' ? own(resources, id) : undefined;
  const type = isObject(named) ? own(named, 'Type') : undefined;
  if (type !== 'AWS::SQS::Queue' && type !== 'AWS::SNS::Topic') return undefined;
  return ['DeadLetterQueue', { Type: type === 'AWS::SQS::Queue' ? 'SQS' : 'SNS', TargetArn: target }];
}

/** A list of tags as a map, where each is plain and there once; SAM adds its own again. */
export function foldTags(tags: Json): readonly [string, Json] | undefined {
  if (!Array.isArray(tags)) return undefined;
  const entries = (tags as readonly Json[]).filter((tag) => !isMark(tag)).map((tag) => (isObject(tag) && Object.keys(tag).length === 2 ? ([own(tag, 'Key'), own(tag, 'Value')] as const) : undefined));
  const keys = entries.map((entry) => entry?.[0]);
  if (keys.some((key) => typeof key !== 'string' || /^\d+$/.test(key)) || new Set(keys).size !== keys.length || entries.some((entry) => entry?.[1] === undefined)) return undefined;
  return ['Tags', Object.fromEntries(entries as (readonly [string, Json])[])];
}
