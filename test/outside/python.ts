import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = fileURLToPath(new URL('../../.vscode-test/', import.meta.url));

/** A package of PyPI; one version, so that what a judge says changes by a change of this line and not by surprise. */
export interface Package {
  readonly name: string;
  readonly version: string;
  /** What is installed besides: the `server` of `moto[server]`. */
  readonly extra?: string;
  /** Another package that it uses where it is there. */
  readonly beside?: string;
  readonly program: string;
}

/** Whether an earlier run has it already. */
export function isInstalled(wanted: Package): boolean {
  return existsSync(join(homeOf(wanted), 'bin', wanted.program));
}

function homeOf({ name, version, beside }: Package): string {
  return join(CACHE, [name, version, ...(beside === undefined ? [] : [beside.replace('==', '-')])].join('-'));
}

/** The path of a package's program, in a virtual environment of its own that is kept between runs; or why it cannot be had. */
export async function findProgram(wanted: Package): Promise<{ readonly path: string } | { readonly missing: string }> {
  const { name, version, extra, beside, program } = wanted;
  const home = homeOf(wanted);
  const path = join(home, 'bin', program);
  if (isInstalled(wanted)) return { path };
  try {
    mkdirSync(CACHE, { recursive: true });
    await run('python3', ['-m', 'venv', home]);
    await run(join(home, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', `${name}${extra === undefined ? '' : `[${extra}]`}==${version}`, ...(beside === undefined ? [] : [beside])]);
    return { path };
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    return { missing: `${name} ${version} cannot be installed (python3 with venv and PyPI are needed): ${String(error).split('\n')[0]}` };
  }
}
