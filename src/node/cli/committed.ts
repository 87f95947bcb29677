import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Far above any design. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The text of a file as a revision of git has it. No shell is between: neither name nor revision is read as a command. */
export async function committedText(file: string, revision: string): Promise<string> {
  const { stdout } = await run('git', ['show', '--no-textconv', `${revision}:./${basename(file)}`], { cwd: dirname(file), encoding: 'utf8', maxBuffer: MOST_BYTES });
  return stdout;
}
