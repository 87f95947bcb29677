import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, type CollectionTag, type ScalarTag } from 'yaml';
import type { Json, JsonObject } from '../model/json.ts';
import { printJson, printYaml } from './print.ts';

const NOWHERE = { origin: () => undefined };

function yamlOf(template: JsonObject): string {
  return printYaml({ template, sourceMap: NOWHERE });
}

/** Reads a template as CloudFormation does: YAML 1.1, short intrinsic functions in their long form. */
function read(text: string): Json {
  const document = parseDocument(text, { version: '1.1', schema: 'yaml-1.1', customTags: (tags) => [...tags, ...shortForms()], uniqueKeys: true });
  expect(document.errors).toEqual([]);
  expect(document.warnings).toEqual([]);
  return document.toJS({ mapAsMap: false }) as Json;
}

class Intrinsic {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

function shortForms(): (ScalarTag | CollectionTag)[] {
  const names = ['Ref', 'GetAtt', 'Sub', 'Join', 'Select', 'Split', 'If', 'Equals', 'And', 'Or', 'Not', 'FindInMap', 'ImportValue', 'Base64', 'Cidr', 'GetAZs'];
  return names.flatMap((name) => {
    const key = name === 'Ref' ? name : `Fn::${name}`;
    const attribute = (text: string): string[] => [text.slice(0, text.indexOf('.')), text.slice(text.indexOf('.') + 1)];
    const scalar: ScalarTag = { tag: `!${name}`, resolve: (text) => ({ [key]: name === 'GetAtt' ? attribute(text) : text }) };
    const wrap = (collection: unknown): unknown => new Intrinsic({ [key]: collection });
    const list: CollectionTag = { tag: `!${name}`, collection: 'seq', resolve: wrap as never };
    const map: CollectionTag = { tag: `!${name}`, collection: 'map', resolve: wrap as never };
    return [scalar, list, map];
  });
}

describe('printYaml', () => {
  it('writes intrinsic functions short', () => {
    expect(yamlOf({ A: { Ref: 'B' }, C: { 'Fn::GetAtt': ['D', 'E.F'] }, G: { 'Fn::Sub': ['${x}', { x: { Ref: 'Z' } }] } })).toBe(
      'A: !Ref B\nC: !GetAtt D.E.F\n\nG: !Sub\n  - ${x}\n  - x: !Ref Z\n'.replace('\n\n', '\n'),
    );
  });

  it('writes a function long whose argument already has a tag', () => {
    expect(yamlOf({ A: { 'Fn::Base64': { 'Fn::Sub': '${B}' } } })).toBe('A:\n  Fn::Base64: !Sub ${B}\n');
  });

  it('puts no blank line behind a text that keeps its last line breaks, since it would be one more of them', () => {
    const template = { Resources: { First: { Description: 'one\ntwo\n\n' }, Second: { Type: 'T' }, Third: { Type: 'T' } } };
    expect(yamlOf(template)).toBe('Resources:\n  First:\n    Description: |+\n      one\n      two\n\n  Second:\n    Type: T\n\n  Third:\n    Type: T\n');
    expect(read(yamlOf(template))).toEqual(template);
  });

  it('keeps Condition and an attribute in one string in their long form, since they are ambiguous', () => {
    expect(yamlOf({ A: { Condition: 'IsProd' }, B: { 'Fn::GetAtt': 'C.D' } })).toBe('A:\n  Condition: IsProd\n\nB:\n  Fn::GetAtt: C.D\n');
  });

  it('quotes what YAML 1.1 takes for something else', () => {
    expect(yamlOf({ list: ['2012-10-17', 'yes', 'on', '012', '1e3', '0x1F', '12:30:00', '~', 'null', '', '<<', '100'] })).toBe(
      'list:\n  - "2012-10-17"\n  - "yes"\n  - "on"\n  - "012"\n  - "1e3"\n  - "0x1F"\n  - "12:30:00"\n  - "~"\n  - "null"\n  - ""\n  - "<<"\n  - "100"\n',
    );
  });

  it('says above each resource where it comes from, on one line whatever the file holds', () => {
    const sourceMap = { origin: ([, id]: readonly (string | number)[]) => (id === 'A' ? { node: 'a\n- evil: !!js', path: ['nodes', 'a'] } : { connection: 'a-b', path: ['connections', 'a-b', 'with'] }) };
    expect(printYaml({ template: { Resources: { A: { Type: 'X' }, B: { Type: 'Z' } } }, sourceMap })).toBe(
      'Resources:\n  # node a - evil: !!js\n  A:\n    Type: X\n\n  # connection a-b, with\n  B:\n    Type: Z\n',
    );
  });

  it('reads back as the same template', () => {
    fc.assert(fc.property(template, (value) => {
      expect(JSON.stringify(unwrap(read(yamlOf(value))))).toBe(JSON.stringify(value));
    }), { numRuns: 2000 });
  });
});

describe('printJson', () => {
  it('is the template itself', () => {
    fc.assert(fc.property(template, (value) => {
      expect(JSON.parse(printJson({ template: value }))).toEqual(value);
    }));
  });
});

/** Keys and texts that have surprised YAML tools, beside arbitrary ones. */
const hostile = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'yes', 'No', 'on', '~', 'null', '<<', '=', '?', '- a', 'a: b', '# c', '&a', '*a', '!Ref x', '%YAML', '---', '...', '|', '>', '@', '`',
    '2012-10-17', '1_000', '0o7', '.inf', '-.5', '1:20', ' lead', 'trail ', 'a\nb\n', '\n\n', '\t', '\u0085', '\u2028', '\ufeff', '\u0000', '<script>', '${a}', "'", '"', '\\', '한글', '😀'),
  fc.string(), fc.string({ unit: 'binary' }),
);
const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' },
    hostile, fc.boolean(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)), fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(hostile, tie('value'), { maxKeys: 4 }).map((object) => Object.fromEntries(Object.entries(object))),
    hostile.map((name) => ({ Ref: name })),
    fc.tuple(hostile, hostile).map(([id, attribute]) => ({ 'Fn::GetAtt': [id, attribute] })),
    hostile.map((text) => ({ 'Fn::Sub': text })),
    fc.tuple(fc.constantFrom('Ref', 'Fn::Sub', 'Fn::Join', 'Fn::If', 'Fn::Base64', 'Fn::GetAtt', 'Fn::Other', 'Condition'), tie('value')).map(([name, argument]) => ({ [name]: argument })),
  ),
})).value;
const template: fc.Arbitrary<JsonObject> = fc.dictionary(hostile, value, { minKeys: 1, maxKeys: 5 }).map((object) => Object.fromEntries(Object.entries(object)));

function unwrap(read: unknown): unknown {
  if (read instanceof Intrinsic) return unwrap(read.value);
  if (Array.isArray(read)) return read.map(unwrap);
  if (typeof read !== 'object' || read === null) return read;
  if ('toJSON' in read && typeof read.toJSON === 'function') return unwrap((read.toJSON as () => unknown)());
  return Object.fromEntries(Object.entries(read).map(([key, entry]) => [key, unwrap(entry)]));
}
