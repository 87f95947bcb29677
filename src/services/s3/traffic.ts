import type { NotModelled } from '../../core/catalog/service.ts';
import type { Stream, TrafficPart } from '../../core/traffic/contract.ts';
import { forwardCalls } from '../../core/traffic/forward.ts';

/** Calls of a bucket as S3 charges them. */
export type Operation = 'put' | 'get' | 'list' | 'delete';

/** What a call does: by the verb of an `access`, else by the method of a request. */
export function operationOf({ verb, method }: Stream): Operation {
  switch (verb ?? method) {
    case 'put':
    case 'write':
    case 'PUT':
    case 'POST':
      return 'put';
    case 'list':
      return 'list';
    case 'delete':
    case 'DELETE':
      return 'delete';
    default:
      return 'get';
  }
}

/**
 * A bucket announces what is put into it; nothing else leaves it by itself. The message names the object and does not
 * carry it: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html (2026-11-21).
 */
export const s3: TrafficPart | NotModelled = {
  forward: (arriving, edge) => forwardCalls(edge.kind === 'notify' ? arriving.filter((call) => operationOf(call) === 'put').map(announced) : arriving, edge),
};

function announced({ flow, perMonth }: Stream): Stream {
  return { flow, perMonth };
}
