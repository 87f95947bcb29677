import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import { EMPTY_DESIGN, type Design } from '../../src/core/model/design.ts';
import { isObject, type Json, type JsonArray, type JsonObject, type Path } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { checkTemplate } from '../../src/core/specification/check.ts';
import { SPECIFICATION_FILE } from '../../src/core/specification/loader.ts';
import { readSpecification } from '../../src/core/specification/read.ts';
import { catalog, randomDesign } from './random-design.ts';

const root = resolve(import.meta.dirname, '../..');
const specification = readSpecification(readFileSync(join(root, ...SPECIFICATION_FILE), 'utf8'));

function found(design: Design): readonly string[] {
  const context = createResolver(design);
  return checkTemplate({ design, specification, resolve: context, synthesis: synthesize({ design, catalog, resolve: context }) }).map(({ rule, path, message }) => `${rule} ${(path ?? []).join('.')}: ${message.en}`);
}

/** Templates that are right, as the product makes them. */
const templates = readdirSync(join(root, 'test/outside/designs')).map((name): JsonObject => {
  const { design } = parseDocument(readFileSync(join(root, 'test/outside/designs', name), 'utf8'));
  return synthesize({ design, catalog, resolve: createResolver(design) }).template;
});

/** The places of all values below the properties of the resources, functions entered from outside only. */
function placesIn(template: JsonObject): readonly Path[] {
  return Object.entries(template['Resources'] as JsonObject).flatMap(([id, resource]) => below((resource as JsonObject)['Properties'] ?? {}, ['Resources', id, 'Properties']));
}

function below(value: Json, path: Path): readonly Path[] {
  if (Array.isArray(value)) return (value as JsonArray).flatMap((item, at) => [[...path, at], ...below(item, [...path, at])]);
  if (!isObject(value) || Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'))) return [];
  return Object.entries(value).flatMap(([key, item]) => [[...path, key], ...below(item, [...path, key])]);
}

function replaced(value: Json, [step, ...rest]: Path, by: Json): Json {
  if (step === undefined) return by;
  if (Array.isArray(value)) return (value as JsonArray).map((item, at) => (at === step ? replaced(item, rest, by) : item));
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === String(step) ? replaced(item, rest, by) : item])) : value;
}

/** Functions that only deployment can tell. */
const UNTOLD: readonly Json[] = [
  { Ref: 'Untold' }, { 'Fn::ImportValue': 'x' }, { 'Fn::Sub': '${Untold}-x' }, { 'Fn::If': ['WhoKnows', { Ref: 'Untold' }, { 'Fn::ImportValue': 'y' }] }, '{{resolve:ssm:/x}}',
];

describe('the checks of the template', () => {
  it('find nothing in what the product makes of designs with right properties', () => {
    fc.assert(fc.property(randomDesign, (design) => {
      expect(found(design).filter((each) => !/^property\.(required|requires) nodes\.[^.]+:/.test(each))).toEqual([]);
    }));
  });

  it('find nothing in a right template in which any value is told by deployment only', () => {
    fc.assert(fc.property(fc.constantFrom(...templates), fc.nat(), fc.constantFrom(...UNTOLD), (template, pick, untold) => {
      const places = placesIn(template);
      const place = places[pick % places.length] as Path;
      const parameters = { ...((template['Parameters'] ?? {}) as JsonObject), Untold: { Type: 'String' } };
      const changed = { ...(replaced(template, place, untold) as JsonObject), Parameters: parameters, Conditions: { WhoKnows: { 'Fn::Equals': [{ Ref: 'Untold' }, 'x'] } } };
      expect(found({ ...EMPTY_DESIGN, template: changed }), place.join('.')).toEqual([]);
    }), { numRuns: 400 });
  });
});
