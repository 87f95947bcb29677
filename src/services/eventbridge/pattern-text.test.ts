import { describe, expect, it } from 'vitest';
import { textOfPattern } from './pattern-text.ts';

describe('a pattern', () => {
  it('stays an object where no null stands in it', () => {
    expect(textOfPattern({ source: ['my.app'], detail: { state: [''] } })).toBeUndefined();
  });

  it('is JSON text where one does', () => {
    const pattern = { source: ['my.app'], detail: { state: [null], price: ['${5}'] } };
    expect(JSON.parse(String(textOfPattern(pattern)))).toEqual(pattern);
  });

  it('has its functions in the text, and what only looks like one kept apart', () => {
    const pattern = { account: [{ Ref: 'AWS::AccountId' }], detail: { state: [null], name: [{ prefix: { 'Fn::GetAtt': ['Users', 'Name'] } }], text: ['${AWS::Region}'] } };
    const made = textOfPattern(pattern) as { readonly 'Fn::Sub': string };
    expect(JSON.parse(made['Fn::Sub'])).toEqual({ account: ['${AWS::AccountId}'], detail: { state: [null], name: [{ prefix: '${Users.Name}' }], text: ['${!AWS::Region}'] } });
  });

  it('stays an object where a function gives a whole field: that may be a list', () => {
    expect(textOfPattern({ source: { Ref: 'Sources' }, detail: { state: [null] } })).toBeUndefined();
  });

  it('stays an object where it already says what stands for a function', () => {
    expect(textOfPattern({ source: ['\u0000'], detail: { state: [null] } })).toBeUndefined();
  });
});
