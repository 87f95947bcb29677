import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundlerFor, leftToTheRuntime, type Tools } from './bundler.ts';
import { DeployFault } from './fault.ts';
import { filesIn, pathInWorkspace, type Workspace } from './folder.ts';
import { zipOf, type PackedFile } from './zip.ts';

/** A function whose code the design names. */
export interface CodeOf {
  readonly node: string;
  /** As written in the design. */
  readonly code: string;
  /** `nodejs24.x`; undefined where it cannot be told. */
  readonly runtime: string | undefined;
  /** `index.handler`. */
  readonly handler: string | undefined;
}

export interface CodePackage {
  readonly node: string;
  /** Names the content: the same bytes have the same key, so that what did not change is not sent again. */
  readonly key: string;
  readonly bytes: Uint8Array;
}

const SOURCES = ['.ts', '.mts', '.js', '.mjs', '.cjs'];

/**
 * The zip file of a function: JavaScript and TypeScript bundled by esbuild with all they import, everything
 * else as the folder is.
 *
 * @throws DeployFault for a path that leads nowhere, a handler without a file, or code that does not bundle.
 */
export async function packageCode(of: CodeOf, workspace: Workspace & Tools): Promise<CodePackage> {
  const bytes = zipOf((await codeFiles(of, workspace)).files);
  return { node: of.node, key: `${of.node}/${createHash('sha256').update(bytes).digest('hex')}.zip`, bytes };
}

/** What the zip file of a function holds, and the folders of its sources. */
export interface CodeFiles {
  readonly files: readonly PackedFile[];
  /** Those that its own code lies in; other people's packages are not among them. */
  readonly folders: readonly string[];
}

/** Whether the code is for a debugger: names as they are written, and where each line comes from. */
export interface CodeForm {
  readonly debug: boolean;
}

/**
 * The files of a function, as `packageCode` packs them.
 *
 * @throws DeployFault as `packageCode` does.
 */
export async function codeFiles(of: CodeOf, workspace: Workspace & Tools, form: CodeForm = { debug: false }): Promise<CodeFiles> {
  const path = await pathInWorkspace(of.code, of.node, workspace);
  const isFolder = (await stat(path)).isDirectory();
  const folder = isFolder ? path : dirname(path);
  const entry = of.runtime?.startsWith('nodejs') ? await entryOf(of, folder) : undefined;
  const { files, folders } = entry === undefined ? { files: await filesIn(folder, of.node, workspace), folders: [folder] } : await bundled(of, entry, workspace, form);
  if (files.length === 0) throw new DeployFault('deploy.no-code', { en: `${of.node}: ${of.code} holds no files.`, ko: `${of.node}: ${of.code}에 파일이 없습니다.` }, of.node);
  return { files, folders };
}

/** The source of the handler's module: `index.handler` stands in `index.ts`, `index.mjs`… */
async function entryOf({ node, code, handler = 'index.handler' }: CodeOf, folder: string): Promise<string> {
  const module = handler.slice(0, handler.lastIndexOf('.'));
  const names = new Set(await readdir(join(folder, dirname(module))).catch(() => []));
  const name = module.slice(module.lastIndexOf('/') + 1);
  const extension = SOURCES.find((each) => names.has(name + each));
  if (extension !== undefined) return join(folder, module + extension);
  throw new DeployFault('deploy.no-handler', {
    en: `${node}: the handler ${handler} needs ${module}.ts, .js or .mjs in ${code}, and there is none.`,
    ko: `${node}: 핸들러 ${handler}에는 ${code}의 ${module}.ts, .js 또는 .mjs가 필요하지만 없습니다.`,
  }, node);
}

/** One file with all that the entry imports. The handler's name stays that of the source. */
async function bundled({ node, runtime, handler = 'index.handler' }: CodeOf, entry: string, { product }: Tools, { debug }: CodeForm): Promise<CodeFiles> {
  const build = bundlerFor(entry, product, node);
  const module = handler.slice(0, handler.lastIndexOf('.'));
  try {
    const { outputFiles = [], metafile } = await build({
      entryPoints: [entry], bundle: true, write: false, minify: !debug, legalComments: 'none', logLevel: 'silent',
      platform: 'node', target: `node${/\d+/.exec(runtime ?? '')?.[0] ?? '20'}`, format: 'cjs', charset: 'utf8', outfile: `${module}.js`,
      // Paths of this machine would make other bytes on another one.
      absWorkingDir: dirname(entry), ...(debug ? { sourcemap: 'inline', sourceRoot: `${pathToFileURL(dirname(entry)).href}/` } : { sourcemap: false }), metafile: true, plugins: [leftToTheRuntime],
    });
    const own = Object.keys(metafile?.inputs ?? {}).filter((input) => !input.includes('node_modules/') && !input.startsWith('('));
    return {
      files: outputFiles.map(({ contents }) => ({ path: `${module}.js`, bytes: contents })),
      folders: [...new Set(own.map((input) => dirname(join(dirname(entry), input))))],
    };
  } catch (error) {
    const [first] = (error as { errors?: readonly { text: string; location: { file: string; line: number; column: number } | null }[] }).errors ?? [];
    const where = first?.location ? `${first.location.file}:${first.location.line}:${first.location.column + 1}: ` : '';
    const what = `${where}${first?.text ?? (error instanceof Error ? error.message : String(error))}`;
    throw new DeployFault('deploy.code-does-not-bundle', { en: `${node}: the code does not bundle. ${what}`, ko: `${node}: 코드를 번들로 만들 수 없습니다. ${what}` }, node);
  }
}
