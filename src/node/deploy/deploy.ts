import { createHash } from 'node:crypto';
import { DeleteStackCommand, type Stack } from '@aws-sdk/client-cloudformation';
import type { Analysis } from '../../core/analysis/contract.ts';
import type { Catalog } from '../../core/catalog/catalog.ts';
import { printYaml } from '../../core/cloudformation/print.ts';
import type { Synthesis } from '../../core/cloudformation/contract.ts';
import type { JsonObject } from '../../core/model/json.ts';
import { utf8Length } from '../../core/model/utf8.ts';
import { artifactsOf, ensureArtifactBucket, sendOnce, type Artifacts } from './artifacts.ts';
import type { Tools } from './bundler.ts';
import { createChangeSet, type ChangeSet } from './change-set.ts';
import { explained } from './changes.ts';
import type { Clients, Target } from './clients.ts';
import type { Change, Confirmation, Deployed, DeployPort } from './contract.ts';
import { DeployFault, orUnknown } from './fault.ts';
import type { Workspace } from './folder.ts';
import { packageCode, type CodePackage } from './package-code.ts';
import { linksOf } from './links.ts';
import { ARTIFACT_PARAMETER, parametersFor, planOf, type Plan } from './plan.ts';
import { announce } from './phases.ts';
import { dataIn, protect, unprotectedOf } from './protection.ts';
import { publishSites, readSites, type SiteFiles } from './publish.ts';
import { findStack, latestEvent, outputsOf, physicalIds, watchStack } from './stack.ts';
import { firstFailure, hasFailed, isMoving, whoseIn, type WhoseResource } from './states.ts';
import { takeBack, whenAborted } from './take-back.ts';
import { validationFailure } from './validation.ts';

export interface DeployRequest {
  readonly analysis: Analysis;
  /** Made where the catalogue lives: this module is a bundle of its own, with classes of its own. */
  readonly synthesis: Synthesis;
  readonly catalog: Catalog;
  /** Name of the stack. */
  readonly stack: string;
  readonly target: Target;
  readonly account: string;
  /** Values for parameters of the template. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly places: Workspace & Tools;
  /** Guards the data of the stack, whatever is answered to the question. */
  readonly protect?: boolean;
}

/** The longest template that a call may carry: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html (2026-11). */
const LONGEST_BODY = 51_200;

/** What is known before AWS is asked. */
interface Prepared {
  readonly synthesis: Synthesis;
  readonly plan: Plan;
  readonly packages: readonly CodePackage[];
  readonly sites: readonly SiteFiles[];
  readonly whose: WhoseResource;
  readonly artifacts: Artifacts;
  /** The template's text. */
  readonly text: string;
}

/**
 * Brings a design to AWS, or to a service that answers like it: package, change set, one question, upload,
 * execution, pages. Every step can be repeated: a start after one that was killed ends in the same state.
 * Before the question, nothing but the template is sent; one that is too long for a call goes through the bucket.
 *
 * @throws DeployFault for what the user can mend; the errors of the SDK for what it could not retry.
 */
export async function deploy(request: DeployRequest, clients: Clients, port: DeployPort): Promise<Deployed> {
  const prepared = await prepare(request, port);
  await settle(request.stack, clients, prepared.whose, port);
  const changeSet = await proposed(request, prepared, clients, port);
  const changes = changeSet.empty ? [] : explained(changeSet.changes, prepared.whose);
  const answer = changeSet.empty ? 'yes' : await asked(request, prepared, changes, clients, port);
  if (!changeSet.empty && answer === 'no') {
    await changeSet.drop();
    return { ...nothing(request.stack, 'CANCELLED'), changes };
  }
  if (prepared.packages.length > 0 || prepared.sites.length > 0) await ensureArtifactBucket(clients.cloudFormation, prepared.artifacts, port);
  const sent = changeSet.empty ? [] : await upload(prepared, clients, port);
  const ended = changeSet.empty ? undefined : await execute(request.stack, changeSet, clients, prepared.whose, port);
  const base = await resultOf(request.stack, prepared, clients);
  if (ended) return { ...base, changes, uploaded: sent, removed: [], ...ended };
  const pages = await publishSites(prepared.sites, { stack: request.stack, artifacts: prepared.artifacts, isAws: request.target.endpoint === undefined }, clients, port);
  const guards = (answer === 'protect' || request.protect === true) && dataIn(prepared.synthesis.template).length > 0;
  if (guards) await orUnknown(protect(clients.cloudFormation, request.stack, prepared.synthesis.template), { en: 'the protection of stacks', ko: '스택 보호' }, request.target.endpoint);
  const isIdle = changeSet.empty && pages.uploaded.length === 0 && pages.removed.length === 0;
  announce(port, 'done');
  return { ...base, changes, uploaded: [...sent, ...pages.uploaded], removed: pages.removed, isProtected: base.isProtected || guards, ...(isIdle && { status: 'NOTHING_TO_DO' }) };
}

async function prepare({ analysis, synthesis, catalog, places, account, target }: DeployRequest, port: DeployPort): Promise<Prepared> {
  announce(port, 'package');
  const { document: { design }, resolve } = analysis;
  const error = [...analysis.findings, ...synthesis.findings].find(({ severity }) => severity === 'error');
  if (error) throw new DeployFault('deploy.findings', error.message, error.node);
  const plan = planOf(design, synthesis, resolve, catalog);
  const packages: CodePackage[] = [];
  for (const each of plan.functions) packages.push(await packageCode(each, places));
  return {
    synthesis, plan, packages, sites: await readSites(plan.sites, places), whose: whoseIn(synthesis.sourceMap),
    artifacts: artifactsOf(account, target.region), text: printYaml(synthesis),
  };
}

/** Waits for what an earlier start has begun, and clears away a stack that was never complete. */
async function settle(name: string, { cloudFormation }: Clients, whose: WhoseResource, port: DeployPort): Promise<void> {
  let stack = await findStack(cloudFormation, name);
  if (isMoving(stack?.StackStatus)) ({ stack } = await watchStack(cloudFormation, stack?.StackId ?? name, await latestEvent(cloudFormation, name), whose, port));
  if (stack?.StackStatus === 'ROLLBACK_COMPLETE' || stack?.StackStatus === 'ROLLBACK_FAILED') {
    await cloudFormation.send(new DeleteStackCommand({ StackName: name }));
    ({ stack } = await watchStack(cloudFormation, stack.StackId ?? name, undefined, whose, port));
  }
  if (stack && /^(?:UPDATE_ROLLBACK_FAILED|DELETE_FAILED|UPDATE_FAILED)$/.test(stack.StackStatus ?? '')) throw stuck(stack);
}

function stuck({ StackName: name, StackStatus: status, StackStatusReason: reason = '' }: Stack): DeployFault {
  return new DeployFault('deploy.stack-is-stuck', {
    en: `The stack ${name} is in state ${status} and takes no change: ${reason} Continue its rollback in the AWS console, or destroy it.`,
    ko: `스택 ${name}이(가) ${status} 상태라서 변경할 수 없습니다: ${reason} AWS 콘솔에서 롤백을 계속하거나 스택을 없애십시오.`,
  });
}

async function proposed({ stack, parameters, analysis }: DeployRequest, prepared: Prepared, clients: Clients, port: DeployPort): Promise<ChangeSet> {
  announce(port, 'change-set');
  const { synthesis, plan, packages, artifacts, text } = prepared;
  const keys = plan.functions.map(({ node, parameter }) => [parameter, packages.find((each) => each.node === node)?.key ?? ''] as const);
  const known = keys.length === 0 ? [] : [[ARTIFACT_PARAMETER, artifacts.bucket] as const, ...keys];
  const existing = await findStack(clients.cloudFormation, stack);
  return createChangeSet(clients.cloudFormation, {
    stack, isNew: existing === undefined || existing.StackStatus === 'REVIEW_IN_PROGRESS',
    template: utf8Length(text) <= LONGEST_BODY ? { body: text } : { url: await templateUrl(prepared, stack, clients, port) },
    parameters: parametersFor(synthesis.template, new Map([...known, ...parameters])),
    tags: { 'serverless-canvas:design': analysis.document.design.name },
  }, port);
}

/** A template that is too long for a call is read from the bucket. */
async function templateUrl({ artifacts, text }: Prepared, stack: string, { cloudFormation, s3 }: Clients, port: DeployPort): Promise<string> {
  await ensureArtifactBucket(cloudFormation, artifacts, port);
  const key = `templates/${stack}-${createHash('sha256').update(text).digest('hex')}.yaml`;
  await sendOnce(s3, artifacts, key, new TextEncoder().encode(text));
  const at = await s3.config.endpoint?.();
  const host = at ? `${at.protocol}//${at.hostname}${at.port === undefined ? '' : `:${at.port}`}` : `https://s3.${await s3.config.region()}.amazonaws.com`;
  return `${host}/${artifacts.bucket}/${key}`;
}

async function asked(request: DeployRequest, { packages, sites, synthesis }: Prepared, changes: readonly Change[], { cloudFormation }: Clients, port: DeployPort): Promise<Confirmation> {
  const { profile, endpoint, region } = request.target;
  return port.confirm({
    account: request.account, region, stack: request.stack, changes,
    ...(profile !== undefined && { profile }), ...(endpoint !== undefined && { endpoint }),
    sends: [
      ...packages.map(({ node, bytes }) => ({ en: `${node}: code, ${kilobytes(bytes.length)}`, ko: `${node}: 코드, ${kilobytes(bytes.length)}` })),
      ...sites.map(({ node, files }) => ({ en: `${node}: ${files.length} files`, ko: `${node}: 파일 ${files.length}개` })),
    ],
    unprotected: await unprotectedOf(cloudFormation, await findStack(cloudFormation, request.stack), dataIn(synthesis.template)),
  });
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KB`;
}

async function upload({ packages, artifacts }: Prepared, { s3 }: Clients, port: DeployPort): Promise<readonly string[]> {
  announce(port, 'upload');
  const sent: string[] = [];
  for (const { key, bytes } of packages) {
    if (!(await sendOnce(s3, artifacts, key, bytes))) continue;
    sent.push(key);
    port.notify({ kind: 'uploaded', key, bytes: bytes.length });
  }
  return sent;
}

/** What came of an execution that did not come to its end. */
type Ended = Pick<Deployed, 'failure' | 'takenBack'>;

/** Executes a change set and watches it to its end; undefined where all went well. */
async function execute(name: string, changeSet: ChangeSet & { readonly empty: false }, { cloudFormation }: Clients, whose: WhoseResource, port: DeployPort): Promise<Ended | undefined> {
  announce(port, 'execute');
  const since = await latestEvent(cloudFormation, name);
  const id = (await findStack(cloudFormation, name))?.StackId ?? name;
  await changeSet.execute().catch((error: unknown) => { throw notExecuted(name, error, explained(changeSet.changes, whose)); });
  const takingBack = whenAborted(port.rollBack, () => takeBack(cloudFormation, id));
  const { stack, events } = await watchStack(cloudFormation, id, since, whose, port).finally(takingBack.done);
  if (!hasFailed(stack?.StackStatus) && stack) return undefined;
  if (port.rollBack?.aborted) return { takenBack: { kept: events.filter(({ status }) => status === 'DELETE_SKIPPED').map(({ logicalId, type, physicalId = '' }) => ({ logicalId, type, id: physicalId })) } };
  const first = firstFailure(events);
  const validation = first?.type === 'AWS::CloudFormation::Stack' ? await validationFailure(cloudFormation, id, first.reason, whose) : undefined;
  const reason = stack?.StackStatusReason ?? stack?.StackStatus ?? '';
  return { failure: validation ?? first ?? { logicalId: name, type: 'AWS::CloudFormation::Stack', reason, text: { en: `${name} failed: ${reason}`, ko: `${name} 실패: ${reason}` } } };
}

/** Some services that stand in for AWS refuse at once what AWS would roll back, and do not say for which resource. */
function notExecuted(stack: string, error: unknown, changes: readonly Change[]): unknown {
  if (!(error instanceof Error) || !('$fault' in error || '$response' in error)) return error;
  const nodes = [...new Set(changes.map(({ node, connection, logicalId }) => node ?? connection ?? logicalId))].join(', ');
  return new DeployFault('deploy.not-executed', { en: `${stack}: the change of ${nodes} was refused: ${error.name}: ${error.message}`, ko: `${stack}: ${nodes}의 변경이 거부되었습니다: ${error.name}: ${error.message}` });
}

async function resultOf(name: string, { synthesis, sites }: Prepared, { cloudFormation }: Clients): Promise<Omit<Deployed, 'changes' | 'uploaded' | 'removed'>> {
  const stack = await findStack(cloudFormation, name);
  if (!stack) return nothing(name, 'DELETE_COMPLETE');
  const there = await physicalIds(cloudFormation, name);
  const outputs = await outputsOf(cloudFormation, name);
  const resources = Object.entries(synthesis.template['Resources'] as Readonly<Record<string, JsonObject>>);
  return {
    stack: name, status: stack.StackStatus ?? '', outputs,
    notCreated: resources.filter(([id]) => !/^(?:CREATE|UPDATE|IMPORT)_COMPLETE$/.test(there.get(id)?.status ?? '')).map(([logicalId, { Type: type }]) => ({ logicalId, type: String(type) })),
    links: linksOf(outputs, synthesis.sourceMap, sites[0]?.node), isProtected: stack.EnableTerminationProtection === true,
  };
}

function nothing(stack: string, status: string): Deployed {
  return { stack, status, outputs: {}, changes: [], uploaded: [], removed: [], notCreated: [], links: [], isProtected: false };
}
