import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deployed } from '../../src/node/deploy/contract.ts';
import type { Drift } from '../../src/node/deploy/drift.ts';
import { Conference } from './conference-in-use.ts';
import { copyOfSample, runDeploy } from './deploying.ts';
import { findEmulator, MINISTACK, start, type Emulator } from './emulator.ts';

const found = await findEmulator(MINISTACK);
const missing = 'missing' in found ? found.missing : undefined;
const isCi = process.env['CI'] === 'true';
if (missing !== undefined) console.warn(`The deployed conference is skipped: ${missing}`);

/** The command line's own deployment of the sample, with its own handlers and pages, at an emulator that runs them. */
describe.skipIf(missing !== undefined && !isCi)('the conference, deployed', () => {
  let emulator: Emulator;
  let sample: Awaited<ReturnType<typeof copyOfSample>>;
  let deployed: Deployed;

  const conference = (): Conference => new Conference(emulator.endpoint, deployed.outputs);
  const deploy = async (): Promise<Deployed> => {
    const { code, out, err } = await runDeploy('deploy', [sample.design, '--endpoint', emulator.endpoint, '--yes', '--format', 'json']);
    if (code !== 0) throw new Error(`${code} ${err}${out}`);
    return JSON.parse(out) as Deployed;
  };

  beforeAll(async () => {
    if (!('path' in found)) throw new Error(missing);
    [emulator, sample] = await Promise.all([start(found.path, MINISTACK), copyOfSample('conference')]);
    deployed = await deploy();
  });

  afterAll(async () => {
    await emulator?.stop();
    await sample?.remove();
  });

  it('has every resource of the exported template', () => {
    expect(deployed.status).toBe('CREATE_COMPLETE');
    expect(deployed.notCreated).toEqual([]);
    expect(deployed.links.map(({ node }) => node)).toEqual(['cdn', 'api']);
  });

  it('stores a registration that is posted to its API, and makes the certificate behind the topic', () => conference().expectRegistration());

  it('lets nobody see the list without a token, no stranger with one, and an organizer', () => conference().expectGuardedList());

  it('has the pages in the bucket byte for byte, with their content types, and tells them where to sign in', () => conference().expectPages(join(sample.folder, 'web')));

  it('tells what its functions have written, with their nodes', async () => {
    const { out } = await runDeploy('logs', [sample.design, '--endpoint', emulator.endpoint, '--since', '1h', '--format', 'json']);
    const lines = out.trim().split('\n').map((line) => JSON.parse(line) as { node: string; text: string });
    expect([...new Set(lines.map(({ node }) => node))].toSorted()).toEqual(expect.arrayContaining(['certificate', 'register']));
    expect(lines.filter(({ node, text }) => node === 'register' && text.includes('"event":"registered"'))).toHaveLength(1);
  });

  it('is as it was deployed until somebody changes something behind its back', async () => {
    const drift = async (): Promise<Drift> => JSON.parse((await runDeploy('drift', [sample.design, '--endpoint', emulator.endpoint, '--format', 'json'])).out) as Drift;
    expect((await drift()).drifted).toEqual([]);
    await conference().keepMessagesFor(345_600);
    expect((await drift()).drifted).toMatchObject([{ node: 'undelivered', differences: [{ path: 'MessageRetentionPeriod', expected: '1209600', actual: '345600' }] }]);
    await conference().keepMessagesFor(1_209_600);
  });

  it('sends nothing and says so where nothing has changed', async () => {
    expect(await deploy()).toMatchObject({ status: 'NOTHING_TO_DO', uploaded: [], removed: [], changes: [] });
  });

  it('changes one function and what must follow it, explained', async () => {
    await writeFile(sample.design, readFileSync(sample.design, 'utf8').replace('logBytes: 600 B', 'logBytes: 601 B').replace(/(show:\n(?:.*\n)*?.*MemorySize: )256/, '$1512'));
    const { status, changes, uploaded } = await deploy();
    expect(status).toBe('UPDATE_COMPLETE');
    expect(uploaded).toEqual([]);
    expect(changes.find(({ logicalId }) => logicalId === 'Show')).toMatchObject({ action: 'modify', node: 'show', because: ['MemorySize'], losesData: false });
    expect(changes.filter(({ node, connection }) => node !== 'show' && connection !== 'api-show' && node !== 'api')).toEqual([]);
  });

  it('takes pages away that the folder has lost, and sends those that are new', async () => {
    await writeFile(join(sample.folder, 'web', 'extra.html'), '<!doctype html>');
    expect((await deploy()).uploaded).toEqual(['extra.html']);
    await rm(join(sample.folder, 'web', 'extra.html'));
    expect((await deploy()).removed).toEqual(['extra.html']);
  });

  it('guards its data where that is wanted, and is destroyed only with its name then', async () => {
    const guarded = await runDeploy('deploy', [sample.design, '--endpoint', emulator.endpoint, '--yes', '--protect', '--format', 'json']);
    expect(JSON.parse(guarded.out)).toMatchObject({ status: 'NOTHING_TO_DO', isProtected: true });
    const refused = await runDeploy('destroy', [sample.design, '--endpoint', emulator.endpoint, '--yes', '--format', 'json']);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--yes --stack conference')]);
    expect(JSON.parse((await runDeploy('deploy', [sample.design, '--endpoint', emulator.endpoint, '--yes', '--format', 'json'])).out)).toMatchObject({ status: 'NOTHING_TO_DO' });
  });

  it('leaves behind what it says it keeps, and with its name typed nothing', async () => {
    const kept = JSON.parse((await runDeploy('destroy', [sample.design, '--endpoint', emulator.endpoint, '--yes', '--stack', 'conference', '--format', 'json'])).out) as { kept: readonly { type: string; id: string }[] };
    expect(kept.kept.map(({ type }) => type).toSorted()).toEqual(['AWS::Cognito::UserPool', 'AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::S3::Bucket']);
    await deploy();
    const all = await runDeploy('destroy', [sample.design, '--endpoint', emulator.endpoint, '--yes', '--delete-data', '--stack', 'conference', '--format', 'json']);
    expect(JSON.parse(all.out)).toMatchObject({ status: 'DELETE_COMPLETE', kept: [] });
  });
});
