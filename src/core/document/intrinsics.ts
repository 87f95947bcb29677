import type { Json } from '../model/json.ts';

/** Short forms of CloudFormation's intrinsic functions and the key each stands for. `!GetAtt a.b` splits at the first dot. */
const LONG_FORM: ReadonlyMap<string, string> = new Map([
  ['!Ref', 'Ref'],
  ['!Condition', 'Condition'],
  ...['And', 'Base64', 'Cidr', 'Equals', 'FindInMap', 'ForEach', 'GetAtt', 'GetAZs', 'If', 'ImportValue', 'Join', 'Length', 'Not', 'Or', 'Select', 'Split', 'Sub', 'ToJsonString', 'Transform'].map((name): [string, string] => [`!${name}`, `Fn::${name}`]),
]);

/** The long form of a value written with a short tag, or undefined where the tag is none of CloudFormation's. */
export function longForm(tag: string, value: Json): Json | undefined {
  const name = LONG_FORM.get(tag);
  if (name === undefined) return undefined;
  return { [name]: name === 'Fn::GetAtt' && typeof value === 'string' ? splitAtFirstDot(value) : value };
}

function splitAtFirstDot(value: string): Json {
  const dot = value.indexOf('.');
  return dot === -1 ? value : [value.slice(0, dot), value.slice(dot + 1)];
}
