// `npm start`: installs, builds and opens the conference design in VS Code. Ctrl+C ends it.
// `--check`: starts, sees that it answers, and ends.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensurePackages, requireNode } from './lib/prepare.mjs';
import { node24, root, run, step } from './lib/steps.mjs';
import { ensureVscodeServer, hasVscodeServer, startVscodeServer, windowAddress } from './lib/vscode-server.mjs';

const folder = join(root, 'samples', 'conference');
const design = join(folder, 'conference.arch.yaml');
const checkOnly = process.argv.includes('--check');

requireNode();
await ensurePackages();
await step('build', () => run(node24(), ['esbuild.mjs'], { quiet: true }));
if (!checkOnly && canShowDesktop()) openDesktop();
else await openServer();

/** An installed VS Code and a display to show it on. */
function canShowDesktop() {
  const display = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  return Boolean(display) && spawnSync('code', ['--version'], { shell: process.platform === 'win32' }).status === 0;
}

function openDesktop() {
  console.log('→ open the conference design in the installed VS Code');
  spawn('code', ['--new-window', '--extensionDevelopmentPath', root, folder, design], { stdio: 'inherit', shell: process.platform === 'win32' });
}

async function openServer() {
  const title = hasVscodeServer() ? 'find VS Code in .vscode-test' : 'get VS Code from npm into .vscode-test (about 600 MB, once)';
  await step(title, ensureVscodeServer);
  const settings = { 'workbench.startupEditor': 'none', 'workbench.secondarySideBar.defaultVisibility': 'hidden', 'chat.commandCenter.enabled': false };
  const server = await step('start VS Code', () => startVscodeServer({ settings, open: design }));
  const address = windowAddress(server, folder, { develop: root });
  if (checkOnly) {
    await step('see that it answers', () => answers(address));
    await server.stop();
    return;
  }
  console.log(`\nThe conference design is at\n\n  ${address}\n\nOpen it in a browser. Ctrl+C ends VS Code.`);
  await server.ended;
}

async function answers(address) {
  const response = await fetch(address);
  const page = await response.text();
  if (!response.ok || !page.includes('vscode-workbench-web-configuration')) throw new Error(`VS Code answered ${response.status}`);
}
