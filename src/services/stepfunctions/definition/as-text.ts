import { isIntrinsic } from '../../../core/cloudformation/draft.ts';
import { hasNull, textWith } from '../../../core/cloudformation/null-text.ts';
import { isObject, type Json } from '../../../core/model/json.ts';

/** A definition as JSON text, and what CloudFormation puts into it by name. */
export interface DefinitionText {
  readonly text: string;
  /** Intrinsic functions of the definition, by the name that stands for each in the text. */
  readonly substitutions: readonly (readonly [name: string, value: Json])[];
}

/**
 * The text of a definition that says `null` somewhere, as `ResultPath: null` does; undefined where it can stand in a
 * template as it is.
 */
export function textOfDefinition(definition: Json, taken: ReadonlySet<string>): DefinitionText | undefined {
  if (!isObject(definition) || isIntrinsic(definition) || !hasNull(definition)) return undefined;
  const substitutions: (readonly [string, Json])[] = [];
  const names = freeNames(taken);
  const text = textWith(definition, (value) => {
    const name = names();
    substitutions.push([name, value]);
    return `\${${name}}`;
  });
  return { text, substitutions };
}

/** `Value1`, `Value2`… without those that stand for something else. */
function freeNames(taken: ReadonlySet<string>): () => string {
  let count = 0;
  return () => {
    do count += 1; while (taken.has(`Value${count}`));
    return `Value${count}`;
  };
}
