import { chmod, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageCode, type CodeOf } from './package-code.ts';

const product = fileURLToPath(new URL('../../../', import.meta.url));
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'code-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>, at = root): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(at, name, '..'), { recursive: true });
    await writeFile(join(at, name), text);
  }
}

const of = (more: Partial<CodeOf> = {}): CodeOf => ({ node: 'hello', code: './hello', runtime: 'nodejs24.x', handler: 'index.handler', ...more });
const packed = async (more?: Partial<CodeOf>, folder = root) => packageCode(of(more), { folder, root: folder, product });
const names = async (more?: Partial<CodeOf>): Promise<readonly string[]> => Object.keys(unzipSync((await packed(more)).bytes));

describe('the code of a function', () => {
  it('is bundled with what it imports, TypeScript too', async () => {
    await write({ 'hello/index.ts': "import { greet } from './greet.ts';\nexport const handler = async (): Promise<string> => greet('Ada');\n", 'hello/greet.ts': 'export const greet = (name: string): string => `hello ${name}`;\n' });
    expect(await names()).toEqual(['index.js']);
    const code = new TextDecoder().decode(Object.values(unzipSync((await packed()).bytes))[0]);
    const module = { exports: {} as { handler: () => Promise<string> } };
    new Function('module', 'exports', 'require', code)(module, module.exports, () => ({}));
    expect(await module.exports.handler()).toBe('hello Ada');
  });

  it('keeps the place of the handler', async () => {
    await write({ 'hello/src/app.mjs': 'export const run = () => 1;' });
    expect(await names({ handler: 'src/app.run' })).toEqual(['src/app.js']);
  });

  it('is zipped as it is where it is not JavaScript, without what tools leave behind', async () => {
    await write({ 'hello/app.py': 'def handler(event, context): return 1', 'hello/lib/more.py': '', 'hello/__pycache__/app.pyc': 'x', 'hello/.DS_Store': 'x' });
    expect(await names({ runtime: 'python3.14', handler: 'app.handler' })).toEqual(['app.py', 'lib/more.py']);
  });

  it('is the same bytes on another machine: other folder, other times, other umask', async () => {
    const source = { 'hello/app.py': 'print(1)', 'hello/b.py': 'print(2)', 'js/index.mjs': 'export const handler = () => 1;' };
    const other = await mkdtemp(join(tmpdir(), 'another-place-'));
    await write(source);
    await write(Object.fromEntries(Object.entries(source).reverse()), other);
    await utimes(join(other, 'hello/app.py'), new Date(0), new Date('2030-01-01'));
    await chmod(join(other, 'hello/b.py'), 0o600);
    for (const more of [{ runtime: 'python3.14' }, { code: './js' }]) expect((await packed(more, other)).key).toBe((await packed(more)).key);
    await rm(other, { recursive: true });
  });

  it('names its key by its content', async () => {
    await write({ 'hello/index.mjs': 'export const handler = () => 1;' });
    const { key } = await packed();
    await write({ 'hello/index.mjs': 'export const handler = () => 2;' });
    expect(key).toMatch(/^hello\/[0-9a-f]{64}\.zip$/);
    expect((await packed()).key).not.toBe(key);
  });

  it.each([
    ['a folder that is not there', {}, {}, 'hello: there is no ./hello beside the design.'],
    ['a handler without a file', { 'hello/main.js': '' }, {}, 'hello: the handler index.handler needs index.ts, .js or .mjs in ./hello, and there is none.'],
    ['a way out of the workspace', {}, { code: '../..' }, 'hello: ../.. leads out of the workspace. Only what lies in it is deployed.'],
    ['an absolute path', {}, { code: '/etc' }, 'hello: /etc leads out of the workspace. Only what lies in it is deployed.'],
  ])('is refused for %s', async (_, files, more, message) => {
    await write(files);
    await expect(packed(more)).rejects.toThrow(message);
  });

  it('is refused where a link leads out of the workspace', async () => {
    await write({ 'hello/app.py': '' });
    await symlink('/etc/hostname', join(root, 'hello/secret'));
    await expect(packed({ runtime: 'python3.14' })).rejects.toThrow('leads out of the workspace');
  });

  it('is refused with file, line and column where it does not bundle', async () => {
    await write({ 'hello/index.mjs': "import x from './missing.mjs';\nexport const handler = () => x;\n" });
    await expect(packed()).rejects.toThrow('hello: the code does not bundle. index.mjs:1:15: Could not resolve "./missing.mjs"');
  });
});
