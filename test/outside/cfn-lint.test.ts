import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printYaml } from '../../src/core/cloudformation/print.ts';
import { richDesign } from '../property/random-design.ts';
import { findLinter, type Remark, type Templates } from './linter.ts';
import { designs, exported, samples, synthesisOf } from './templates.ts';

const linter = await findLinter();
const missing = 'missing' in linter ? linter.missing : undefined;
const isCi = process.env['CI'] === 'true';
if (missing !== undefined) console.warn(`cfn-lint is skipped: ${missing}`);

/** Remarks of level Informational that are true and stay, each with its reason. */
const ACCEPTED = new Map([
  ['I3013', 'A queue without MessageRetentionPeriod keeps messages for four days: the file says nothing else, and neither does the template.'],
]);

async function remarksOn(templates: Templates): Promise<readonly Remark[]> {
  if ('missing' in linter) throw new Error(linter.missing);
  return linter.lint(templates);
}

describe.skipIf(missing !== undefined && !isCi)('cfn-lint', () => {
  it.each([...samples, ...designs])('has nothing against the template of %s', async (file) => {
    const remarks = await remarksOn(new Map([['template', exported(file)]]));
    expect(remarks.filter(({ rule }) => !ACCEPTED.has(rule))).toEqual([]);
  });

  it('finds no error and no warning in the templates of 200 random designs', async () => {
    const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    console.info(`cfn-lint judges random designs of seed ${seed} (SEED=${seed} gives the same)`);
    const generated = fc.sample(richDesign, { numRuns: 1500, seed }).map(synthesisOf);
    const usable = generated.filter(({ findings, template }) => template['Resources'] !== undefined && findings.every(({ severity }) => severity !== 'error')).slice(0, 200);
    expect(usable).toHaveLength(200);
    const templates = new Map(usable.map((synthesis, index) => [`random-${index}`, { region: 'us-east-1', yaml: printYaml(synthesis) }]));
    const remarks = await remarksOn(templates);
    expect(remarks.filter(({ level }) => level !== 'Informational')).toEqual([]);
  });

  it('would find an error', async () => {
    const yaml = 'Resources:\n  Table:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      KeySchema: 1\n';
    expect(await remarksOn(new Map([['wrong', { region: 'us-east-1', yaml }]]))).toContainEqual(expect.objectContaining({ level: 'Error' }));
  });
});
