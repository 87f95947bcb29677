import type { Origin, SourceMap } from '../../core/cloudformation/contract.ts';
import type { Failure, ResourceEvent } from './contract.ts';

/** Whether a stack in this state is changing by itself; one in review waits for its change set. */
export function isMoving(status: string | undefined): boolean {
  return status?.endsWith('_IN_PROGRESS') === true && status !== 'REVIEW_IN_PROGRESS';
}

/** Whether a change went wrong, or is being taken back. */
export function hasFailed(status: string | undefined): boolean {
  return status !== undefined && /ROLLBACK|FAILED/.test(status);
}

/** Where resources of a template come from, by logical id. */
export type WhoseResource = (logicalId: string) => Pick<Origin, 'node' | 'connection'>;

export function whoseIn(sourceMap: SourceMap): WhoseResource {
  return (logicalId) => {
    const { node, connection } = sourceMap.origin(['Resources', logicalId]) ?? {};
    return { ...(node !== undefined && { node }), ...(connection !== undefined && { connection }) };
  };
}

/** The first failure: the others of a stack are 'cancelled' because of it. */
export function firstFailure(events: readonly ResourceEvent[]): Failure | undefined {
  const failed = events.filter(({ status, type }) => status.endsWith('_FAILED') && type !== 'AWS::CloudFormation::Stack');
  const first = failed.find(({ reason }) => !/cancell?ed/i.test(reason ?? '')) ?? failed[0] ?? events.find(({ status }) => status.endsWith('_FAILED'));
  if (!first) return undefined;
  return failureOf(first);
}

/** The same in plain words. */
export function failureOf({ logicalId, type, reason = '', node }: Pick<ResourceEvent, 'logicalId' | 'type' | 'reason' | 'node'>): Failure {
  const who = node === undefined ? '' : `${node}: `;
  return {
    logicalId, type, reason, ...(node !== undefined && { node }),
    text: { en: `${who}${logicalId} (${type}) failed: ${reason}`, ko: `${who}${logicalId}(${type}) 실패: ${reason}` },
  };
}
