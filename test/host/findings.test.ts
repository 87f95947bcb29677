import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { editsFor } from '../../src/core/document/edits.ts';
import { applyEdits } from '../../src/core/document/pieces.ts';
import { engineHandlers } from '../../src/node/worker/engine.ts';
import type { EngineRequests, Hover } from '../../src/protocol/engine.ts';

const conference = await readFile(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');
const tooSlow = conference.replace('MemorySize: 1024, Timeout: 60', 'MemorySize: 1024, Timeout: 1200');

const engine = engineHandlers();
async function ask<K extends keyof EngineRequests>(method: K, params: EngineRequests[K]['params']): Promise<EngineRequests[K]['result']> {
  const answer = await engine[method](params, { cancelled: false, onCancelled: () => undefined });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

const file = 'file:///c.arch.yaml';
const hoverOn = (text: string, what: string, locale: 'en' | 'ko' = 'en'): Promise<Hover | null> => ask('hover', { file, text, offset: text.indexOf(what) + what.length - 1, locale });
const applied = (text: string, intent: Parameters<typeof editsFor>[1]): string => {
  const edits = editsFor(text, intent);
  if (!edits.ok) throw new Error(edits.error.message.en);
  return applyEdits(text, edits.value);
};

describe('a hover', () => {
  it('on a wrong value says why it matters, what the limit is and where it is documented', async () => {
    const hover = await hoverOn(tooSlow, 'Timeout: 1200');
    expect(hover?.parts[0]).toContain('Hard limit: 900 s; the design asks for 1,200 s');
    expect(hover?.parts[0]).toMatch(/\[`lambda\.timeout-above-limit`\]\(rule:lambda\.timeout-above-limit\) · \[AWS documentation, \d{4}-\d{2}-\d{2}\]\(https:\/\/docs\.aws\.amazon\.com\//);
    expect(tooSlow.slice(hover?.range.start, hover?.range.end)).toBe('1200');
  });

  it('on the name of a node tells all that is wrong with it', async () => {
    expect((await hoverOn(tooSlow, '\n  certificate:'))?.parts.join()).toContain('Timeout is 1,200 s');
  });

  it('on a setting tells what it is, its range, its default and its source', async () => {
    const [about] = (await hoverOn(conference, 'Handler: index.handler, MemorySize'))?.parts ?? [];
    expect(about).toContain('**Memory**');
    expect(about).toContain('Range: 128 – 10,240 MB');
    expect(about).toContain('Default: `128`');
    expect(about).toContain('(https://docs.aws.amazon.com/lambda/');
  });

  it('on a service tells what it is, in the language asked for', async () => {
    expect((await hoverOn(conference, 'service: lambda'))?.parts.join()).toMatch(/\*\*Lambda function\*\*[\s\S]*\]\(https:\/\/docs\.aws/);
    expect((await hoverOn(conference, 'service: lambda', 'ko'))?.parts.join()).toMatch(/[가-힣]/);
  });

  it('on what is silenced gives the reason', async () => {
    const route = conference.indexOf('create:');
    const hover = await ask('hover', { file, text: conference, offset: route + 2, locale: 'en' });
    expect(hover?.parts.join()).toContain('Silenced: Anybody may register for the conference.');
  });

  it('on a value that cannot be resolved says that it is not checked, and why', async () => {
    const text = conference.replace('MemorySize: 1024, Timeout: 60', 'MemorySize: 1024, Timeout: !ImportValue slow');
    expect((await hoverOn(text, 'Timeout: !ImportValue slo'))?.parts.join()).toContain('Not checked: ');
  });

  it.each(['# Registration', 'version: 1', '    at: [1290'])('on %j says nothing', async (what) => {
    if (conference.includes(what)) expect(await hoverOn(conference, what)).toBeNull();
  });

  it('never lets what users wrote become a link or a command', async () => {
    const text = tooSlow.replace('certificate:\n    service: lambda', 'certificate:\n    service: lambda\n    label: "[x](command:workbench.action.quit) <b>"');
    for (const what of ['\n  certificate:', 'Timeout: 1200']) expect((await hoverOn(text, what))?.parts.join()).not.toMatch(/(?<!\\)\]\(command:/);
  });

  it.each(['', 'nodes: [', 'nodes: { a: { service: __proto__, properties: { __proto__: 1 } } }', '\u0000'])('in %j never fails', async (text) => {
    for (let offset = 0; offset <= text.length; offset += 1) await ask('hover', { file: 'file:///x.arch.yaml', text, offset, locale: 'en' });
  });
});

describe('silencing', () => {
  const finding = { rule: 'lambda.timeout-above-limit', node: 'certificate' };
  const rulesIn = async (text: string) => {
    const { problems, snapshot } = await ask('analyse', { file, title: 'c', text, version: 1, locale: 'en' });
    return { problems: problems.map(({ rule }) => rule), silenced: snapshot.silenced.map(({ rule, reason }) => `${rule}: ${reason}`) };
  };

  it('takes the finding from the Problems panel to the list of what is silenced, and back', async () => {
    const silenced = applied(tooSlow, await ask('silence', { file, text: tooSlow, finding, reason: 'For a test.' }));
    expect(await rulesIn(silenced)).toMatchObject({ silenced: expect.arrayContaining(['lambda.timeout-above-limit: For a test.']) as unknown });
    expect((await rulesIn(silenced)).problems).not.toContain(finding.rule);
    expect(await ask('reason', { file, text: silenced, rule: finding.rule })).toBe('For a test.');
    expect(applied(silenced, await ask('silence', { file, text: silenced, finding }))).toBe(tooSlow);
  });
});

describe('the page of a rule', () => {
  it('is there in both languages, and null where there is no such rule', async () => {
    expect(await ask('rulePage', { rule: 'lambda.timeout-above-limit', locale: 'en' })).toMatch(/^# `lambda\.timeout-above-limit`\n\n[\s\S]*\*\*Why\.\*\*/);
    expect(await ask('rulePage', { rule: 'lambda.timeout-above-limit', locale: 'ko' })).toContain('**이유.**');
    expect(await ask('rulePage', { rule: '__proto__', locale: 'en' })).toBeNull();
  });
});

it('a broken text without a whole one before it says that what can be read is shown', async () => {
  const shownFor = async (name: string, ...texts: readonly string[]) => {
    let shown: string | undefined;
    for (const text of texts) shown = (await ask('analyse', { file: name, title: 'x', text, version: 1, locale: 'en' })).snapshot.broken?.shown;
    return shown;
  };
  const broken = conference.replace('connections:\n', 'connections: [\n');
  expect(await shownFor('file:///first.arch.yaml', broken)).toBe('readable');
  expect(await shownFor('file:///later.arch.yaml', conference, broken)).toBe('last-good');
});
