import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const read = async (file: string) => JSON.parse(await readFile(new URL(`../../${file}`, import.meta.url), 'utf8')) as unknown;

interface Manifest {
  readonly files: readonly string[];
  readonly browser: string;
  readonly main: string;
  readonly type?: string;
  readonly contributes: { readonly commands: readonly { readonly command: string; readonly title: string }[]; readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>; readonly keybindings: readonly { readonly command: string }[] };
}

const manifest = (await read('package.json')) as Manifest;
const texts = { en: (await read('package.nls.json')) as Record<string, string>, ko: (await read('package.nls.ko.json')) as Record<string, string> };

describe('the manifest', () => {
  it('has every text in both languages, and no other', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([a-zA-Z.]+)%"/g)].map(([, key]) => key).sort();
    expect(Object.keys(texts.en).sort()).toEqual(used);
    expect(Object.keys(texts.ko).sort()).toEqual(used);
  });

  it('puts only its own commands into menus and keybindings', () => {
    const commands = manifest.contributes.commands.map(({ command }) => command);
    for (const { command } of [...Object.values(manifest.contributes.menus).flat(), ...manifest.contributes.keybindings]) expect(commands).toContain(command);
  });

  it('registers every command that it names', async () => {
    const sources = await Promise.all(['register', 'canvas-actions'].map((file) => readFile(new URL(`../../src/extension/commands/${file}.ts`, import.meta.url), 'utf8')));
    for (const { command } of manifest.contributes.commands) expect(sources.join('\n')).toContain(`    ${command.slice('serverlessCanvas.'.length)}: `);
  });

  it('is CommonJS, the one form that both extension hosts load', () => {
    expect(manifest.type).toBeUndefined();
    expect([manifest.main, manifest.browser]).toEqual(['./dist/extension.js', './dist/extension-web.js']);
  });

  it('packs bundles, pictures and the samples; no source, no tests, no modules', () => {
    expect(manifest.files.filter((pattern) => /^(src|webview|test|scripts|node_modules|samples\/(\*\*|\*\/test)|\*)/.test(pattern))).toEqual([]);
    expect(manifest.files.filter((pattern) => pattern.startsWith('samples/'))).toEqual(['*.arch.yaml', 'README.md', 'package.json', 'functions/**', 'web/**'].map((what) => `samples/*/${what}`));
  });
});
