import { CORE_SCHEMA, load, loadAll, Type, YAMLException } from 'js-yaml';
import { longForm } from '../../document/intrinsics.ts';
import type { Json, JsonArray } from '../../model/json.ts';

/** More values than any template that CloudFormation takes: aliases can stand for gigabytes. */
const MAX_VALUES = 1_000_000;

export interface YamlFault {
  readonly message: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

export type YamlValues = { readonly value: Json; readonly duplicates: readonly YamlFault[] } | { readonly fault: YamlFault };

/** A short intrinsic (`!Ref x`) or any other tag; the value of a tag that is none of CloudFormation's stands for itself. */
class Tagged {
  readonly tag: string;
  readonly value: unknown;
  constructor(tag: string, value: unknown) {
    this.tag = tag;
    this.value = value;
  }
}

/** A plain number whose text a number would not give back (`012345678901`, `1.0`): account ids, versions. */
function numberType(name: string, pattern: RegExp): Type {
  return new Type(`tag:yaml.org,2002:${name}`, {
    kind: 'scalar',
    resolve: (data: unknown) => typeof data === 'string' && pattern.test(data),
    construct: (data: string) => (String(Number(data)) === data ? Number(data) : data),
  });
}

/** `<<`, which anchors of the text may be merged with. */
const MERGE = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (data: unknown) => data === '<<' || data === null });
const SCHEMA = CORE_SCHEMA.extend({
  implicit: [numberType('int', /^[-+]?[0-9]+$/), numberType('float', /^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]+)$/), MERGE],
  explicit: (['scalar', 'sequence', 'mapping'] as const).map((kind) => new Type('!', { kind, multi: true, construct: (data: unknown, tag?: string) => new Tagged(tag ?? '', data ?? '') })),
});

/**
 * The values of a YAML text as CloudFormation's own reader has them: the last of duplicate keys wins, merge
 * keys are merged, short intrinsics stand in their long form. Of several documents the first with resources.
 */
export function yamlValues(text: string): YamlValues {
  const duplicates: YamlFault[] = [];
  try {
    return { value: jsonOf(documentOf(text, false)), duplicates };
  } catch (error) {
    const fault = faultOf(error);
    if (!/duplicated mapping key/.test(fault.message)) return { fault };
    duplicates.push(fault);
  }
  try {
    return { value: jsonOf(documentOf(text, true)), duplicates };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

function documentOf(text: string, json: boolean): unknown {
  try {
    return load(text, { schema: SCHEMA, json });
  } catch (error) {
    if (!/expected a single document/.test(faultOf(error).message)) throw error;
    const documents = loadAll(text, null, { schema: SCHEMA, json });
    return documents.find((each) => typeof each === 'object' && each !== null && 'Resources' in each) ?? documents[0];
  }
}

function faultOf(error: unknown): YamlFault {
  if (error instanceof YAMLException) {
    const mark = error.mark as { readonly line: number; readonly column: number } | undefined;
    return { message: error.reason, line: (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + 1 };
  }
  return { message: error instanceof Error ? error.message : String(error), line: 1, column: 1 };
}

/** Plain data: tags in long form, keys as texts; what is no JSON stays as text. */
function jsonOf(root: unknown): Json {
  let left = MAX_VALUES;
  const walk = (value: unknown): Json => {
    left -= 1;
    if (left < 0) throw new Error('The aliases of this text stand for more values than a template may have');
    if (value instanceof Tagged) return longForm(value.tag, walk(value.value)) ?? walk(value.value);
    if (Array.isArray(value)) return (value as JsonArray).map(walk);
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item)]));
    if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : String(value);
    return typeof value === 'string' || typeof value === 'boolean' ? value : null;
  };
  return walk(root);
}
