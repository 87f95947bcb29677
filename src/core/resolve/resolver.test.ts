import { describe, expect, it } from 'vitest';
import { parseDocument } from '../document/parser.ts';
import type { Json } from '../model/json.ts';
import type { ResolveOptions } from './contract.ts';
import { createResolver } from './resolver.ts';

const DESIGN = `
version: 1
region: ap-northeast-2
parameters:
  Stage: { default: dev, allowed: [dev, prod] }
  Topics: { Type: CommaDelimitedList, default: "a, b" }
nodes:
  table: { service: dynamodb }
template:
  Parameters:
    Memory: { Type: Number, Default: "512" }
    Image: { Type: "AWS::SSM::Parameter::Value<String>", Default: /images/latest }
    Open: { Type: String }
  Conditions:
    Prod: !Equals [!Ref Stage, prod]
    Dev: !Not [!Condition Prod]
    Later: !Equals [!Ref AWS::AccountId, "1"]
    NeverLater: !And [!Condition Later, !Condition Prod]
    Round: !Condition Trip
    Trip: !Or [!Condition Round]
  Mappings:
    Sizes: { dev: { memory: 256 }, prod: { memory: 1024 } }
`;

/** The value written in YAML, resolved within the design above. */
function resolve(yaml: string, options?: ResolveOptions) {
  const { design } = parseDocument(DESIGN, undefined);
  const value = parseDocument(`template:\n  value: ${yaml}\n`).design.template['value'] as Json;
  const resolved = createResolver(design, options).value(value);
  return resolved.known ? resolved.value : resolved.because.en;
}

describe('resolver', () => {
  it('gives values without intrinsic functions back as they are, the same object', () => {
    const { design } = parseDocument(DESIGN);
    const value = { Timeout: 10, List: [1, { a: null }] };
    const resolved = createResolver(design).value(value);
    expect(resolved.known && resolved.value).toBe(value);
  });

  it.each([
    ['!Ref Stage', 'dev'],
    ['!Ref Topics', ['a', 'b']],
    ['!Ref Memory', 512],
    ['!Ref AWS::Region', 'ap-northeast-2'],
    ['!If [Prod, 1, 2]', 2],
    ['!If [Dev, !Ref Stage, 2]', 'dev'],
    ['!If [NeverLater, 1, 2]', 2],
    ['!FindInMap [Sizes, !Ref Stage, memory]', 256],
    ['!FindInMap [Sizes, test, memory, { DefaultValue: 128 }]', 128],
    ['!Sub "${Stage}-${AWS::Region}-${!Literal}"', 'dev-ap-northeast-2-${Literal}'],
    ['!Sub ["${A}-${Stage}", { A: !Ref Memory }]', '512-dev'],
    ['!Join ["-", [a, !Ref Stage, 3]]', 'a-dev-3'],
    ['!Select [1, !Split [",", "x,y,z"]]', 'y'],
    ['{ "Fn::Length": !Ref Topics }', 2],
    ['[1, !Ref AWS::NoValue, 2]', [1, 2]],
    ['{ a: !If [Prod, 1, !Ref AWS::NoValue], b: 2 }', { b: 2 }],
    ['!Equals [1, "1"]', true],
  ])('knows %s', (yaml, expected) => {
    expect(resolve(yaml)).toEqual(expected);
  });

  it.each([
    ['!Ref Table', '"table" is known only after deployment'],
    ['!GetAtt Table.Arn', '"Table.Arn" is known only after deployment'],
    ['!Sub "x-${Table.Arn}"', '"Table.Arn" is known only after deployment'],
    ['!Ref Open', 'The parameter "Open" has no default'],
    ['!Ref Image', 'The default of the parameter "Image" is only the name of a value kept in AWS'],
    ['!Ref AWS::AccountId', '"AWS::AccountId" depends on the account it is deployed to'],
    ['!If [Later, 1, 2]', '"AWS::AccountId" depends on the account it is deployed to'],
    ['!If [Missing, 1, 2]', 'There is no condition "Missing" in the template'],
    ['!If [Round, 1, 2]', 'The condition "Round" refers to itself'],
    ['!FindInMap [Sizes, test, memory]', 'The mappings have no value at "Sizes", "test", "memory"'],
    ['!FindInMap [Sizes, __proto__, constructor]', 'The mappings have no value at "Sizes", "__proto__", "constructor"'],
    ['!Ref constructor', '"constructor" is known only after deployment'],
    ['!ImportValue x', 'Fn::ImportValue is evaluated by AWS only'],
    ['!Select [7, [a]]', 'Fn::Select is not written as CloudFormation expects it'],
    ['{ a: [1, !GetAtt Table.Arn] }', '"Table.Arn" is known only after deployment'],
  ])('does not guess %s', (yaml, reason) => {
    expect(resolve(yaml)).toBe(reason);
  });

  it('takes the stage and other parameters from the caller', () => {
    expect(resolve('!FindInMap [Sizes, !Ref Stage, memory]', { stage: 'prod' })).toBe(1024);
    expect(resolve('!Ref Open', { parameters: { Open: 'given' } })).toBe('given');
  });

  it('reads properties by dotted path, through intrinsic functions on the way', () => {
    const { design } = parseDocument(`${DESIGN}  properties: { Vpc: !If [Prod, { Size: 1 }, { Size: "2", On: "true" }], List: [{ A: x }] }\n`);
    const resolve = createResolver(design);
    const properties = design.template['properties'];
    expect(resolve.number(properties, 'Vpc.Size')).toBe(2);
    expect(resolve.boolean(properties, 'Vpc.On')).toBe(true);
    expect(resolve.string(properties, 'List.0.A')).toBe('x');
    expect(resolve.number(properties, 'Vpc.Missing')).toBeUndefined();
    expect(resolve.property(properties, 'constructor.name')).toEqual({ known: true, value: undefined });
  });

  it('answers unknown to nesting that would exhaust the stack and to texts that would exhaust memory', () => {
    const { design } = parseDocument(DESIGN);
    let deep: Json = { Ref: 'Stage' };
    for (let level = 0; level < 20_000; level += 1) deep = [deep];
    expect(createResolver(design).value(deep).known).toBe(false);
    const long = { 'Fn::Sub': '${Long}'.repeat(5_000) };
    expect(createResolver(design, { parameters: { Long: 'x'.repeat(5_000) } }).value(long).known).toBe(false);
  });
});
