import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import { isObject, type Json, type JsonObject } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { expandSam } from '../../src/sam/expand.ts';
import { foldSam } from '../../src/sam/fold.ts';
import { withoutMarks } from '../../src/sam/marks.ts';
import { sampleFile, sampleNames } from '../support/samples.ts';
import { differences, readTemplateText } from '../support/template-reader.ts';
import { catalog, randomDesign } from './random-design.ts';

const FIXTURES = new URL('../fixtures/sam/', import.meta.url);
const fixtures = readdirSync(FIXTURES).map((file) => readTemplateText(readFileSync(new URL(file, FIXTURES), 'utf8')));
const CONTEXT = { region: 'ap-northeast-2' };

/** What a careless hand or another program leaves in a template. */
const junk: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, '', 0, -1, true, [], {}, [null], { Ref: 'Orders' }, { Ref: 5 }, { 'Fn::If': [] }, { 'Fn::If': ['A', 1] }, { 'Fn::GetAtt': 'Orders' }, { Ref: 'AWS::NoValue' }, 's3://', 'AWS::Serverless::Api', 'Api', '__proto__'),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
);

/** The places of a template, keys included. */
function placesOf(value: Json, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  const below = Array.isArray(value) ? (value as readonly Json[]).flatMap((item, index) => placesOf(item, [...path, index])) : isObject(value) ? Object.entries(value).flatMap(([key, entry]) => placesOf(entry, [...path, key])) : [];
  return [path, ...below];
}

function replaced(value: Json, [step, ...rest]: readonly (string | number)[], by: Json): Json {
  if (step === undefined) return by;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item, index) => (index === step ? replaced(item, rest, by) : item));
  return Object.fromEntries(Object.entries(value as JsonObject).map(([key, entry]) => [key, key === step ? replaced(entry, rest, by) : entry]));
}

/** A template for which everything works but for up to three places. */
const broken: fc.Arbitrary<Json> = fc.constantFrom(...fixtures).chain((template) => {
  const places = placesOf(template).slice(1);
  return fc.array(fc.tuple(fc.nat(places.length - 1), junk), { minLength: 1, maxLength: 3 }).map((changes) => changes.reduce<Json>((data, [at, value]) => (stands(data, places[at] ?? []) ? replaced(data, places[at] ?? [], value) : data), template));
});

function stands(value: Json, [step, ...rest]: readonly (string | number)[]): boolean {
  if (step === undefined) return true;
  const entry = typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? (value as Readonly<Record<string | number, Json>>)[step] : undefined;
  return entry !== undefined && stands(entry, rest);
}

describe('the SAM transform', () => {
  it('answers every template with a template or with what is wrong where, and never throws', () => {
    fc.assert(fc.property(broken, fc.constantFrom('python-2' as const, 'python-3' as const), (template, printing) => {
      const result = expandSam(template as JsonObject, { ...CONTEXT, printing });
      if (result.ok) JSON.stringify(result.value.template);
      else expect(result.error.length).toBeGreaterThan(0);
      for (const { path, message } of result.ok ? [] : result.error) {
        expect(path.every((step) => typeof step === 'string' || typeof step === 'number')).toBe(true);
        expect([message.en, message.ko].every((text) => text !== '')).toBe(true);
      }
    }), { numRuns: 250 });
  });

  it('answers any data so', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), (data) => {
      expect(() => expandSam({ Transform: 'AWS::Serverless-2016-10-31', Resources: data as Json }, CONTEXT)).not.toThrow();
      if (isObject(data)) expect(() => expandSam(data, CONTEXT)).not.toThrow();
    }), { numRuns: 300 });
  });

  it('leaves what it reads alone, and makes the same of it again', () => {
    for (const template of fixtures) {
      const before = JSON.stringify(template);
      const [first, second] = [expandSam(template, CONTEXT), expandSam(template, CONTEXT)];
      expect(JSON.stringify(template)).toBe(before);
      expect(second).toEqual(first);
      expect(first.ok).toBe(true);
    }
  });

  it('leaves no SAM behind, and knows where every resource comes from', () => {
    for (const template of fixtures) {
      const result = expandSam(template, CONTEXT);
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      const { template: plain, origins } = result.value;
      const resources = plain['Resources'] as JsonObject;
      const written = template['Resources'] as JsonObject;
      expect(Object.values(resources).filter((resource) => String((resource as JsonObject)['Type']).startsWith('AWS::Serverless::'))).toEqual([]);
      expect(plain).not.toHaveProperty('Transform');
      expect([...origins.keys()].sort()).toEqual(Object.keys(resources).sort());
      for (const { resource } of origins.values()) expect(Object.hasOwn(written, resource) || /^Serverless(Rest|Http)Api$|^Worker(Table|Both)$/.test(resource), resource).toBe(true);
    }
  });

  it('does nothing to a template without SAM', () => {
    fc.assert(fc.property(randomDesign, (design) => {
      const { template } = synthesize({ design, catalog, resolve: createResolver(design) });
      const result = expandSam(template, CONTEXT);
      if ('Resources' in template) expect(result.ok && result.value.template).toEqual(template);
    }), { numRuns: 60 });
  });
});

describe('the SAM form of a design', () => {
  const law = (template: JsonObject): readonly string[] => {
    const { template: short, folded } = foldSam(template, CONTEXT);
    if (folded.length === 0) return differences(template, short);
    const result = expandSam(short, CONTEXT);
    return result.ok ? differences(withoutMarks(template), withoutMarks(result.value.template)) : result.error.map(({ path }) => path.join('.'));
  };

  it('expands to the plain template', () => {
    fc.assert(fc.property(randomDesign, (design) => {
      expect(law(synthesize({ design, catalog, resolve: createResolver(design) }).template)).toEqual([]);
    }), { numRuns: 150 });
  });

  it('gives back the functions, with roles and events, of templates that SAM expanded', () => {
    for (const fixture of fixtures) {
      const expansion = expandSam(fixture, CONTEXT);
      if (!expansion.ok) throw new Error(JSON.stringify(expansion.error));
      const { template } = expansion.value;
      expect(law(template)).toEqual([]);
      expect(JSON.stringify(foldSam(template, CONTEXT).template).length).toBeLessThan(JSON.stringify(template).length);
    }
  });

  it.each(sampleNames)('expands to the plain template of the sample %s, and is never longer', (name) => {
    const text = readFileSync(sampleFile(name), 'utf8');
    const { design } = parseDocument(text);
    const { template } = synthesize({ design, catalog, resolve: createResolver(design) });
    expect(law(template)).toEqual([]);
    expect(JSON.stringify(foldSam(template, CONTEXT).template).length).toBeLessThanOrEqual(JSON.stringify(template).length);
  });
});
