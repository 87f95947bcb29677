import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/core/model/json.ts';
import { deployer, notCreated } from './deploy.ts';
import { findEmulator, MINISTACK, start, type Emulator } from './emulator.ts';
import { designs, exported, samples } from './templates.ts';

const found = await findEmulator(MINISTACK);
const missing = 'missing' in found ? found.missing : undefined;
const isCi = process.env['CI'] === 'true';
if (missing !== undefined) console.warn(`MiniStack is skipped: ${missing}`);

/** MiniStack refuses a template with a type that it does not know. These are left out; nothing else mentions them. */
const NOT_KNOWN = ['AWS::ApplicationAutoScaling::ScalableTarget', 'AWS::ApplicationAutoScaling::ScalingPolicy'];

function known(template: JsonObject): JsonObject {
  const resources = Object.entries(template['Resources'] as Readonly<Record<string, JsonObject>>);
  return { ...template, Resources: Object.fromEntries(resources.filter(([, { Type: type }]) => !NOT_KNOWN.includes(String(type)))) };
}

describe.skipIf(missing !== undefined && !isCi)('MiniStack', () => {
  let emulator: Emulator | undefined;

  beforeAll(async () => {
    if (!('path' in found)) throw new Error(missing);
    emulator = await start(found.path, MINISTACK);
  });

  afterAll(() => emulator?.stop());

  it.each([...samples, ...designs])('creates all resources of %s by a change set', async (file) => {
    const { name, region, template: whole, yaml } = exported(file);
    const template = known(whole);
    const isWhole = Object.keys(template['Resources'] ?? {}).length === Object.keys(whole['Resources'] ?? {}).length;
    const deployed = await deployer(emulator?.endpoint ?? '', region)(name, template, isWhole ? yaml : JSON.stringify(template));
    expect(deployed.reasons).toEqual([]);
    expect(deployed.status).toBe('CREATE_COMPLETE');
    expect(notCreated(template, deployed)).toEqual([]);
    expect(Object.keys(deployed.outputs).toSorted()).toEqual(Object.keys(template['Outputs'] ?? {}).toSorted());
  });

  it.each(NOT_KNOWN)('does not know %s', async (type) => {
    const template = { Resources: { It: { Type: type } } };
    await expect(deployer(emulator?.endpoint ?? '', 'us-east-1')('unknown', template, JSON.stringify(template))).rejects.toThrow(type);
  });

  it('would refuse what it does not know', async () => {
    const template = { Resources: { Thing: { Type: 'AWS::Shop::Thing' } } };
    await expect(deployer(emulator?.endpoint ?? '', 'us-east-1')('wrong', template, JSON.stringify(template))).rejects.toThrow('AWS::Shop::Thing');
  });
});
