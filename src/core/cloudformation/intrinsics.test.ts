import { describe, expect, it } from 'vitest';
import { getAtt, PARTITION, ref, STACK_GUID, sub } from './intrinsics.ts';

describe('sub', () => {
  it('is plain text where nothing is left to deployment', () => {
    expect(sub`a/${'b'}/${1}`).toBe('a/b/1');
    expect(sub`a ${'${not a variable}'}`).toBe('a ${not a variable}');
  });

  it('writes references and attributes into the text', () => {
    expect(sub`arn:${PARTITION}:${ref('A')}/${getAtt('B', 'Arn')}/${'${literal}'}`).toEqual({ 'Fn::Sub': 'arn:${AWS::Partition}:${A}/${B.Arn}/${!literal}' });
  });

  it('gives other functions a variable, the same one for the same value', () => {
    expect(sub`${STACK_GUID}-${{ 'Fn::Join': ['', ['a']] }}-${STACK_GUID}`).toEqual({
      'Fn::Sub': ['${StackGuid}-${Value2}-${StackGuid}', { StackGuid: STACK_GUID, Value2: { 'Fn::Join': ['', ['a']] } }],
    });
  });

  it('takes the text of another sub into its own', () => {
    const name = sub`bucket-${STACK_GUID}`;
    expect(sub`arn:${PARTITION}:s3:::${name}/*`).toEqual({ 'Fn::Sub': ['arn:${AWS::Partition}:s3:::bucket-${StackGuid}/*', { StackGuid: STACK_GUID }] });
    expect(sub`${{ 'Fn::Sub': ['${A}${AWS::Region}', { A: { 'Fn::If': ['C', 'x', 'y'] } }] }}!`).toEqual({ 'Fn::Sub': ['${Value1}${AWS::Region}!', { Value1: { 'Fn::If': ['C', 'x', 'y'] } }] });
  });
});
