import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startThread } from '../../src/node/worker/thread.ts';
import { createChannel, type Channel } from '../../src/protocol/channel.ts';
import type { EngineRequests } from '../../src/protocol/engine.ts';
import { mermaidAsked } from '../../src/protocol/mermaid-view.ts';

const root = resolve(import.meta.dirname, '../..');
const conference = readFileSync(join(root, 'samples/conference/conference.arch.yaml'), 'utf8');

describe('the worker as it is packed', () => {
  let channel: Channel<EngineRequests, Record<never, never>, Record<never, never>>;
  let stop: () => void;
  beforeAll(() => {
    execFileSync(process.execPath, ['esbuild.mjs', 'worker', 'mermaid', 'cdk'], { cwd: root });
    const running = startThread(join(root, 'dist/worker.js'), () => undefined);
    channel = createChannel({ pipe: running.pipe, handlers: {} });
    stop = running.terminate;
  }, 120_000);
  afterAll(() => stop());

  it('reads a Mermaid diagram with mermaid\'s own parser, where there is no browser', async () => {
    const answer = await channel.request('importDiagram', { name: 'a.mmd', text: 'flowchart LR\n  web[Browser] --> api[REST API] --> fn[Lambda]', fallback: 'a', locale: 'en' });
    expect(answer.ok ? answer.value.text : answer.error.message).toMatch(/^version: 1\nname: a\n[^]*service: client[^]*service: apigateway\.rest[^]*service: lambda/);
  });
  it('refuses a broken diagram with file and line', async () => {
    const answer = await channel.request('importDiagram', { name: 'a.mmd', text: 'flowchart LR\n  a[b(c)] --> d', fallback: 'a', locale: 'en' });
    expect(answer.ok ? '' : answer.error.message).toBe('a.mmd:2: Mermaid does not expect “(” here. A label with brackets or quotes stands in double quotes.');
  });
  it('writes a CDK app', async () => {
    const answer = await channel.request('cdk', { file: 'c', text: conference, language: 'typescript', locale: 'en' });
    expect(answer.ok ? answer.value.map(([path]) => path) : answer.error.message).toEqual(['bin/app.ts', 'lib/stack.ts', 'cdk.json', 'package.json', 'tsconfig.json', 'README.md']);
  });
  it('draws a design in every form', async () => {
    for (const [form, start] of [['flowchart', '---\ntitle'], ['architecture', '---\nconfig'], ['svg', '<svg '], ['drawio', '<mxfile ']] as const) {
      const answer = await channel.request('diagram', { file: 'c', text: conference, form, theme: 'dark', locale: 'en' });
      expect(answer.ok ? answer.value.slice(0, start.length) : answer.error.message).toBe(start);
    }
  });
  it('fills the regions of a page with the designs that it is given', async () => {
    const markdown = '<!-- arch:c.arch.yaml#bill -->\n<!-- /arch -->\n';
    const answer = await channel.request('readme', { markdown, designs: [['c.arch.yaml', conference]], locale: 'en' });
    expect(answer.ok ? [answer.value.stale, answer.value.text.includes('USD a month')] : answer.error.message).toEqual([1, true]);
    const missing = await channel.request('readme', { markdown, designs: [], locale: 'en' });
    expect(missing.ok ? '' : missing.error.message).toBe('1: c.arch.yaml cannot be read.');
  });
});

describe('what the Mermaid page asks', () => {
  it.each([[{ kind: 'ready' }, { kind: 'ready' }], [{ kind: 'form', form: 'architecture', more: 1 }, { kind: 'form', form: 'architecture' }], [{ kind: 'form', form: 'svg' }, undefined], [null, undefined], ['copy', undefined]])('%j is %j', (message, asked) => {
    expect(mermaidAsked(message)).toEqual(asked);
  });
});
