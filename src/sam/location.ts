import { badValue, missing } from './messages.ts';
import type { Macro } from './stack.ts';
import { dict, Dict, isGiven, isSet, textOf, type Value } from './tree.ts';

/** Names that the parts of a location have where it is used. */
type LocationKeys = readonly [bucket: string, key: string, version: string];

const PLAIN: LocationKeys = ['Bucket', 'Key', 'Version'];

/**
 * An object in S3: a map of bucket and key, or `s3://bucket/key?versionId=…`. A path on this computer
 * stays what it is; `aws cloudformation package` uploads it and puts the object in its place.
 */
export function locationOf(uri: Value, keys: LocationKeys, macro: Pick<Macro, 'refuse'>, property: string): Value {
  if (uri instanceof Dict) {
    const [bucket, key, version] = PLAIN.map((name) => uri.get(name));
    if (!isSet(bucket) || !isSet(key)) {
      macro.refuse(property, missing(`${property}.Bucket, ${property}.Key`));
      return uri;
    }
    return located(keys, bucket, key, version);
  }
  const text = textOf(uri);
  const object = text === undefined ? undefined : objectOf(text);
  const isPath = text !== undefined && !text.startsWith('s3://') && !text.includes('{{');
  if (object || isPath) return object ? located(keys, ...object) : uri;
  macro.refuse(property, badValue(property, { en: 'it must be s3://bucket/key or a map of Bucket and Key', ko: 's3://bucket/key 형식이나 Bucket, Key 맵이어야 합니다' }));
  return uri;
}

function located([bucketKey, keyKey, versionKey]: LocationKeys, bucket: Value, key: Value, version?: Value): Dict {
  return dict({ [bucketKey]: bucket, [keyKey]: key, [versionKey]: isGiven(version) ? version : undefined });
}

function objectOf(uri: string): readonly [bucket: string, key: string, version?: string] | undefined {
  const [, bucket = '', path = '', query = ''] = /^s3:\/\/([^/?#]+)\/([^?#]*)(?:\?([^#]*))?/.exec(uri) ?? [];
  if (bucket === '') return undefined;
  const versions = query.split('&').flatMap((pair) => (pair.startsWith('versionId=') ? [unescaped(pair.slice('versionId='.length))] : []));
  const key = path.replace(/^\/+/, '');
  return versions.length === 1 && versions[0] ? [bucket, key, versions[0]] : [bucket, key];
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
