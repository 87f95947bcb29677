import { DeleteStackCommand, GetTemplateCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { parse } from 'yaml';
import { isObject, own, type JsonObject } from '../../core/model/json.ts';
import type { Text } from '../../core/model/text.ts';
import type { Clients } from './clients.ts';
import type { DeployPort, Failure, StackResource } from './contract.ts';
import { deleteRetained, emptyBucket } from './data.ts';
import { DeployFault } from './fault.ts';
import { unprotect } from './protection.ts';
import { findStack, latestEvent, physicalIds, watchStack } from './stack.ts';
import { firstFailure, isMoving, type WhoseResource } from './states.ts';

export interface DestroyRequest {
  readonly stack: string;
  /** Deletes what the template keeps (`DeletionPolicy: Retain`), with all that is in it. */
  readonly deleteData: boolean;
}

export interface Destroyed {
  readonly stack: string;
  readonly status: string;
  /** What stays in the account, since the template keeps it. */
  readonly kept: readonly StackResource[];
  /** What was deleted besides the stack: data. */
  readonly deleted: readonly StackResource[];
  readonly failure?: Failure;
}

/** What will go and what will stay, before anything is done. */
export interface DestroyQuestion {
  readonly stack: string;
  readonly goes: readonly StackResource[];
  readonly stays: readonly StackResource[];
  /** The stack is guarded against deletion, which a yes takes off. */
  readonly isProtected: boolean;
  /** Has to be typed where data is deleted or the stack is guarded: the stack's name. */
  readonly type?: string;
  readonly text: Text;
}

export interface DestroyPort extends Pick<DeployPort, 'notify' | 'signal' | 'wait'> {
  readonly confirmDestroy: (question: DestroyQuestion) => Promise<boolean>;
}

/**
 * Takes a stack away. What its template keeps stays unless data was asked to go too, which wants the stack's name typed.
 * Can be repeated where it was interrupted.
 *
 * @throws DeployFault where there is no such stack, or data of a type cannot be deleted here.
 */
export async function destroy({ stack: name, deleteData }: DestroyRequest, clients: Clients, whose: WhoseResource, port: DestroyPort): Promise<Destroyed> {
  const { cloudFormation } = clients;
  const stack = await atRest(name, clients, whose, port);
  const { kept, others } = await resourcesOf(name, clients);
  const isProtected = stack.EnableTerminationProtection === true;
  const question = {
    stack: name, goes: deleteData ? [...others, ...kept] : others, stays: deleteData ? [] : kept, isProtected,
    ...((deleteData || isProtected) && { type: name }), text: inWords({ name, others, kept, deleteData, isProtected }),
  };
  if (!(await port.confirmDestroy(question))) return { stack: name, status: 'CANCELLED', kept, deleted: [] };
  if (isProtected) await unprotect(cloudFormation, name);
  // CloudFormation deletes no bucket that holds something.
  for (const { type, id } of others) if (type === 'AWS::S3::Bucket') await emptyBucket(clients.s3, id);
  const since = await latestEvent(cloudFormation, name);
  await cloudFormation.send(new DeleteStackCommand({ StackName: name }));
  const watched = await watchStack(cloudFormation, stack.StackId ?? name, since, whose, { ...port, confirm: () => Promise.resolve('no') });
  if (watched.stack) {
    const failure = firstFailure(watched.events);
    return { stack: name, status: watched.stack.StackStatus ?? '', kept, deleted: [], ...(failure && { failure }) };
  }
  if (deleteData) for (const each of kept) await deleteRetained(each, clients);
  return { stack: name, status: 'DELETE_COMPLETE', kept: deleteData ? [] : kept, deleted: deleteData ? kept : [] };
}

async function atRest(name: string, { cloudFormation }: Clients, whose: WhoseResource, port: DestroyPort): Promise<Stack> {
  let stack = await findStack(cloudFormation, name);
  if (stack && isMoving(stack.StackStatus)) ({ stack } = await watchStack(cloudFormation, stack.StackId ?? name, await latestEvent(cloudFormation, name), whose, { ...port, confirm: () => Promise.resolve('no') }));
  if (stack) return stack;
  throw new DeployFault('deploy.no-stack', { en: `There is no stack ${name} in this account and region.`, ko: `이 계정과 리전에 스택 ${name}이(가) 없습니다.` });
}

async function resourcesOf(name: string, { cloudFormation }: Clients): Promise<{ readonly kept: readonly StackResource[]; readonly others: readonly StackResource[] }> {
  const { TemplateBody: body = '{}' } = await cloudFormation.send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }));
  const template: unknown = parse(body, { logLevel: 'silent' });
  const written = isObject(template as JsonObject) ? own(template as JsonObject, 'Resources') : undefined;
  const policies = new Map(Object.entries((isObject(written) ? written : {}) as Record<string, JsonObject>).map(([id, resource]) => [id, own(resource, 'DeletionPolicy')]));
  const all = [...(await physicalIds(cloudFormation, name))].filter(([, { status }]) => status !== 'DELETE_COMPLETE').map(([logicalId, { id, type }]) => ({ logicalId, type, id }));
  const isKept = ({ logicalId }: StackResource): boolean => policies.get(logicalId) === 'Retain';
  return { kept: all.filter(isKept), others: all.filter((each) => !isKept(each)) };
}

interface Going {
  readonly name: string;
  readonly others: readonly StackResource[];
  readonly kept: readonly StackResource[];
  readonly deleteData: boolean;
  readonly isProtected: boolean;
}

function inWords({ name, others, kept, deleteData, isProtected }: Going): Text {
  const list = kept.map(({ logicalId, id }) => `${logicalId} (${id})`).join(', ');
  const none = kept.length === 0;
  const guard = isProtected ? { en: ' The stack is protected against deletion; a yes takes that off.', ko: ' 삭제 방지가 설정된 스택이며, 확인하면 해제합니다.' } : { en: '', ko: '' };
  return {
    en: `${name}: ${others.length} resources go.${none ? '' : deleteData ? ` So do these, with all that is in them: ${list}.` : ` These stay, with what is in them: ${list}.`}${guard.en}`,
    ko: `${name}: 리소스 ${others.length}개를 없앱니다.${none ? '' : deleteData ? ` 안의 데이터와 함께 없애는 것: ${list}.` : ` 데이터와 함께 남는 것: ${list}.`}${guard.ko}`,
  };
}
