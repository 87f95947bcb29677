import { spawn } from 'node:child_process';
import type { Locale } from '../../core/model/text.ts';

/** A command of the command line, to be run in a process of its own. */
export interface CommandStart {
  /** The bundle of the command line. */
  readonly script: string;
  readonly words: readonly string[];
  /** Absolute path of the folder that files are named from. */
  readonly folder: string;
  readonly locale: Locale;
  /** What it writes, to either stream, as it comes. */
  readonly onText: (text: string) => void;
  /** Called once; 0: fine, 1: not as it should be, 2 or a process that could not be started: no answer. */
  readonly onEnd: (code: number) => void;
}

/** Starts it; the answer stops it. */
export function startCommand({ script, words, folder, locale, onText, onEnd }: CommandStart): () => void {
  // The desktop's own executable is Electron, which is Node where it is asked to be.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', LC_ALL: locale === 'ko' ? 'ko_KR.UTF-8' : 'en_US.UTF-8' };
  const child = spawn(process.execPath, [script, ...words], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', onText);
  child.once('error', ({ message }) => onText(`${message}\n`));
  child.once('close', (code) => onEnd(code ?? 2));
  return () => void child.kill();
}
