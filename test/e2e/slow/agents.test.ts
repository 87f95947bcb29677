import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWindow, type Window } from '../lib/window.ts';

const FILE = 'conference.arch.yaml';
const CALLS = [
  ['serverlessCanvas_read', {}],
  ['serverlessCanvas_check', { file: FILE }],
  ['serverlessCanvas_explain', { property: { type: 'lambda', path: 'Timeout' } }],
  ['serverlessCanvas_check', { file: 'nothing.arch.yaml' }],
  ['serverlessCanvas_edit', { file: FILE, intents: [{ kind: 'set', path: ['nodes', 'register', 'properties', 'Timeout'], value: 20 }] }],
  ['serverlessCanvas_read', { file: FILE, parts: ['nodes'], nodes: ['register'] }],
] as const;

interface Answers {
  readonly tools: readonly string[];
  readonly answers: readonly { readonly text?: string; readonly error?: string }[];
}

let folder: string;
let window: Window;
const answers = async (): Promise<Answers | undefined> => readFile(join(folder, 'calls.json.answers'), 'utf8').then((text) => JSON.parse(text) as Answers, () => undefined);
const given = async (index: number): Promise<unknown> => JSON.parse((await answers())?.answers[index]?.text ?? 'null');
const count = async (): Promise<number> => (await answers())?.answers.length ?? 0;

/** Another extension calls the tools, as the chat of VS Code does. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agents-'));
  await writeFile(join(folder, 'calls.json'), JSON.stringify(CALLS));
  process.env['TOOL_CALLS'] = join(folder, 'calls.json');
  window = await openWindow();
});
afterAll(async () => {
  delete process.env['TOOL_CALLS'];
  await window?.close();
  await rm(folder, { recursive: true, force: true });
});

it('VS Code offers the six tools, which work on the open workspace', async () => {
  await expect.poll(count, { timeout: 40_000 }).toBeGreaterThanOrEqual(4);
  expect((await answers())?.tools.toSorted()).toEqual(['check', 'cost', 'edit', 'explain', 'read', 'simulate'].map((name) => `serverlessCanvas_${name}`));
  expect(await given(0)).toEqual({ designs: [FILE] });
  expect(await given(1)).toMatchObject({ file: FILE, findings: [] });
  expect(await given(2)).toMatchObject({ property: { type: 'AWS::Lambda::Function', text: expect.stringContaining('The amount of time') } });
  expect((await answers())?.answers[3]?.error).toContain('There is no design "nothing.arch.yaml"');
});

it('an edit asks first in words, and is one undo step', async () => {
  const question = window.page.locator('.monaco-dialog-box');
  await question.waitFor();
  expect(await question.innerText()).toContain(`Edit ${FILE}?`);
  expect(await question.innerText()).toContain('nodes.register.properties.Timeout: 20');
  await question.locator('.dialog-buttons .monaco-button', { hasText: 'Yes' }).click();
  await expect.poll(count).toBe(CALLS.length);
  expect(await given(4)).toMatchObject({ written: true, changes: 1 });
  expect(await given(5)).toMatchObject({ nodes: [{ id: 'register', properties: { Timeout: 20 } }] });
  expect(await window.read(FILE)).toContain('MemorySize: 256, Timeout: 10 }');
  await window.command('File: Save');
  await expect.poll(() => window.read(FILE)).toContain('MemorySize: 256, Timeout: 20 }');
  const edited = await window.read(FILE);
  await window.command('Undo');
  await window.command('File: Save');
  await expect.poll(() => window.read(FILE)).toBe(edited.replace('Timeout: 20', 'Timeout: 10'));
});
