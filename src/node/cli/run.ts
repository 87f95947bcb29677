import { localeOf, say, type Locale } from '../../core/model/text.ts';
import { isDeployFault } from '../deploy/fault.ts';
import type { LocalEvent, Running } from '../local/contract.ts';
import { received, unusable } from './deliver.ts';
import { EXIT, type Exit, type Io } from './io.ts';
import { readRunArguments } from './run-arguments.ts';
import { localDesign } from './run-design.ts';
import { writeMeasured } from './measure-write.ts';
import { printable } from './table.ts';

/** What `run` needs of the machine. */
export interface RunIo extends Pick<Io, 'read' | 'write' | 'out' | 'err' | 'env'> {
  /** Aborted by Ctrl+C and by a request to end. */
  readonly signal: AbortSignal;
  /** Where the product is installed. */
  readonly product: string;
  /** The folder out of which no path of a design may lead. */
  readonly root: (file: string) => Promise<string>;
}

/** `run FILE`: the design on this machine until Ctrl+C. 0: it ran and was stopped; 2: it could not start. */
export async function runCommand(argv: readonly string[], io: RunIo): Promise<Exit> {
  const locale = localeOf(io.env['LC_ALL'] || io.env['LC_MESSAGES'] || io.env['LANG']);
  const asked = readRunArguments(argv);
  if (!asked.ok) return unusable(io, say(asked.error.message, locale));
  const { file } = asked.value;
  const found = await received(file, io, locale);
  if (!found.ok) return found.error;
  const text = found.value;
  try {
    const design = localDesign(text, { file, root: await io.root(file), product: io.product });
    const { startLocal } = await import('../local/local.ts');
    const running = await startLocal(design, asked.value, (event) => { tell(event, io, locale); });
    io.out(`${describe(running, locale)}\n`);
    await ended(io.signal);
    const measured = asked.value.measure ? running.measured() : [];
    await running.stop();
    if (asked.value.measure) return await writeMeasured(file, measured, { en: 'a local run', ko: '로컬 실행' }, io, locale);
    return EXIT.fine;
  } catch (error) {
    return unusable(io, printable(isDeployFault(error) ? say(error.text, locale) : error instanceof Error ? `${error.name}: ${error.message}` : String(error)));
  }
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => { resolve(); }, { once: true });
  });
}

function describe({ addresses, endpoints, users }: Running, locale: Locale): string {
  return [
    ...addresses.map(({ node, url }) => `${node}  ${url}`),
    ...users.map(({ email, password, groups }) => say(password === '' ? { en: `user ${email}, password as before`, ko: `사용자 ${email}, 암호는 이전과 같음` } : { en: `user ${email}, password for the first sign-in ${password}${groups.length > 0 ? `, in ${groups.join(', ')}` : ''}`, ko: `사용자 ${email}, 첫 로그인 암호 ${password}${groups.length > 0 ? `, 그룹 ${groups.join(', ')}` : ''}` }, locale)),
    ...[...endpoints].map(([name, url]) => `${name}=${url}`),
    say({ en: 'Ctrl+C stops it.', ko: 'Ctrl+C를 누르면 멈춥니다.' }, locale),
  ].join('\n');
}

function tell(event: LocalEvent, io: RunIo, locale: Locale): void {
  // The function's own log has its REPORT line.
  if (event.kind !== 'invocation' && event.kind !== 'hop') io.err(`${printable(lineOf(event, locale))}\n`);
}

function lineOf(event: Exclude<LocalEvent, { readonly kind: 'invocation' | 'hop' }>, locale: Locale): string {
  switch (event.kind) {
    case 'log': return `[${event.node}] ${event.line}`;
    case 'request': return `[${event.node}] ${event.method} ${event.path} ${event.status} ${event.milliseconds.toFixed(0)} ms`;
    case 'retry': return `[${event.node}] ${event.requestId} ${say({ en: `attempt ${event.attempt} in ${seconds(event.waits)} s${scale(event.timeScale, 'en')}`, ko: `${seconds(event.waits)}초 뒤 ${event.attempt}번째 시도${scale(event.timeScale, 'ko')}` }, locale)}`;
    case 'undelivered': return `[${event.node}] ${event.requestId} ${say(event.to === undefined ? { en: 'given up, and sent nowhere', ko: '포기했으며 보낸 곳이 없습니다' } : { en: `given up, sent to ${event.to}`, ko: `포기하고 ${event.to}(으)로 보냈습니다` }, locale)}`;
    case 'restarted': return `[${event.node}] ${say({ en: `new code after ${event.milliseconds.toFixed(0)} ms`, ko: `${event.milliseconds.toFixed(0)} ms 뒤 새 코드 적용` }, locale)}`;
    case 'debugger': return `[${event.node}] ${say(event.ended ? { en: `the process with the debugger's port ${event.port} has ended`, ko: `디버거 포트 ${event.port}의 프로세스가 끝났습니다` } : { en: `a debugger may attach to 127.0.0.1:${event.port}`, ko: `디버거를 127.0.0.1:${event.port}에 연결할 수 있습니다` }, locale)}`;
    case 'notice': return say(event.text, locale);
  }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(milliseconds < 1000 ? 2 : 0);
}

function scale(timeScale: number, language: 'en' | 'ko'): string {
  if (timeScale === 1) return '';
  return language === 'en' ? ` (AWS's wait × ${timeScale})` : ` (AWS의 대기 시간 × ${timeScale})`;
}
