import { hasKeys, isObject, onlyKeyOf, own, type Json, type JsonArray, type JsonObject } from '../model/json.ts';
import type { Origin, Synthesis } from './contract.ts';
import { createScalars, isPlain, type Scalars } from './print-scalar.ts';

/**
 * The template as YAML, the same text for the same template: a comment above each resource says which
 * node or connection it comes from, and intrinsic functions are written short (`!Ref`). The text is laid
 * out here and its scalars are the YAML library's: a tree of the library's nodes for thousands of
 * resources costs more in garbage collection than the whole synthesis.
 */
export function printYaml({ template, sourceMap }: Pick<Synthesis, 'template' | 'sourceMap'>): string {
  const printer = new Printer();
  for (const [index, [section, value]] of Object.entries(template).entries()) {
    if (index > 0 && isObject(shortForm(value)?.content ?? value)) printer.blankLine();
    if (section === 'Resources' && isObject(value) && Object.keys(value).length > 0) printResources(printer, value, sourceMap);
    else printer.entry(section, value, 0);
  }
  return printer.text() || '{}\n';
}

/** The template as JSON, two spaces deep. */
export function printJson(synthesis: Pick<Synthesis, 'template'>): string {
  return `${JSON.stringify(synthesis.template, undefined, 2)}\n`;
}

/** A blank line between resources, and above each where it comes from. */
function printResources(printer: Printer, resources: JsonObject, sourceMap: Synthesis['sourceMap']): void {
  printer.line('Resources:');
  let isFirst = true;
  for (const id of Object.keys(resources)) {
    const origin = sourceMap.origin(['Resources', id]);
    if (!isFirst) printer.blankLine();
    isFirst = false;
    if (origin) printer.line(`${STEP}# ${describe(origin)}`);
    printer.entry(id, resources[id] as Json, 1);
  }
}

const STEP = '  ';

/** A key that is longer must be written as `? key` (YAML 1.2, 7.4: implicit keys). */
const LONGEST_IMPLICIT_KEY = 1024;

/** Block style throughout: a value begins behind its key or dash, and its further lines are indented. */
class Printer {
  readonly #finished: string[] = [];
  /** What is being printed: the first `#count` of them. The list itself is kept, for a new one would grow piece by piece. */
  readonly #pieces: string[] = [];
  #count = 0;
  /** The last line belongs to a text that keeps its last line breaks: a blank line would be one more of them. */
  #isOpenEnded = false;
  readonly #scalars: Scalars = createScalars();
  /** Indents by depth, made once. */
  readonly #indents: string[] = [''];

  /** All that was printed. */
  text(): string {
    return this.#finished.join('');
  }

  line(line: string): void {
    this.#add(line);
    this.#add('\n');
    this.#isOpenEnded = false;
  }

  blankLine(): void {
    if (!this.#isOpenEnded) this.#add('\n');
  }

  /** `key: value`, the key so many steps deep. Its pieces become one text at once, so that they die young. */
  entry(key: string, value: Json, depth: number): void {
    this.#add(this.#indent(depth));
    this.#pair(key, value, depth);
    this.#finished.push(this.#pieces.slice(0, this.#count).join(''));
    this.#count = 0;
  }

  #add(piece: string): void {
    this.#pieces[this.#count++] = piece;
  }

  #indent(depth: number): string {
    return (this.#indents[depth] ??= STEP.repeat(depth));
  }

  #pair(key: string, value: Json, depth: number): void {
    const name = this.#scalars.key(key, this.#indent(depth + 1));
    const isExplicit = name.length > LONGEST_IMPLICIT_KEY;
    if (isExplicit) {
      this.#add('? ');
      this.#add(name);
      this.#add('\n');
      this.#add(this.#indent(depth));
      this.#add(':');
    } else {
      this.#add(name);
      this.#add(':');
    }
    this.#value(value, depth + 1, isExplicit);
  }

  /** Behind a key or dash: a scalar on the same line, a collection too where `isInline`, else on the lines below. */
  #value(value: Json, depth: number, isInline: boolean): void {
    const short = shortForm(value);
    if (short) {
      this.#add(' ');
      this.#add(short.tag);
    }
    const content = short ? short.content : value;
    if (!isFilled(content)) return this.#scalar(content, depth);
    if (isInline && !short) this.#add(' ');
    else {
      this.#add('\n');
      this.#add(this.#indent(depth));
    }
    if (Array.isArray(content)) this.#list(content as JsonArray, depth);
    else this.#map(content as JsonObject, depth);
  }

  #list(items: JsonArray, depth: number): void {
    for (let index = 0; index < items.length; index++) {
      if (index > 0) this.#add(this.#indent(depth));
      this.#add('-');
      this.#value(items[index] as Json, depth + 1, true);
    }
  }

  #map(object: JsonObject, depth: number): void {
    let isFirst = true;
    for (const key in object) {
      if (!Object.hasOwn(object, key)) continue;
      if (!isFirst) this.#add(this.#indent(depth));
      isFirst = false;
      this.#pair(key, object[key] as Json, depth);
    }
  }

  #scalar(content: Json, depth: number): void {
    // Most texts: no answer need be made for them.
    if (typeof content === 'string' && isPlain(content)) {
      this.#add(' ');
      this.#add(content);
      this.#add('\n');
      this.#isOpenEnded = false;
      return;
    }
    const { text, isOpenEnded } = this.#scalars.value(content, this.#indent(depth));
    this.#add(text === '' ? '' : ' ');
    this.#add(text);
    this.#add('\n');
    this.#isOpenEnded = isOpenEnded;
  }
}

/** A list or an object with something in it; empty ones are written as `[]` and `{}`. */
function isFilled(value: Json): value is JsonArray | JsonObject {
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) && hasKeys(value);
}

/** Functions that have a short form which says the same; `Condition` is a key of resources too, and stays long. */
const SHORT = new Set([
  'Ref', 'Fn::GetAtt', 'Fn::Sub', 'Fn::Join', 'Fn::Select', 'Fn::Split', 'Fn::If', 'Fn::Equals', 'Fn::And', 'Fn::Or', 'Fn::Not',
  'Fn::FindInMap', 'Fn::ImportValue', 'Fn::Base64', 'Fn::Cidr', 'Fn::GetAZs',
]);

/** How a function is written short: `content` behind a tag. */
interface ShortForm {
  readonly tag: string;
  readonly content: Json;
}

/** `!Name argument`; undefined for what is no function, and where only the long form can say it: a tag cannot stand on a tag. */
function shortForm(value: Json): ShortForm | undefined {
  if (!isObject(value)) return undefined;
  const name = onlyKeyOf(value);
  if (name === undefined || !SHORT.has(name)) return undefined;
  const argument = own(value, name) ?? null;
  const content = name === 'Fn::GetAtt' ? attributeOf(argument) : argument;
  const isText = typeof content === 'string';
  const isCollection = typeof content === 'object' && content !== null && name !== 'Ref' && !shortForm(content);
  return isText || isCollection ? { tag: tagOf(name), content } : undefined;
}

function tagOf(name: string): string {
  return `!${name.replace('Fn::', '')}`;
}

/** `!GetAtt Id.Attribute`, where the dot can only mean that. */
function attributeOf(value: Json): string | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [id, attribute] = value as JsonArray;
  if (typeof id !== 'string' || typeof attribute !== 'string' || !/^[A-Za-z0-9]+$/.test(id) || attribute === '') return undefined;
  return `${id}.${attribute}`;
}

/** `node api, routes.create`; on one line, whatever the file holds. */
function describe({ node, connection, path }: Origin): string {
  const owner = node !== undefined ? `node ${node}` : connection !== undefined ? `connection ${connection}` : '';
  const rest = owner === '' ? path.join('.') : path.length > 2 ? path.slice(2).join('.') : '';
  const text = owner === '' || rest === '' ? owner + rest : `${owner}, ${rest}`;
  return BREAKING.test(text) ? text.replaceAll(new RegExp(BREAKING, 'gu'), ' ') : text;
}

/** What would end a comment, or hide in it. */
const BREAKING = /[\p{Cc}\p{Cf}\u2028\u2029]+/u;
