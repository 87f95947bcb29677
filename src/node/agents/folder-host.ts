import { randomUUID } from 'node:crypto';
import { lstat, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { sourceOf } from '../../core/cloudformation/import/overlay-source.ts';
import { ok, refuse, type Refusal, type Result } from '../../core/model/result.ts';
import { verbatim, type Locale } from '../../core/model/text.ts';
import type { Change, GivenDesign } from '../../protocol/agent-messages.ts';
import { fileFault } from '../cli/file-fault.ts';
import type { AgentHost, Written } from './call.ts';

export interface FolderOptions {
  /** Whether designs may be written. */
  readonly write: boolean;
  readonly locale: Locale;
  /** The designs in a folder and those below it. */
  readonly designsIn: (folder: string) => Promise<readonly string[] | undefined>;
  /** The text of a file as a revision of git has it; rejects where there is none. */
  readonly committed: (file: string, revision: string) => Promise<string>;
}

type Refused = { readonly ok: false; readonly error: Refusal };

/**
 * Serves the designs of one folder (which exists): no path leads out of it, neither by its name nor by a link on
 * the way, and of what is in it only designs can be read and written, and the templates that they name.
 */
export async function folderHost(folder: string, options: FolderOptions): Promise<Omit<AgentHost, 'run'>> {
  const root = await realpath(folder);
  const design = (file: string) => (file.endsWith('.arch.yaml') ? within(root, file) : Promise.resolve(noDesign(file)));
  const given = async (file: string, text: string): Promise<Result<Omit<GivenDesign, 'file'>>> => {
    const name = sourceOf(text);
    if (name === undefined) return ok({ text });
    const template = await within(root, isAbsolute(name) ? name : join(dirname(file), name));
    return template.ok ? ok({ text, source: await readFile(template.value, 'utf8').catch(() => '') }) : template;
  };
  return {
    designs: async () => ((await options.designsIn(root)) ?? []).map((file) => relative(root, file).split(sep).join('/')),
    read: async (file) => {
      const path = await design(file);
      if (!path.ok) return path;
      try {
        return await given(file, await readFile(path.value, 'utf8'));
      } catch (error) {
        return isMissing(error) ? ok(undefined) : fault(file, error, options.locale);
      }
    },
    committed: async (file, revision) => {
      const path = await design(file);
      if (!path.ok) return path;
      const text = await options.committed(path.value, revision).catch(() => undefined);
      return text === undefined ? refuse('cli.not-committed', { en: `${file}: git has no version of it at ${revision}.`, ko: `${file}: git의 ${revision}에 이 파일이 없습니다.` }) : given(file, text);
    },
    write: async (file, change, before) => {
      if (!options.write) return ok(UNWRITTEN);
      const path = await design(file);
      return path.ok ? write(path.value, file, change, before, options.locale) : path;
    },
  };
}

const UNWRITTEN: Written = { written: false, note: 'Not written: this server may only read. Start it with --write (serverless-canvas mcp --write FOLDER) to let it write.' };

function noDesign(file: string): Refused {
  const name = JSON.stringify(file.slice(0, 200));
  return refuse('agent.no-design', { en: `${name} is no design: its name does not end in .arch.yaml.`, ko: `${name}은(는) 설계가 아닙니다. 이름이 .arch.yaml로 끝나지 않습니다.` });
}

/** The real path of a file that exists, or could be made, in the folder; refused where it would be elsewhere. */
async function within(root: string, file: string): Promise<Result<string>> {
  if (file.includes('\0')) return outside(file);
  const path = resolve(root, file);
  if (!isBelow(root, path)) return outside(file);
  try {
    const real = await realpathOfNearest(path);
    return isBelow(root, real) ? ok(real) : outside(file);
  } catch {
    return outside(file);
  }
}

/** The real path, of a file that is not there too: that of the nearest folder that is, and the rest. A link that leads nowhere has none. */
async function realpathOfNearest(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!isMissing(error) || await isLink(path) || dirname(path) === path) throw error;
    return join(await realpathOfNearest(dirname(path)), basename(path));
  }
}

async function isLink(path: string): Promise<boolean> {
  return lstat(path).then((found) => found.isSymbolicLink(), () => false);
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function outside(file: string): Refused {
  const name = JSON.stringify(file.slice(0, 200));
  return refuse('agent.outside', { en: `${name} is outside the folder that is served. Name a file in it, relative to it.`, ko: `${name}은(는) 제공되는 폴더 밖에 있습니다. 그 폴더 안의 파일을 상대 경로로 지정하십시오.` });
}

/** Writes whole or not at all: beside the file first, then over it. */
async function write(path: string, file: string, { text }: Change, before: string | undefined, locale: Locale): Promise<Result<Written>> {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    const now = await readFile(path, 'utf8').catch((error: unknown) => (isMissing(error) ? undefined : Promise.reject(error)));
    if (now !== before) return refuse('agent.changed-since', { en: `${file} was changed meanwhile. Read it again.`, ko: `${file}이(가) 그 사이에 바뀌었습니다. 다시 읽으십시오.` });
    const mode = await stat(path).then(({ mode: bits }) => bits, () => undefined);
    await writeFile(beside, text, { flag: 'wx', ...(mode !== undefined && { mode }) });
    await rename(beside, path);
    return ok({ written: true });
  } catch (error) {
    await rm(beside, { force: true });
    return fault(file, error, locale);
  }
}

function fault(file: string, error: unknown, locale: Locale): Refused {
  return refuse('cli.unreadable', verbatim(fileFault(file, error, locale)));
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
