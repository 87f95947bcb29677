import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { DeployFault } from './fault.ts';
import type { PackedFile } from './zip.ts';

/** What tools leave behind and nobody means to publish. */
const LEFT_BEHIND = new Set(['.git', '.DS_Store', 'Thumbs.db', '__pycache__', '.vscode']);

/** Where `code` and `content` of a design may lead. */
export interface Workspace {
  /** The folder that the design stands in: paths are written from there. */
  readonly folder: string;
  /** The folder out of which no path may lead. */
  readonly root: string;
}

/**
 * The folder or file that a node names, with symbolic links followed.
 *
 * @throws DeployFault where it does not exist or lies outside of the workspace.
 */
export async function pathInWorkspace(written: string, node: string, { folder, root }: Workspace): Promise<string> {
  const meant = resolve(folder, written);
  const real = await realpath(meant).catch(() => undefined);
  if (real === undefined) {
    throw new DeployFault('deploy.no-such-path', { en: `${node}: there is no ${written} beside the design.`, ko: `${node}: 설계 옆에 ${written}이(가) 없습니다.` }, node);
  }
  const way = relative(await realpath(root), real);
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) {
    throw new DeployFault('deploy.outside-workspace', {
      en: `${node}: ${written} leads out of the workspace. Only what lies in it is deployed.`,
      ko: `${node}: ${written}은(는) 작업 영역 밖을 가리킵니다. 작업 영역 안의 것만 배포합니다.`,
    }, node);
  }
  return real;
}

/** The files of a folder and of those below it, by name. Links that lead out of it are refused by `pathInWorkspace`. */
export async function filesIn(folder: string, node: string, workspace: Workspace): Promise<readonly PackedFile[]> {
  const found: PackedFile[] = [];
  const read = async (inside: string): Promise<void> => {
    const entries = await readdir(join(folder, inside), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (LEFT_BEHIND.has(entry.name)) continue;
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      const real = entry.isSymbolicLink() ? await pathInWorkspace(join(folder, path), node, workspace) : join(folder, path);
      const what = await stat(real);
      if (what.isDirectory()) await read(path);
      else if (what.isFile()) found.push({ path, bytes: await readFile(real), executable: (what.mode & 0o100) !== 0 });
    }
  };
  await read('');
  return found;
}
