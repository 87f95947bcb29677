import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployer, notCreated, type Deployed } from './deploy.ts';
import { findEmulator, MOTO, start, type Emulator } from './emulator.ts';
import { exported, samples as all } from './templates.ts';

/** Those whose types moto answers for: of others it fails over the first that it does not know. */
const samples = all.filter((file) => file.includes('conference'));

const found = await findEmulator(MOTO);
const missing = 'missing' in found ? found.missing : undefined;
const isCi = process.env['CI'] === 'true';
if (missing !== undefined) console.warn(`moto is skipped: ${missing}`);

/** Types for which moto's CloudFormation makes nothing and says nothing: it leaves them out of the stack. */
const NOT_KNOWN = [
  'AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Authorizer', 'AWS::ApiGatewayV2::Integration', 'AWS::ApiGatewayV2::Route', 'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFront::Distribution', 'AWS::CloudFront::OriginAccessControl',
  'AWS::Cognito::UserPool', 'AWS::Cognito::UserPoolClient', 'AWS::Cognito::UserPoolGroup',
  'AWS::Lambda::EventInvokeConfig', 'AWS::S3::BucketPolicy', 'AWS::SNS::Subscription',
];

describe.skipIf(missing !== undefined && !isCi)('moto', () => {
  let emulator: Emulator | undefined;
  const stacks = new Map<string, { readonly deployed: Deployed; readonly missing: readonly string[] }>();

  beforeAll(async () => {
    if (!('path' in found)) throw new Error(missing);
    emulator = await start(found.path, MOTO);
    for (const { name, region, template, yaml } of samples.map(exported)) {
      const deployed = await deployer(emulator.endpoint, region)(name, template, yaml);
      stacks.set(name, { deployed, missing: notCreated(template, deployed) });
    }
  });

  afterAll(() => emulator?.stop());

  it.each(samples.map((file) => exported(file).name))('creates the stack of %s by a change set, with everything it knows', (name) => {
    const stack = stacks.get(name);
    expect(stack?.deployed.reasons).toEqual([]);
    expect(stack?.deployed.status).toBe('CREATE_COMPLETE');
    expect(stack?.missing.filter((type) => !NOT_KNOWN.includes(type))).toEqual([]);
  });

  it('does not know exactly these types', () => {
    expect([...new Set([...stacks.values()].flatMap((stack) => stack.missing))].toSorted()).toEqual(NOT_KNOWN);
  });
});
