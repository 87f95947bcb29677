import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import type { JsonObject } from '../../src/core/model/json.ts';
import { expandSam, isSamTemplate } from '../../src/sam/expand.ts';
import { foldSam } from '../../src/sam/fold.ts';
import { withoutMarks } from '../../src/sam/marks.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { policyTemplate, policyTemplateNames } from '../../src/sam/policies/templates.ts';
import { catalog, randomDesign } from '../property/random-design.ts';
import { corpusFiles, corpusText, noCorpus } from '../support/corpus.ts';
import { missingParameters, packaged } from '../support/sam-input.ts';
import { differences, readTemplateText } from '../support/template-reader.ts';
import { findTranslator, type Asked, type Translate } from './sam-translator.ts';

const REGION = 'us-east-1';
const FIXTURES = new URL('../fixtures/sam/', import.meta.url);

/** What only AWS can open: applications of its repository. */
const NEEDS_AWS = ['aws-samples_cloudfront-authorization-at-edge__example-serverless-app-reuse_reuse-auth-only.yaml'];

const found = await findTranslator();
if ('missing' in found && process.env['CI'] === 'true') throw new Error(found.missing);

describe.skipIf('missing' in found)(`AWS's own SAM transform${'missing' in found ? ` (${found.missing})` : ''}`, () => {
  let translate: Translate;
  beforeAll(() => {
    if ('translate' in found) translate = found.translate;
  });

  /** Every place where ours is not AWS's, over all templates. */
  async function compared(templates: ReadonlyMap<string, JsonObject>): Promise<readonly string[]> {
    const asked: Record<string, Asked> = Object.fromEntries([...templates].map(([name, template]) => [name, { template, parameters: Object.fromEntries(missingParameters(template)) }]));
    const theirs = await translate(asked);
    return [...templates].flatMap(([name, template]) => {
      const ours = expandSam(template, { region: REGION, parameters: missingParameters(template) });
      const answer = theirs[name];
      if (!answer) return [`${name}: no answer`];
      if ('errors' in answer) return ours.ok ? [`${name}: AWS refuses it: ${answer.errors.join(' ')}`] : [];
      return ours.ok ? differences(answer.template, ours.value.template).map((line) => `${name}: ${line}`) : [`${name}: refused: ${JSON.stringify(ours.error)}`];
    });
  }

  it('makes the same of templates with every kind of resource and event', async () => {
    const templates = new Map(readdirSync(FIXTURES).map((file) => [file, readTemplateText(readFileSync(new URL(file, FIXTURES), 'utf8'))] as const));
    expect(templates.size).toBeGreaterThan(0);
    for (const [name, template] of templates) expect(expandSam(template, { region: REGION }).ok, name).toBe(true);
    expect(await compared(templates)).toEqual([]);
  });

  it('makes the same of every policy template', async () => {
    const policies = policyTemplateNames().map((name) => ({ [name]: Object.fromEntries((policyTemplate(name)?.parameters ?? []).map((parameter) => [parameter, { Ref: `The${parameter}` }])) }));
    const Resources = { Uses: { Type: 'AWS::Serverless::Function', Properties: { Runtime: 'nodejs22.x', Handler: 'index.handler', InlineCode: 'code', Policies: policies } } };
    expect(policies.length).toBe(81);
    expect(await compared(new Map([['policies', { Transform: 'AWS::Serverless-2016-10-31', Resources }]]))).toEqual([]);
  });

  it.skipIf(noCorpus)('makes the same of all SAM templates of the corpus', async () => {
    const templates = new Map(corpusFiles.filter((file) => !NEEDS_AWS.includes(file)).map((file) => [file, readTemplateText(corpusText(file))] as const).filter(([, template]) => isSamTemplate(template)).map(([file, template]) => [file, packaged(template)] as const));
    expect(templates.size).toBeGreaterThan(50);
    expect(await compared(templates)).toEqual([]);
  });

  it('makes the plain template again of what the export with --sam writes', async () => {
    const plain = fc.sample(randomDesign, { numRuns: 60, seed: 1 }).map((design) => synthesize({ design, catalog, resolve: createResolver(design) }).template);
    const folded = plain.map((template) => ({ template, short: foldSam(template, { region: REGION }) })).filter(({ short }) => short.folded.length > 0);
    const theirs = await translate(Object.fromEntries(folded.map(({ short }, index) => [String(index), { template: short.template, parameters: Object.fromEntries(missingParameters(short.template)) }])));
    expect(folded.length).toBeGreaterThan(10);
    expect(folded.flatMap(({ template }, index) => {
      const answer = theirs[String(index)];
      return answer && 'template' in answer ? differences(withoutMarks(template), withoutMarks(answer.template)) : [JSON.stringify(answer)];
    })).toEqual([]);
  });
});
