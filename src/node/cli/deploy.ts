import { dirname, resolve } from 'node:path';
import { createAnalyser } from '../../core/analysis/analyse.ts';
import type { Analysis } from '../../core/analysis/contract.ts';
import { sourceOf } from '../../core/cloudformation/import/overlay-source.ts';
import { localeOf, say, type Locale, type Text } from '../../core/model/text.ts';
import { formatMoney } from '../../core/model/units-format.ts';
import { catalog } from '../../services/catalog.ts';
import type { Target } from '../deploy/clients.ts';
import type { Confirmation, Deployed, DeployEvent, DeployPort, Question } from '../deploy/contract.ts';
import type { Deployment } from '../deploy/deployment.ts';
import type { Destroyed, DestroyQuestion } from '../deploy/destroy.ts';
import { DeployFault, isDeployFault } from '../deploy/fault.ts';
import { stackName } from '../deploy/names.ts';
import { hasFailed, whoseIn } from '../deploy/states.ts';
import { readDeployArguments, type DeployAsked } from './deploy-arguments.ts';
import { synthesisOf, where, type DeployIo, type Running } from './deploy-running.ts';
import { runDrift, runLogs } from './deployed.ts';
import { received, unusable } from './deliver.ts';
import { EXIT, type Exit } from './io.ts';
import { printable } from './table.ts';

/** `deploy`, `destroy`, `drift` and `logs` of a file. 0: done; 1: the stack failed, was not confirmed or has drifted; 2: nothing could be done. */
export async function deployCommand(command: DeployAsked['command'], argv: readonly string[], io: DeployIo): Promise<Exit> {
  const locale = localeOf(io.env['LC_ALL'] || io.env['LC_MESSAGES'] || io.env['LANG']);
  const asked = readDeployArguments(command, argv);
  if (!asked.ok) return unusable(io, say(asked.error.message, locale));
  const found = await received(asked.value.file, io, locale);
  if (!found.ok) return found.error;
  const text = found.value;
  if (sourceOf(text) !== undefined) return unusable(io, `${asked.value.file}: ${say(OVERLAY, locale)}`);
  const analysis = createAnalyser(catalog).analyse(text);
  const [broken] = analysis.document.broken ? analysis.document.findings : [];
  if (broken) return unusable(io, `${asked.value.file}: ${printable(say(broken.message, locale))}`);
  return run(asked.value, analysis, io, locale);
}

const OVERLAY: Text = {
  en: 'This file shows a template and is none itself. Deploy the template as you did before, or make a design of it first (import).',
  ko: '템플릿을 보여 주는 파일이며 템플릿 자체가 아닙니다. 템플릿은 쓰던 방법으로 배포하거나 먼저 설계로 변환하십시오(import).',
};

async function run(asked: DeployAsked, analysis: Analysis, io: DeployIo, locale: Locale): Promise<Exit> {
  const { design } = analysis.document;
  const target: Target = {
    region: asked.region ?? design.region, profile: asked.profile, endpoint: asked.endpoint,
    ...(io.ask && { mfaCode: (serial: string) => io.ask?.(`MFA ${serial}: `) ?? Promise.resolve('') }),
  };
  let deployment: Deployment | undefined;
  try {
    const { openDeployment } = await import('../deploy/deployment.ts');
    deployment = await openDeployment(target);
    const running = { asked, analysis, target, deployment, stack: asked.stack ?? stackName(design.name, asked.stage) };
    return await COMMANDS[asked.command](running, io, locale);
  } catch (error) {
    return unusable(io, faultLine(error, io, locale));
  } finally {
    deployment?.close();
  }
}

const COMMANDS: Readonly<Record<DeployAsked['command'], (running: Running, io: DeployIo, locale: Locale) => Promise<Exit>>> = {
  deploy: runDeploy, destroy: runDestroy, drift: runDrift, logs: runLogs,
};

async function runDeploy({ asked, analysis, target, deployment, stack }: Running, io: DeployIo, locale: Locale): Promise<Exit> {
  if (!asked.json) io.err(`${where(target, deployment.account, stack, locale)}\n${bill(analysis, locale)}\n`);
  const parameters = new Map([...(asked.stage === undefined ? [] : [['Stage', asked.stage] as const]), ...asked.parameters]);
  const places = { folder: dirname(resolve(asked.file)), root: await io.root(asked.file), product: io.product };
  const port: DeployPort = { signal: io.signal, wait: io.wait, notify: (event) => { if (!asked.json) tell(event, io, locale); }, confirm: (question) => confirmed(question, asked, io, locale) };
  const result = await deployment.deploy({ analysis, synthesis: synthesisOf(analysis), catalog, stack, parameters, places, protect: asked.protect }, port);
  io.out(asked.json ? `${JSON.stringify(deployedJson(result, locale), null, 2)}\n` : `${deployedText(result, locale)}\n`);
  return hasFailed(result.status) || result.failure || result.status === 'CANCELLED' ? EXIT.findings : EXIT.fine;
}

async function runDestroy({ asked, analysis, target, deployment, stack }: Running, io: DeployIo, locale: Locale): Promise<Exit> {
  if (!asked.json) io.err(`${where(target, deployment.account, stack, locale)}\n`);
  const whose = whoseIn(synthesisOf(analysis).sourceMap);
  const result = await deployment.destroy({ stack, deleteData: asked.deleteData }, whose, {
    signal: io.signal, wait: io.wait, notify: (event) => { if (!asked.json) tell(event, io, locale); }, confirmDestroy: (question) => destroyConfirmed(question, asked, io, locale),
  });
  io.out(asked.json ? `${JSON.stringify({ ...result, ...(result.failure && { failure: { ...result.failure, text: say(result.failure.text, locale) } }) }, null, 2)}\n` : `${destroyedText(result, locale)}\n`);
  return result.status === 'DELETE_COMPLETE' ? EXIT.fine : EXIT.findings;
}

function bill({ bill: { total, unpriced } }: Analysis, locale: Locale): string {
  return say({ en: `About ${formatMoney(total)} USD a month with the traffic of the design${unpriced.length > 0 ? `, and ${unpriced.length} things without a price` : ''}.`, ko: `설계의 트래픽으로 월 약 ${formatMoney(total)} USD${unpriced.length > 0 ? `, 가격이 없는 항목 ${unpriced.length}개` : ''}.` }, locale);
}

async function confirmed({ changes, sends, unprotected }: Question, { yes, protect }: DeployAsked, io: DeployIo, locale: Locale): Promise<Confirmation> {
  const lines = [...changes.map(({ text }) => text), ...sends].map((text) => `  ${say(text, locale)}`);
  if (yes) return 'yes';
  io.err(`${lines.join('\n')}\n`);
  if (!(await answeredYes({ en: 'Deploy? [y/N] ', ko: '배포할까요? [y/N] ' }, io, locale))) return 'no';
  if (protect || unprotected.length === 0) return 'yes';
  return (await answeredYes(offerOf(unprotected), io, locale)) ? 'protect' : 'yes';
}

function offerOf(unprotected: readonly string[]): Text {
  const names = unprotected.join(', ');
  return {
    en: `Protect the stack against deletion, and ${names} against being replaced or deleted by an update? [y/N] `,
    ko: `스택이 삭제되거나 업데이트로 ${names}이(가) 교체, 삭제되지 않도록 보호할까요? [y/N] `,
  };
}

async function destroyConfirmed({ text, type }: DestroyQuestion, { yes, stack }: DeployAsked, io: DeployIo, locale: Locale): Promise<boolean> {
  // Data goes only where its stack is named: on the command line, or typed.
  if (yes && (type === undefined || stack === type)) return true;
  io.err(`${say(text, locale)}\n`);
  if (type === undefined) return answeredYes({ en: 'Destroy? [y/N] ', ko: '없앨까요? [y/N] ' }, io, locale);
  if (!io.ask) throw new DeployFault('cli.name-the-stack', { en: `Deleting data or a protected stack wants the stack named: --yes --stack ${type}`, ko: `데이터나 보호된 스택을 삭제하려면 스택 이름을 지정하십시오: --yes --stack ${type}` });
  return (await io.ask(say({ en: `Type ${type} to confirm: `, ko: `확인하려면 ${type}을(를) 입력하십시오: ` }, locale))).trim() === type;
}

async function answeredYes(question: Text, io: DeployIo, locale: Locale): Promise<boolean> {
  if (!io.ask) throw new DeployFault('cli.say-yes', { en: 'Nobody is here to confirm. --yes confirms.', ko: '확인할 사람이 없습니다. --yes로 확인하십시오.' });
  return /^(?:y|yes|예|네)$/i.test((await io.ask(say(question, locale))).trim());
}

function tell(event: DeployEvent, io: DeployIo, locale: Locale): void {
  if (event.kind === 'phase') io.err(`${say(event.text, locale)}\n`);
  else if (event.kind === 'uploaded') io.err(`  ${event.key} (${Math.ceil(event.bytes / 1024)} KB)\n`);
  else io.err(`  ${event.event.status.padEnd(20)} ${event.event.logicalId}${event.event.node === undefined ? '' : ` (${event.event.node})`}${event.event.reason === undefined ? '' : `: ${printable(event.event.reason)}`}\n`);
}

function deployedJson(result: Deployed, locale: Locale): object {
  return {
    ...result,
    changes: result.changes.map((change) => ({ ...change, text: say(change.text, locale) })),
    ...(result.failure && { failure: { ...result.failure, text: say(result.failure.text, locale) } }),
  };
}

function deployedText({ stack, status, failure, links, notCreated }: Deployed, locale: Locale): string {
  if (failure) return say(failure.text, locale);
  if (status === 'NOTHING_TO_DO') return say({ en: `${stack}: nothing to do.`, ko: `${stack}: 바뀐 것이 없습니다.` }, locale);
  if (status === 'CANCELLED') return say({ en: `${stack}: nothing was changed.`, ko: `${stack}: 아무것도 바꾸지 않았습니다.` }, locale);
  return [`${stack}: ${status}`, ...links.map(({ node, url }) => `  ${node}  ${url}`), ...notCreated.map(({ logicalId, type }) => say({ en: `  ${logicalId} (${type}) is not there`, ko: `  ${logicalId}(${type})이(가) 없습니다` }, locale))].join('\n');
}

function destroyedText({ stack, status, kept, deleted, failure }: Destroyed, locale: Locale): string {
  if (failure) return say(failure.text, locale);
  const list = (resources: Destroyed['kept']): string => resources.map(({ type, id }) => `\n  ${type} ${id}`).join('');
  return [
    `${stack}: ${status}`,
    ...(kept.length > 0 ? [say({ en: `Kept:${list(kept)}`, ko: `남긴 것:${list(kept)}` }, locale)] : []),
    ...(deleted.length > 0 ? [say({ en: `Deleted with their data:${list(deleted)}`, ko: `데이터와 함께 삭제한 것:${list(deleted)}` }, locale)] : []),
  ].join('\n');
}

function faultLine(error: unknown, { signal }: DeployIo, locale: Locale): string {
  if (isDeployFault(error)) return printable(say(error.text, locale));
  if (signal.aborted) return say({ en: 'Stopped. What AWS has begun goes on there; the same command picks it up.', ko: '멈췄습니다. AWS에서 시작한 작업은 계속되며, 같은 명령으로 이어서 볼 수 있습니다.' }, locale);
  return printable(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}
