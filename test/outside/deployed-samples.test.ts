import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deployed } from '../../src/node/deploy/contract.ts';
import type { Destroyed } from '../../src/node/deploy/destroy.ts';
import { sampleNames } from '../support/samples.ts';
import { ROOT, runDeploy, type Ran } from './deploying.ts';
import { findEmulator, MINISTACK, MOTO, start, type Emulator, type EmulatorProgram } from './emulator.ts';
import { knownToServices, madeBy } from './service-apis.ts';
import { exported } from './templates.ts';

const moto = await findEmulator(MOTO);
const isCi = process.env['CI'] === 'true';
/** What a template asks for where it has no default. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = { 'mobile-backend': ['--parameter', 'SenderArn=arn:aws:ses:ap-northeast-2:123456789012:identity/example.com'] };

/** Each emulator with the samples that it takes (./moto.test.ts shows the others) and the types that it passes over. */
const JUDGES: readonly { readonly program: EmulatorProgram; readonly refused: readonly string[]; readonly notMade: RegExp }[] = [
  { program: MINISTACK, refused: [], notMade: /^$/ },
  { program: MOTO, refused: ['microservices', 'mobile-backend'], notMade: /^AWS::(?:ApiGatewayV2::.*|CloudFront::.*|Cognito::.*|Lambda::EventInvokeConfig|S3::BucketPolicy|SNS::Subscription|SQS::QueuePolicy|Scheduler::Schedule)$/ },
];

/** The conference is deployed, changed, broken and destroyed in ./both-emulators.test.ts. */
const samples = sampleNames.filter((name) => name !== 'conference');

describe.each(JUDGES)('the samples at $program.name', ({ program, refused, notMade }) => {
  let emulator: Emulator | undefined;
  let missing: string | undefined;

  const run = (command: 'deploy' | 'destroy', sample: string, ...more: readonly string[]): Promise<Ran> =>
    runDeploy(command, [join(ROOT, 'samples', sample, `${sample}.arch.yaml`), '--endpoint', emulator?.endpoint ?? '', '--yes', '--format', 'json', ...more]);
  const read = <T>({ code, out, err }: Ran): T => {
    if (code !== 0) throw new Error(`${code} ${err}${out}`);
    return JSON.parse(out) as T;
  };

  beforeAll(async () => {
    const found = await findEmulator(program);
    missing = 'missing' in found ? found.missing : 'missing' in moto ? moto.missing : undefined;
    if (missing !== undefined && isCi) throw new Error(missing);
    if (!('path' in found) || missing !== undefined) return console.warn(`${program.name} is skipped: ${missing}`);
    emulator = await start(found.path, program);
  });

  afterAll(() => emulator?.stop());

  it.each(samples.filter((name) => !refused.includes(name)))('%s is there as its services say, does not change the second time, and leaves nothing', async (sample) => {
    if (!emulator || !('path' in moto)) return;
    const { region, template } = exported(join('samples', sample, `${sample}.arch.yaml`));
    const settings = { endpoint: emulator.endpoint, region };
    const typeOf = template['Resources'] as Readonly<Record<string, { readonly Type: string }>>;
    const expected = Object.keys(typeOf).filter((id) => !notMade.test(typeOf[id]?.Type ?? '')).toSorted();

    const first = read<Deployed>(await run('deploy', sample, ...(PARAMETERS[sample] ?? [])));
    expect(first.status).toBe('CREATE_COMPLETE');
    expect(first.notCreated.map(({ logicalId }) => logicalId).toSorted()).toEqual(Object.keys(typeOf).filter((id) => !expected.includes(id)).toSorted());
    const made = await madeBy(settings, sample, template);
    expect([...await knownToServices(moto.path, settings, made)].toSorted()).toEqual(expected);

    const second = read<Deployed>(await run('deploy', sample, ...(PARAMETERS[sample] ?? [])));
    expect(second).toMatchObject({ status: 'NOTHING_TO_DO', uploaded: [], removed: [], changes: [] });

    const destroyed = read<Destroyed>(await run('destroy', sample, '--delete-data', '--stack', sample));
    expect(destroyed).toMatchObject({ status: 'DELETE_COMPLETE', kept: [] });
    expect([...await knownToServices(moto.path, settings, made)]).toEqual([]);
  });
});
