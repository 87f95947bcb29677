import { mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../scripts/lib/steps.mjs';

/** E2E_KIND=web: every window has the extension in the web extension host. */
export const inWebHost = process.env['E2E_KIND'] === 'web';

/**
 * A folder with the product that VS Code can load in the web extension host alone: a manifest that names no entry for
 * Node and no wish for it, and links to what is packed. With a server, VS Code loads an extension that has both in Node.
 */
export async function forBrowsersAlone(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'serverless-canvas-web-'));
  const { main: _, extensionKind: __, ...manifest } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { readonly main: string; readonly extensionKind: readonly string[]; readonly files: readonly string[] };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  const packed = new Set(manifest.files.map((pattern) => pattern.split('/')[0] ?? pattern));
  for (const part of packed) await symlink(join(root, part), join(folder, part));
  return folder;
}
