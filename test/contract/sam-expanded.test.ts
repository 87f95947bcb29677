import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/core/model/json.ts';
import { expandSam } from '../../src/sam/expand.ts';
import { corpusText, noCorpus } from '../support/corpus.ts';
import { missingParameters, packaged } from '../support/sam-input.ts';
import { differences, readTemplateText } from '../support/template-reader.ts';

const FOLDER = new URL('../../../shared/corpus/sam-expanded/', import.meta.url);
const files = !noCorpus && existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.cfn.json')).sort() : [];

/** Where ours is not what AWS's transform made of a template, and why. Everything else must be the same. */
const EXPLAINED: Readonly<Record<string, readonly { readonly path: RegExp; readonly why: string }[]>> = {
  'aws-samples_lambda-refarch-iotbackend__iot-backend.yaml': [
    { path: /^Resources\.IoTFunction\.Properties\.Code\./, why: 'The template names an object in S3; the corpus put another one in its place before it was expanded.' },
  ],
};

describe.skipIf(files.length === 0)('real SAM templates', () => {
  it('are the 45 that the corpus has expanded', () => {
    expect(files).toHaveLength(45);
  });

  it.each(files)('%s expands to the same resources and properties as in AWS', (file) => {
    const name = file.replace(/\.cfn\.json$/, '');
    const template = packaged(readTemplateText(corpusText(name)));
    const expansion = expandSam(template, { region: 'us-east-1', printing: 'python-3', parameters: missingParameters(template) });
    if (!expansion.ok) throw new Error(JSON.stringify(expansion.error));
    const expected = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as JsonObject;
    const explained = EXPLAINED[name] ?? [];
    expect(differences(expected, expansion.value.template).filter((line) => !explained.some(({ path }) => path.test(line)))).toEqual([]);
  });
});
