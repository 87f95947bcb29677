import type { BuildContext } from '../../core/cloudformation/contract.ts';
import type { DraftObject } from '../../core/cloudformation/draft.ts';
import { ref } from '../../core/cloudformation/intrinsics.ts';
import { own } from '../../core/model/json.ts';

/** Code from a bucket that the deployment fills: parameters `ArtifactBucket` and one key for each function. */
export function codeFromBucket(context: BuildContext): DraftObject {
  const key = `${context.logicalId}CodeKey`;
  context.parameter('ArtifactBucket', { Type: 'String', Description: 'Bucket that holds the code of the functions', AllowedPattern: '[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]' });
  context.parameter(key, { Type: 'String', Description: `Key of the zip file of ${context.node.id} in the bucket`, MinLength: 1 });
  if (own(context.node.properties, 'PackageType') === 'Image') return { ImageUri: ref(key) };
  return { S3Bucket: ref('ArtifactBucket'), S3Key: ref(key) };
}
