import { describe, expect, it } from 'vitest';
import type { Json } from '../../../core/model/json.ts';
import { textOfDefinition } from './as-text.ts';

const discarding = (resource: Json): Json => ({ StartAt: 'Go', States: { Go: { Type: 'Task', Resource: resource, ResultPath: null, End: true } } });

describe('a definition', () => {
  it('stays an object where no null stands in it', () => {
    expect(textOfDefinition({ StartAt: 'Go', States: { Go: { Type: 'Pass', End: true } } }, new Set())).toBeUndefined();
  });

  it('becomes JSON text where one does', () => {
    const made = textOfDefinition(discarding('arn:aws:states:::lambda:invoke'), new Set());
    expect(JSON.parse(made?.text ?? '')).toEqual(discarding('arn:aws:states:::lambda:invoke'));
    expect(made?.substitutions).toEqual([]);
  });

  it('has a name for each intrinsic function in the text, and none that is used already', () => {
    const made = textOfDefinition(discarding({ 'Fn::GetAtt': ['Check', 'Arn'] }), new Set(['Value1']));
    expect(JSON.parse(made?.text ?? '')).toEqual(discarding('${Value2}'));
    expect(made?.substitutions).toEqual([['Value2', { 'Fn::GetAtt': ['Check', 'Arn'] }]]);
  });

  it('stays what it is where a function gives all of it', () => {
    expect(textOfDefinition({ 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: null } } }, new Set())).toBeUndefined();
  });
});
