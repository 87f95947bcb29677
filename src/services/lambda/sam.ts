import { renamed, type Spellings } from '../../core/catalog/spelling.ts';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html (2026-11) */
export const spellings: Spellings = {
  'AWS::Serverless::Function': { globals: 'Function', read: (properties) => ({ ...renamed(properties, { DeadLetterQueue: 'DeadLetterConfig' }), ...tracing(properties), ...code(properties) }) },
};

function tracing(properties: JsonObject): JsonObject {
  const mode = own(properties, 'Tracing');
  return mode === undefined || mode === 'Disabled' ? {} : { TracingConfig: { Mode: mode } };
}

/** A folder, an object in a bucket, the code itself, or an image. */
function code(properties: JsonObject): JsonObject {
  const [inline, image, uri] = [own(properties, 'InlineCode'), own(properties, 'ImageUri'), own(properties, 'CodeUri')];
  if (inline !== undefined) return { Code: { ZipFile: inline } };
  if (image !== undefined) return { Code: { ImageUri: image } };
  return isObject(uri) && Object.hasOwn(uri, 'Bucket') ? { Code: { S3Bucket: own(uri, 'Bucket') as Json, S3Key: own(uri, 'Key') ?? '' } } : {};
}
