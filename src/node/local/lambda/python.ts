import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Whether a command is there and can be started. */
export async function canStart(command: string): Promise<boolean> {
  return promisify(execFile)(command, ['--version'], { timeout: 10_000, windowsHide: true }).then(() => true, () => false);
}
