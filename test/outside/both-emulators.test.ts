import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deployed } from '../../src/node/deploy/contract.ts';
import type { Destroyed } from '../../src/node/deploy/destroy.ts';
import { copyOfSample, runDeploy, type Ran } from './deploying.ts';
import { findEmulator, MINISTACK, MOTO, start, type Emulator, type EmulatorProgram } from './emulator.ts';
import { knownToServices, madeBy, type Made } from './service-apis.ts';
import { exported } from './templates.ts';

const REGION = 'ap-northeast-2';
const isCi = process.env['CI'] === 'true';
const moto = await findEmulator(MOTO);

/** What an emulator does not do, each line shown by a test below. */
interface Judge {
  readonly program: EmulatorProgram;
  /** Types that its CloudFormation passes over in silence. */
  readonly notMade: readonly string[];
  /** Changes that it tells besides those of the node and what must follow. */
  readonly alsoTold: readonly string[];
  /** A change that fails is rolled back; else the call itself is refused, and what was made until then stays. */
  readonly rollsBack: boolean;
}

const SHOP = `version: 1
name: shop
region: ${REGION}
nodes:
  jobs: { service: sqs }
`;

const JUDGES: readonly Judge[] = [
  { program: MINISTACK, notMade: [], alsoTold: [], rollsBack: true },
  {
    program: MOTO, rollsBack: false, alsoTold: ['Registered'],
    notMade: [
      'AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Authorizer', 'AWS::ApiGatewayV2::Integration', 'AWS::ApiGatewayV2::Route', 'AWS::ApiGatewayV2::Stage',
      'AWS::CloudFront::Distribution', 'AWS::CloudFront::OriginAccessControl',
      'AWS::Cognito::UserPool', 'AWS::Cognito::UserPoolClient', 'AWS::Cognito::UserPoolGroup',
      'AWS::Lambda::EventInvokeConfig', 'AWS::S3::BucketPolicy', 'AWS::SNS::Subscription',
    ],
  },
];

describe.each(JUDGES)('the conference at $program.name', ({ program, notMade, alsoTold, rollsBack }) => {
  let emulator: Emulator;
  let sample: Awaited<ReturnType<typeof copyOfSample>>;
  let first: Deployed;
  let made: readonly Made[];
  let missing: string | undefined;

  const settings = () => ({ endpoint: emulator.endpoint, region: REGION });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const run = (command: 'deploy' | 'destroy', design = sample.design): Promise<Ran> => runDeploy(command, [design, '--endpoint', emulator.endpoint, '--yes', '--format', 'json']);
  const deploy = async (): Promise<Deployed> => {
    const { out, err } = await run('deploy');
    if (!out.startsWith('{')) throw new Error(err);
    return JSON.parse(out) as Deployed;
  };
  const known = async (resources = made): Promise<ReadonlySet<string>> => {
    if (!('path' in moto)) throw new Error(moto.missing);
    return knownToServices(moto.path, settings(), resources);
  };
  const rewrite = async (change: (text: string) => string): Promise<void> => {
    const before = await readFile(sample.design, 'utf8');
    expect(change(before)).not.toBe(before);
    await writeFile(sample.design, change(before));
  };

  beforeAll(async () => {
    const found = await findEmulator(program);
    missing = 'missing' in found ? found.missing : 'missing' in moto ? moto.missing : undefined;
    if (missing !== undefined && isCi) throw new Error(missing);
    if (!('path' in found) || missing !== undefined) return console.warn(`${program.name} is skipped: ${missing}`);
    [emulator, sample] = await Promise.all([start(found.path, program), copyOfSample('conference')]);
    first = await deploy();
    made = await madeBy(settings(), 'conference', exported('samples/conference/conference.arch.yaml').template);
    console.log(`${program.name} does not implement: ${notMade.join(', ') || 'nothing of this template'}${rollsBack ? '' : '; no rollback of a change that fails'}`);
  });

  afterAll(async () => {
    await emulator?.stop();
    await sample?.remove();
  });

  it('deploys, but for exactly the types that it does not implement', ({ skip }) => {
    skip(missing !== undefined, missing);
    expect(first.status).toBe('CREATE_COMPLETE');
    expect([...new Set(first.notCreated.map(({ type }) => type))].toSorted()).toEqual(notMade);
  });

  it('has every resource that was made, asked through the services', async ({ skip }) => {
    skip(missing !== undefined, missing);
    const written = Object.entries(exported('samples/conference/conference.arch.yaml').template['Resources'] as Readonly<Record<string, { readonly Type: string }>>);
    const expected = written.filter(([, { Type: type }]) => !notMade.includes(type)).map(([id]) => id).toSorted();
    expect([...await known()].toSorted()).toEqual(expected);
  });

  it('has nothing to do the second time', async ({ skip }) => {
    skip(missing !== undefined, missing);
    expect(await deploy()).toMatchObject({ status: 'NOTHING_TO_DO', uploaded: [], removed: [] });
  });

  it('changes one node and what must follow it, each explained', async ({ skip }) => {
    skip(missing !== undefined, missing);
    await rewrite((text) => text.replace(/(show:\n(?:.*\n)*?.*MemorySize: )256/, '$1512'));
    const { status, changes, uploaded } = await deploy();
    expect({ status, uploaded }).toEqual({ status: 'UPDATE_COMPLETE', uploaded: [] });
    expect(changes.find(({ logicalId }) => logicalId === 'Show')).toMatchObject({ action: 'modify', node: 'show', losesData: false });
    const others = changes.filter(({ node, connection }) => node !== 'show' && connection !== 'api-show');
    expect(others.map(({ logicalId }) => logicalId).filter((id) => id !== 'ApiShowRoute').toSorted()).toEqual(alsoTold);
    for (const { text, node, connection } of changes) expect(text).toMatch(new RegExp(`^${node ?? connection}: \\w+, AWS::[\\w:]+, is (?:changed in place|made anew in place of the old one)`));
  });

  it('ends a change that fails with the node in the message, and the stack is as it was', async ({ skip }) => {
    skip(missing !== undefined, missing);
    await new S3Client({ ...settings(), credentials, forcePathStyle: true }).send(new CreateBucketCommand({ Bucket: 'taken-by-others', CreateBucketConfiguration: { LocationConstraint: REGION } }));
    const shop = join(sample.folder, 'shop.arch.yaml');
    await writeFile(shop, SHOP);
    expect((await run('deploy', shop)).code).toBe(0);
    await writeFile(shop, `${SHOP}  archive: { service: s3, properties: { BucketName: taken-by-others } }\n`);
    const { code, out, err } = await run('deploy', shop);
    if (rollsBack) {
      expect(code).toBe(1);
      expect(JSON.parse(out)).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE', failure: { node: 'archive', logicalId: 'Archive', text: expect.stringMatching(/^archive: Archive \(AWS::S3::Bucket\) failed: .*taken-by-others/) as string } });
      await writeFile(shop, SHOP);
      expect(JSON.parse((await run('deploy', shop)).out)).toMatchObject({ status: 'NOTHING_TO_DO' });
    } else {
      expect(code).toBe(2);
      expect(err).toMatch(/^shop: the change of (?:jobs, )?archive was refused: BucketAlreadyExists/);
    }
  });

  it('rolls the first deployment of a stack back to nothing, and makes it anew', async ({ skip }) => {
    skip(missing !== undefined || !rollsBack, missing ?? `${program.name} does not roll back`);
    const shop = join(sample.folder, 'new.arch.yaml');
    await writeFile(shop, `${SHOP.replace('shop', 'new')}  archive: { service: s3, properties: { BucketName: taken-by-others } }\n`);
    expect(JSON.parse((await run('deploy', shop)).out)).toMatchObject({ status: 'ROLLBACK_COMPLETE', failure: { node: 'archive' } });
    await writeFile(shop, SHOP.replace('shop', 'new'));
    expect(JSON.parse((await run('deploy', shop)).out)).toMatchObject({ status: 'CREATE_COMPLETE', notCreated: [] });
  });

  it('leaves nothing behind but what it says, asked through the services', async ({ skip }) => {
    skip(missing !== undefined, missing);
    const all = await madeBy(settings(), 'conference', exported('samples/conference/conference.arch.yaml').template);
    const { status, kept } = JSON.parse((await run('destroy')).out) as Destroyed;
    expect(status).toBe('DELETE_COMPLETE');
    const keptIds = kept.map(({ logicalId }) => logicalId).toSorted();
    const data = ['AWS::Cognito::UserPool', 'AWS::DynamoDB::Table', 'AWS::S3::Bucket'];
    expect(keptIds).toEqual(all.filter(({ type }) => data.includes(type)).map(({ logicalId }) => logicalId).toSorted());
    expect([...await known(all)].toSorted()).toEqual(keptIds);
  });
});
