import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SPECIFICATION_FILE, specificationLoader } from '../../src/core/specification/loader.ts';
import { engineHandlers } from '../../src/node/worker/engine.ts';

const conference = await readFile(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');
const engine = engineHandlers(undefined, specificationLoader(() => readFile(join(...SPECIFICATION_FILE), 'utf8')));
const NEVER = { cancelled: false, onCancelled: () => undefined };
const file = 'file:///conference.arch.yaml';

/** What is offered where `written` (with a bar for the cursor) replaces `place` in the sample. */
async function offered(place: string, written: string): Promise<readonly string[]> {
  const [before = '', after = ''] = written.split('|');
  const text = conference.replace(place, before + after);
  const answer = await engine.completions({ file, text, offset: text.indexOf(before + after, conference.indexOf(place)) + before.length, locale: 'en' }, NEVER);
  return answer.ok && answer.value ? answer.value.items.map(({ label }) => label) : [];
}

describe('completion offers', () => {
  it('the services, by their titles', async () => {
    expect(await offered('service: sns', 'service: |')).toEqual(expect.arrayContaining(['sqs', 'apigateway.http', 'cognito.user-pool', 'external']));
    expect(await offered('service: sns', 'service: la|')).toContain('lambda');
  });

  it('the nodes that a connection may lead to, those that fit first', async () => {
    const nodes = await offered('{ from: visitors, to: cdn }', '{ from: undelivered, to: | }');
    expect(nodes).toHaveLength(13);
    expect(nodes.slice(0, 4)).toEqual(['register', 'show', 'all', 'certificate']);
  });

  it('them also while the bracket is still open', async () => {
    expect(await offered('{ from: visitors, to: cdn }', '{ from: visitors, to: |')).toContain('cdn');
    expect(await offered('access: [put], env: { TABLE: name } }', 'access: [|')).toContain('put');
  });

  it('nodes for groups, goals and silences', async () => {
    expect(await offered('contains: [register, show, all', 'contains: [register, sh|, all')).toContain('show');
    expect(await offered('node: undelivered', 'node: |')).toContain('undelivered');
    expect(await offered('{ nodes: [api],', '{ nodes: [|],')).toContain('api');
  });

  it('the keys of a block that it has not yet', async () => {
    const keys = await offered('    service: sns', '    service: sns\n    |');
    expect(keys).toEqual(expect.arrayContaining(['label', 'properties', 'attributes']));
    expect(keys).not.toContain('service');
    expect(await offered('kind: on-failure }', 'kind: on-failure, | }')).toEqual(expect.arrayContaining(['access', 'env', 'assume']));
    expect(await offered('drain: until-empty, seed: 1', 'drain: until-empty, |')).toEqual(expect.arrayContaining(['seed', 'faults']));
  });

  it('the properties of a resource and their values, from the specification of CloudFormation', async () => {
    expect(await offered('MemorySize: 1024, Timeout: 60 }', 'MemorySize: 1024, Tra| }')).toEqual(expect.arrayContaining(['TracingConfig', 'Timeout']));
    expect(await offered('MemorySize: 1024, Timeout: 60 }', 'TracingConfig: { | } }')).toEqual(['Mode']);
    expect(await offered('MemorySize: 1024, Timeout: 60 }', 'TracingConfig: { Mode: | } }')).toEqual(['Active', 'PassThrough']);
    expect(await offered('BillingMode: PAY_PER_REQUEST', 'BillingMode: |')).toEqual(expect.arrayContaining(['PAY_PER_REQUEST', 'PROVISIONED']));
    expect(await offered('PublicKey', '|')).toEqual([]);
  });

  it('routes, verbs, references and scenarios', async () => {
    expect(await offered('to: register, routes: [create]', 'to: register, routes: [|]')).toEqual(['create', 'show', 'all']);
    expect(await offered('access: [put], env: { TABLE: name }', 'access: [|], env: { TABLE: name }')).toEqual(expect.arrayContaining(['read', 'write', 'put']));
    expect(await offered('access: [put], env: { TABLE: name }', 'env: { TABLE: | }')).toEqual(expect.arrayContaining(['name', 'arn']));
    expect(await offered('{ scenario: opens,', '{ scenario: |,')).toEqual(expect.arrayContaining(['opens', 'day']));
    expect(await offered('!Ref OrganizersClient', '!Ref Org|')).toEqual(expect.arrayContaining(['Organizers', 'OrganizersClient', 'Stage']));
  });

  it('nothing in a comment', async () => {
    expect(await offered('# Four static pages', '# Four |static pages')).toEqual([]);
  });
});

describe('renaming', () => {
  it('says which resources a deployment would replace, and none where they keep their ids', async () => {
    const rename = (keepsResources: boolean) => engine.rename({ file, text: conference, id: 'registrations', to: 'attendees', keepsResources, locale: 'en' }, NEVER);
    const [replacing, keeping] = [await rename(false), await rename(true)];
    expect(replacing.ok && replacing.value.replaced).toEqual([{ logicalId: 'Registrations', type: 'AWS::DynamoDB::Table' }]);
    expect(keeping.ok && keeping.value.replaced).toEqual([]);
  });

  it('begins at any mention of the node', async () => {
    const offset = conference.indexOf('to: registrations,') + 6;
    expect(await engine.nodeAt({ file, text: conference, offset }, NEVER)).toEqual({ ok: true, value: { id: 'registrations', range: { start: offset - 2, end: offset + 11 } } });
  });
});

it('lenses say what the design and its nodes cost', async () => {
  const lenses = await engine.lenses({ file, text: conference, locale: 'en' }, NEVER);
  const titles = lenses.ok ? lenses.value.map(({ title, node }) => `${node ?? ''} ${title}`.trim()) : [];
  expect(titles.slice(0, 3)).toEqual([expect.stringMatching(/^\$\d+\.\d\d a month$/), 'Simulate', 'Export']);
  expect(titles).toContainEqual(expect.stringMatching(/^cdn \$\d+\.\d\d a month$/));
});

it('a comparison with an earlier text is a picture of both, with marks, and a list', async () => {
  const text = conference.replace('MemorySize: 1024', 'MemorySize: 2048').replace('  undelivered:\n    service: sqs\n    at: [1290, 620]\n    properties: { MessageRetentionPeriod: 1209600 }\n', '').replace('  certificate-undelivered: { from: certificate, to: undelivered, kind: on-failure }\n', '').replace('node: undelivered, requests: 0', 'node: certificate, requests: 9');
  const answer = await engine.difference({ text, name: 'conference.arch.yaml', against: { text: conference, title: 'HEAD' }, theme: 'light', locale: 'en' }, NEVER);
  const { svg, summary, sections } = answer.ok ? answer.value : { svg: '', summary: [], sections: [] };
  expect(summary[0]).toBe('0 added, 2 removed, 2 changed.');
  expect(sections[0]).toEqual({ title: 'Nodes', lines: [{ change: 'changed', text: 'certificate', details: ['properties.MemorySize: 1024 → 2048'] }, { change: 'removed', text: 'undelivered', details: [] }] });
  expect(svg).toContain('<title>undelivered');
  expect(svg.match(/stroke="#b3261e"/g)).toHaveLength(2);
  expect(svg.match(/stroke="#8a5a00"/g)).toHaveLength(1);
});
