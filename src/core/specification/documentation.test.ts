import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOCUMENTATION_FILE, readDocumentation } from './documentation.ts';

const LINES = [
  'AWS::A::Box {"is":"A box.","p":{"Lid":["The “lid” of it.","Lid"],"Size":["",0,1],"Mode":["How."]},"d":{"Lid":{"Colour":["Of the lid.",0,2],"Lids":["Lids above.","Lid",1]}}}',
  'AWS::A::BoxLid {"is":"","p":{},"d":{}}',
  'AWS::B::Crate {"is":"","p":{"constructor":["A name like any."]},"d":{}}',
];
const decode = (line: Uint8Array): string => new TextDecoder().decode(line);
const bytesOf = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\n')}\n`);

describe('the documentation', () => {
  const documentation = readDocumentation(bytesOf(LINES), decode);

  it('describes properties and what they consist of, and tells what a change replaces', () => {
    expect(documentation.type('AWS::A::Box')).toEqual({
      properties: new Map([['Lid', { text: 'The “lid” of it.', definition: 'Lid' }], ['Size', { text: '', replaces: 'always' }], ['Mode', { text: 'How.' }]]),
      definitions: new Map([['Lid', new Map([['Colour', { text: 'Of the lid.', replaces: 'sometimes' }], ['Lids', { text: 'Lids above.', definition: 'Lid', replaces: 'always' }]])]]),
    });
  });

  it('tells a type from one whose name begins alike', () => {
    expect(documentation.type('AWS::A::BoxLid')?.properties.size).toBe(0);
    expect(documentation.type('AWS::B::Crate')?.properties.get('constructor')?.text).toBe('A name like any.');
  });

  it.each(['', ' ', 'AWS', 'AWS::A::', 'AWS::A::Bo', 'AWS::A::Boxes', 'ZZZ', '__proto__', '상자'])('has nothing of %j', (name) => {
    expect(documentation.type(name)).toBeUndefined();
  });

  it('decodes the line of the type that is asked for, once, and no other', () => {
    const decoded: string[] = [];
    const counting = readDocumentation(bytesOf(LINES), (line) => { decoded.push(decode(line)); return decode(line); });
    expect(counting.type('AWS::B::Crate')).toBe(counting.type('AWS::B::Crate'));
    expect(decoded).toEqual([LINES[2]?.slice('AWS::B::Crate '.length)]);
  });

  it('is empty where the file is', () => {
    expect(readDocumentation(new Uint8Array(), decode).type('AWS::A::Box')).toBeUndefined();
  });
});

describe('the documentation of the product', () => {
  const bytes = readFileSync(join(resolve(import.meta.dirname, '../../..'), ...DOCUMENTATION_FILE));
  const documentation = readDocumentation(bytes, decode);

  it('finds every type', () => {
    const names = bytes.toString('utf8').trimEnd().split('\n').map((line) => line.slice(0, line.indexOf(' ')));
    expect(names.length).toBeGreaterThan(1_500);
    expect(names.filter((name) => documentation.type(name) === undefined)).toEqual([]);
  });

  it('knows what AWS writes of a function, and that another name makes another one', () => {
    const { properties, definitions } = documentation.type('AWS::Lambda::Function') ?? {};
    expect(properties?.get('Timeout')?.text).toMatch(/^The amount of time \(in seconds\) that Lambda allows a function to run before stopping it\./);
    expect(properties?.get('FunctionName')?.replaces).toBe('always');
    expect(definitions?.get(properties?.get('EphemeralStorage')?.definition ?? '')?.get('Size')?.text).toBe("The size of the function's `/tmp` directory.");
  });
});
