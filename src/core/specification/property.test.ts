import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Path } from '../model/json.ts';
import { DOCUMENTATION_FILE, readDocumentation } from './documentation.ts';
import { SPECIFICATION_FILE } from './loader.ts';
import { pageOfProperty, propertyAt, type PropertyFacts } from './property.ts';
import { readSpecification } from './read.ts';

const root = resolve(import.meta.dirname, '../../..');
const specification = readSpecification(readFileSync(join(root, ...SPECIFICATION_FILE), 'utf8'));
const documentation = readDocumentation(readFileSync(join(root, ...DOCUMENTATION_FILE)), (line) => new TextDecoder().decode(line));
const about = (type: string, ...path: Path): PropertyFacts | undefined => propertyAt(type, path, specification, documentation.type(type));
const pageOf = (type: string, ...path: Path): string | undefined => {
  const facts = about(type, ...path);
  return facts && pageOfProperty(facts);
};

describe('a property', () => {
  it('has its kind, its bounds and whether a change replaces the resource', () => {
    expect(about('AWS::SQS::Queue', 'VisibilityTimeout')).toMatchObject({ kinds: ['integer'], required: 'no', constraints: [{ is: 'range', bounds: [0, 43_200] }] });
    expect(about('AWS::SQS::Queue', 'FifoQueue')).toMatchObject({ kinds: ['boolean'], documented: { replaces: 'always' } });
    expect(about('AWS::S3::Bucket', 'BucketName')?.constraints.map(({ is }) => is)).toEqual(['length', 'pattern']);
  });

  it('within another one is described by the definition that it stands in', () => {
    expect(about('AWS::S3::Bucket', 'LifecycleConfiguration', 'Rules', 0, 'Status')).toMatchObject({
      name: 'Status', definition: 'Rule', required: 'yes', constraints: [{ is: 'values', values: ['Enabled', 'Disabled'] }], documented: { text: expect.stringContaining('currently being applied') as unknown },
    });
    expect(about('AWS::DynamoDB::Table', 'KeySchema', 0, 'KeyType')?.definition).toBe('KeySchema');
  });

  it('is told at each of its items, with what an item takes', () => {
    expect(about('AWS::Lambda::Function', 'Architectures', 0)).toMatchObject({ name: 'Architectures', constraints: [{ is: 'count', bounds: [1, 1] }, { is: 'values', values: ['x86_64', 'arm64'] }] });
  });

  it('is neither what no type has, nor the key of a map, nor anything of an unknown type', () => {
    expect(about('AWS::Lambda::Function', 'Timout')).toBeUndefined();
    expect(about('AWS::Lambda::Function', 'Environment', 'Variables', 'TABLE')).toBeUndefined();
    expect(about('AWS::Lambda::Function', '__proto__', 'constructor')).toBeUndefined();
    expect(about('AWS::Lambda::Function')).toBeUndefined();
    expect(about('AWS::No::Such', 'Name')).toBeUndefined();
  });

  it('has its line on a page of AWS', () => {
    const pages = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';
    expect(pageOf('AWS::Lambda::Function', 'Timeout')).toBe(`${pages}/aws-resource-lambda-function.html#cfn-lambda-function-timeout`);
    expect(pageOf('AWS::Lambda::Function', 'EphemeralStorage', 'Size')).toBe(`${pages}/aws-properties-lambda-function-ephemeralstorage.html#cfn-lambda-function-ephemeralstorage-size`);
  });

  it('without descriptions still has what the index knows', () => {
    expect(propertyAt('AWS::SQS::Queue', ['DelaySeconds'], specification, undefined)).toMatchObject({ kinds: ['integer'], constraints: [{ is: 'range', bounds: [0, 900] }] });
  });

  it('of every type and of every definition can be asked for', () => {
    for (const type of specification.types().filter((_, at) => at % 10 === 0)) {
      const described = documentation.type(type);
      for (const [name, { definition }] of described?.properties ?? []) {
        propertyAt(type, [name], specification, described);
        for (const below of described?.definitions.get(definition ?? '')?.keys() ?? []) propertyAt(type, [name, 0, below], specification, described);
      }
    }
  });
});
