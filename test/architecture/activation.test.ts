import { readFile } from 'node:fs/promises';
import { build, type Plugin } from 'esbuild';
import { expect, it } from 'vitest';

/** What is imported on demand is a file of its own, or stands in functions of their own that nobody has called. */
const onDemand: Plugin = {
  name: 'on-demand',
  setup: ({ onResolve }) => {
    onResolve({ filter: /.*/ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined));
  },
};

it.each(['desktop', 'web'])('activation of the entry %s reads neither an engine nor a package', async (entry) => {
  const { metafile } = await build({ entryPoints: [`src/extension/${entry}.ts`], bundle: true, write: false, metafile: true, minify: true, platform: 'node', format: 'cjs', external: ['vscode'], plugins: [onDemand], logLevel: 'silent' });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  expect(inputs.filter((file) => /^(?:node_modules|webview|src\/(?:services|sam|adapters|core\/(?:analysis|catalog|cost|document|kernel|resolve|rules|simulation|specification|traffic)))\//.test(file))).toEqual([]);
  // A tenth of what knows designs.
  expect(output?.bytes).toBeLessThan(200_000);
});

it('is asked for by designs and texts of YAML alone', async () => {
  const { activationEvents } = JSON.parse(await readFile('package.json', 'utf8')) as { readonly activationEvents: readonly string[] };
  expect(activationEvents).toEqual(['onLanguage:yaml', 'workspaceContains:**/*.arch.yaml']);
});
