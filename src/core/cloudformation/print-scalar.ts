import { Document, Scalar, type Tags } from 'yaml';
import { stringifyNumber, stringifyString } from 'yaml/util';
import type { Json } from '../model/json.ts';

export interface PrintedScalar {
  readonly text: string;
  /** The text ends in line breaks that belong to it. */
  readonly isOpenEnded: boolean;
}

/** Scalars and empty collections as YAML 1.1, which is what CloudFormation reads. */
export interface Scalars {
  /** A key on one line; `indent` is that of the map's values. */
  key(key: string, indent: string): string;
  /** A value but for texts that are plain; `indent` is where further lines of a text in several lines begin. */
  value(value: Json, indent: string): PrintedScalar;
}

type Context = Parameters<typeof stringifyString>[1];

/** Printers of scalars for one template, whose names come back again and again. */
export function createScalars(): Scalars {
  const context = contextOf();
  const values = new Map<string, PrintedScalar>();
  const keys = new Map<string, string>();
  const text = (value: string, indent: string): PrintedScalar => {
    let isOpenEnded = false;
    const printed = stringifyString(scalarOf(value), { ...context, implicitKey: false, indent }, undefined, () => void (isOpenEnded = true));
    return { text: printed.replaceAll(UNPRINTABLE, escape), isOpenEnded };
  };
  const name = (key: string, indent: string): string =>
    stringifyString(scalarOf(key), { ...context, implicitKey: true, indent }).replaceAll(UNPRINTABLE, escape);
  return {
    // A key `---` is a document's mark at the margin only, and the root has few keys: those are not kept.
    key: (key, indent) => (isPlain(key) ? key : indent.length <= 2 ? name(key, indent) : kept(keys, key, () => name(key, indent))),
    value(value, indent) {
      if (typeof value !== 'string') return { text: plainOf(value), isOpenEnded: false };
      return value.includes('\n') ? text(value, indent) : kept(values, value, () => text(value, indent));
    },
  };
}

/** Letters first, then what has no meaning in YAML: nine in ten texts of a template. */
const PLAIN = /^[A-Za-z][\w./:-]*$/;
/** What YAML 1.1 takes for a truth value, for nothing, or (some readers) for a number. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|e-?\d+)$/i;

/** Whether a text stands in the template as it is, with no need to ask the library. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text) && !text.endsWith(':') && !WORDS.test(text);
}

function kept<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}

/** What the library's printer of texts asks of its surroundings: the schema whose other types a plain text must not look like. */
function contextOf(): Context {
  const document = new Document(undefined, { version: '1.1', schema: 'yaml-1.1', customTags: withoutMerge });
  const options = {
    blockQuote: true, defaultKeyType: null, defaultStringType: Scalar.PLAIN, doubleQuotedAsJSON: false, doubleQuotedMinMultiLineLength: 40,
    lineWidth: 0, minContentWidth: 0, singleQuote: null,
  };
  return { doc: document, indent: '', indentStep: '  ', inFlow: null, options, actualString: true } as unknown as Context;
}

/** A key `<<` of a design is a key like any other. */
function withoutMerge(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:merge');
}

/** Characters that readers drop or take for line ends. They stand in double quotes only (`scalarOf`), where an escape means them. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A text; quoted where the library would write plain what a reader of YAML 1.1 takes for something else. */
function scalarOf(value: string): Scalar<string> {
  const scalar = new Scalar(value);
  if (value === '<<' || value === '=' || value.search(UNPRINTABLE) >= 0) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

function plainOf(value: Exclude<Json, string>): string {
  if (typeof value === 'number') return stringifyNumber(new Scalar(value));
  if (value === null || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? '[]' : '{}';
}
