import { say, type Locale } from '../../core/model/text.ts';
import { DeployFault } from '../deploy/fault.ts';
import { whoseIn } from '../deploy/states.ts';
import { synthesisOf, where, type DeployIo, type Running } from './deploy-running.ts';
import { EXIT, type Exit } from './io.ts';
import { printable } from './table.ts';

/** `drift FILE`: what was changed at AWS since the deployment. 0: nothing; 1: something. */
export async function runDrift({ asked, analysis, target, deployment, stack }: Running, io: DeployIo, locale: Locale): Promise<Exit> {
  if (!asked.json) io.err(`${where(target, deployment.account, stack, locale)}\n`);
  const drift = await deployment.drift(stack, whoseIn(synthesisOf(analysis).sourceMap), io);
  const told = drift.drifted.map((each) => ({ ...each, text: say(each.text, locale) }));
  const none = say({ en: `${stack} is as it was deployed.`, ko: `${stack}은(는) 배포한 그대로입니다.` }, locale);
  const unchecked = drift.unchecked.length === 0 ? [] : [say({ en: `Not checked by CloudFormation: ${drift.unchecked.join(', ')}`, ko: `CloudFormation이 확인하지 않는 것: ${drift.unchecked.join(', ')}` }, locale)];
  const lines = [...(told.length === 0 ? [none] : told.map(({ text }) => printable(text))), ...unchecked];
  io.out(asked.json ? `${JSON.stringify({ ...drift, drifted: told }, null, 2)}\n` : `${lines.join('\n')}\n`);
  return told.length === 0 ? EXIT.fine : EXIT.findings;
}

/** `logs FILE`: what the functions of a stack have written, or write. */
export async function runLogs({ asked, analysis, target, deployment, stack }: Running, io: DeployIo, locale: Locale): Promise<Exit> {
  if (!asked.json) io.err(`${where(target, deployment.account, stack, locale)}\n`);
  const functions = await deployment.functions(stack, whoseIn(synthesisOf(analysis).sourceMap));
  const stranger = [...asked.nodes].find((id) => !functions.some(({ node }) => node === id));
  if (stranger !== undefined) {
    const names = functions.map(({ node }) => node).join(', ') || '–';
    throw new DeployFault('deploy.no-function', { en: `The stack has no function of a node ${stranger} (it has ${names}).`, ko: `스택에 노드 ${stranger}의 함수가 없습니다(있는 것: ${names}).` });
  }
  const width = Math.max(0, ...functions.map(({ node }) => node.length));
  await deployment.follow(functions, {
    since: io.now() - asked.sinceMs, once: !asked.follow, ...(asked.nodes.size > 0 && { nodes: asked.nodes }),
    onLine: (line) => { io.out(asked.json ? `${JSON.stringify(line)}\n` : `${line.at}  ${line.node.padEnd(width)}  ${printable(line.text)}\n`); },
  }, io);
  return EXIT.fine;
}
