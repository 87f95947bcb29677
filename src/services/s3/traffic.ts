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

/** A bucket announces what is put into it; nothing else leaves it by itself. */
export const s3: TrafficPart | NotModelled = {
  forward: (arriving, edge) => forwardCalls(edge.kind === 'notify' ? arriving.filter((call) => operationOf(call) === 'put') : arriving, edge),
};
