import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployer, notCreated, type Deployed } from './deploy.ts';
import { findEmulator, MOTO, start, type Emulator } from './emulator.ts';
import { exported, samples } from './templates.ts';

const found = await findEmulator(MOTO);
const missing = 'missing' in found ? found.missing : undefined;
const isCi = process.env['CI'] === 'true';
if (missing !== undefined) console.warn(`moto is skipped: ${missing}`);

/** Types for which moto's CloudFormation makes nothing and says nothing: it leaves them out of the stack. */
const NOT_KNOWN = [
  'AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Authorizer', 'AWS::ApiGatewayV2::Integration', 'AWS::ApiGatewayV2::Route', 'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFront::CachePolicy', 'AWS::CloudFront::Distribution', 'AWS::CloudFront::OriginAccessControl',
  'AWS::Cognito::UserPool', 'AWS::Cognito::UserPoolClient', 'AWS::Cognito::UserPoolGroup',
  'AWS::Lambda::EventInvokeConfig', 'AWS::S3::BucketPolicy', 'AWS::SNS::Subscription', 'AWS::SQS::QueuePolicy', 'AWS::Scheduler::Schedule',
];

/** Samples that moto does not take at all, with its own words; MiniStack creates them. */
const REFUSED = new Map([
  ['microservices', 'XML parse error'], // its page for an internal error
  ['mobile-backend', 'references undefined resource People'], // what a user pool, which it leaves out, would give
]);
const taken = samples.map(exported).filter(({ name }) => !REFUSED.has(name));

describe.skipIf(missing !== undefined && !isCi)('moto', () => {
  let emulator: Emulator | undefined;
  const stacks = new Map<string, { readonly deployed: Deployed; readonly missing: readonly string[] }>();

  beforeAll(async () => {
    if (!('path' in found)) throw new Error(missing);
    emulator = await start(found.path, MOTO);
    for (const { name, region, template, yaml } of taken) {
      const deployed = await deployer(emulator.endpoint, region)(name, template, yaml);
      stacks.set(name, { deployed, missing: notCreated(template, deployed) });
    }
  });

  afterAll(() => emulator?.stop());

  it.each(taken.map(({ name }) => name))('creates the stack of %s by a change set, with everything it knows', (name) => {
    const stack = stacks.get(name);
    expect(stack?.deployed.reasons).toEqual([]);
    expect(stack?.deployed.status).toBe('CREATE_COMPLETE');
    expect(stack?.missing.filter((type) => !NOT_KNOWN.includes(type))).toEqual([]);
  });

  it.each([...REFUSED])('does not take %s', async (sample, words) => {
    const { name, region, template, yaml } = exported(samples.find((file) => file.includes(sample)) ?? '');
    await expect(deployer(emulator?.endpoint ?? '', region)(name, template, yaml)).rejects.toThrow(words);
  });

  it('does not know exactly these types', () => {
    expect([...new Set([...stacks.values()].flatMap((stack) => stack.missing))].toSorted()).toEqual(NOT_KNOWN);
  });
});
