import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployer, notCreated } from './deploy.ts';
import { findEmulator, MINISTACK, start, type Emulator } from './emulator.ts';
import { designs, exported, samples } from './templates.ts';

const found = await findEmulator(MINISTACK);
const missing = 'missing' in found ? found.missing : undefined;
const isCi = process.env['CI'] === 'true';
if (missing !== undefined) console.warn(`MiniStack is skipped: ${missing}`);

/** MiniStack refuses a template with a type that it does not know, so there is none. */
describe.skipIf(missing !== undefined && !isCi)('MiniStack', () => {
  let emulator: Emulator | undefined;

  beforeAll(async () => {
    if (!('path' in found)) throw new Error(missing);
    emulator = await start(found.path, MINISTACK);
  });

  afterAll(() => emulator?.stop());

  it.each([...samples, ...designs])('creates all resources of %s by a change set', async (file) => {
    const { name, region, template, yaml } = exported(file);
    const deployed = await deployer(emulator?.endpoint ?? '', region)(name, template, yaml);
    expect(deployed.reasons).toEqual([]);
    expect(deployed.status).toBe('CREATE_COMPLETE');
    expect(notCreated(template, deployed)).toEqual([]);
    expect(Object.keys(deployed.outputs).toSorted()).toEqual(Object.keys(template['Outputs'] ?? {}).toSorted());
  });

  it('would refuse what it does not know', async () => {
    const template = { Resources: { Thing: { Type: 'AWS::Shop::Thing' } } };
    await expect(deployer(emulator?.endpoint ?? '', 'us-east-1')('wrong', template, JSON.stringify(template))).rejects.toThrow('AWS::Shop::Thing');
  });
});
