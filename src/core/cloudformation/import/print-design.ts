import { MAX_BLOCK, readYaml } from '../../document/read-yaml.ts';
import { entryLines } from '../../document/yaml-write.ts';
import { logicalIdOf, type Connection, type Design, type Group, type Node } from '../../model/design.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { settled } from './doubts.ts';
import { entriesOf, indentOf, type Block } from './layout.ts';
import * as say from './messages.ts';
import type { Notice, Template } from './read-template.ts';
import { sameValue } from './values.ts';

const STYLE = { eol: '\n', step: 2, json: false } as const;

/** The text of an imported design. What the template writes as block YAML is taken over line by line, with its comments and short forms. */
export function printDesign(design: Design, template: Template): { readonly text: string; readonly notices: readonly Notice[] } {
  const printer = new Printer(template);
  const lines = [
    ...printed('version', design.version, 0), ...printed('name', design.name, 0), ...printed('region', design.region, 0), '',
    'nodes:', ...design.nodes.flatMap((node) => printer.node(node)),
    ...(design.connections.length === 0 ? [] : ['', 'connections:', ...design.connections.flatMap(connectionLines)]),
    ...(design.groups.length === 0 ? [] : ['', 'groups:', ...design.groups.flatMap(groupLines)]),
    ...printer.rest(design.template),
  ];
  return { text: `${(design.nodes.length === 0 ? lines.filter((line) => line !== 'nodes:') : lines).join('\n')}\n`, notices: printer.notices };
}

function printed(key: string, value: Json, indent: number): readonly string[] {
  const [first = '', ...rest] = entryLines(key, value, indent, STYLE);
  return [' '.repeat(indent) + first, ...rest];
}

function connectionLines({ id, from, to, kind, access, realizedBy }: Connection): readonly string[] {
  return printed(id, { from, to, ...(kind !== undefined && { kind }), ...(access.length > 0 && { access }), realizedBy }, 2);
}

function groupLines({ id, label, contains }: Group): readonly string[] {
  return printed(id, { ...(label !== undefined && { label }), contains }, 2);
}

class Printer {
  readonly notices: Notice[] = [];
  private readonly template: Template;
  /** Readers differ about duplicate keys: then nothing is taken over unread. */
  private readonly doubtful: boolean;

  constructor(template: Template) {
    this.template = template;
    this.doubtful = template.notices.some(({ code }) => code === 'import.duplicate-key');
  }

  node(node: Node): readonly string[] {
    const logicalId = logicalIdOf(node);
    const block = node.generated ? undefined : this.template.layout.resources.get(logicalId);
    const inner = block?.body && entriesOf(block);
    if (block?.body && !inner) this.notices.push({ code: 'import.rewritten', message: say.rewritten, line: block.line, logicalId });
    const line = (key: string, value: Json | undefined): readonly string[] => (value === undefined ? [] : printed(key, value, 4));
    return [
      ...comments([...(block?.comments ?? []), ...(inner?.get('Type')?.comments ?? [])], 2),
      `  ${node.id}:`,
      ...line('service', node.service === 'resource' ? undefined : node.service), ...line('resource', node.resource), ...line('label', node.label), ...line('logicalId', node.logicalId), ...line('generated', node.generated),
      ...this.value('properties', node.properties, inner?.get('Properties'), 4, logicalId),
      ...this.attributes(node, inner),
      ...this.resources('parts', node.parts, 4),
    ];
  }

  private attributes({ attributes }: Node, inner: ReadonlyMap<string, Block> | undefined): readonly string[] {
    const entries = Object.entries(attributes);
    return entries.length === 0 ? [] : ['    attributes:', ...entries.flatMap(([key, value]) => this.value(key, value, inner?.get(key), 6, key))];
  }

  private resources(key: string, resources: JsonObject, indent: number): readonly string[] {
    const entries = Object.entries(resources);
    const { layout } = this.template;
    return entries.length === 0 ? [] : [`${' '.repeat(indent)}${key}:`, ...entries.flatMap(([id, value]) => this.value(id, value, layout.resources.get(id), indent + 2, id))];
  }

  rest(rest: JsonObject): readonly string[] {
    const entries = Object.entries(rest);
    if (entries.length === 0) return [];
    const { layout } = this.template;
    return ['', 'template:', ...entries.flatMap(([section, value]) => (section === 'Resources' ? this.resources(section, value as JsonObject, 2) : this.value(section, value, layout.sections.get(section), 2, section)))];
  }

  /** `key:` and its value, line by line as in the template where that reads the same, else printed anew. */
  private value(key: string, value: Json, block: Block | undefined, indent: number, name: string): readonly string[] {
    if (typeof value === 'object' && value !== null && Object.keys(value).length === 0 && key === 'properties') return [];
    const above = comments(block?.comments ?? [], indent);
    const isText = block?.header !== undefined;
    const first = contentOf(block, isText);
    if (block && first !== undefined && (isText || (typeof value === 'object' && value !== null && !startsOddly(first)))) {
      const lines = this.takenOver(key, value, block, indent, first);
      if (lines) return [...above, ...lines];
      this.notices.push({ code: 'import.rewritten', message: say.rewritten, line: block.line, logicalId: name });
    }
    return [...above, ...printed(key, value, indent)];
  }

  private takenOver(key: string, value: Json, block: Block, indent: number, first: string): readonly string[] | undefined {
    const { body = [], header } = block;
    const moved = movedTo(body, indentOf(first), indent + 2, header !== undefined);
    if (!moved) return undefined;
    const head = `${' '.repeat(indent)}${key}:${header === undefined ? '' : ` ${header}`}`;
    const sure = settled(moved);
    if (sure === 'refused') return undefined;
    const lines = [head, ...(sure === 'doubtful' ? moved : sure)];
    return (sure !== 'doubtful' && !this.needsReading(block)) || readsAs(lines, key, value) ? lines : undefined;
  }

  private needsReading({ header, body = [] }: Block): boolean {
    const endsInBlanks = /^\s+$/.test(body[body.length - 1] ?? '');
    return this.doubtful || header !== undefined || endsInBlanks;
  }
}

function readsAs(lines: readonly string[], key: string, value: Json): boolean {
  const text = `${lines.join('\n')}\n`;
  if (text.length > MAX_BLOCK) return false;
  const { tree, problems } = readYaml(text);
  return tree !== undefined && problems.every(({ severity, rule }) => severity !== 'error' && rule !== 'syntax.merge-key') && sameValue(tree.data, Object.fromEntries([[key, value]]));
}

/** The first line of a block that is no comment; in a text there are none. */
function contentOf(block: Block | undefined, isText: boolean): string | undefined {
  return block?.body?.find((line) => line.trim() !== '' && (isText || !line.trimStart().startsWith('#')));
}

/** No key, but a value that only stands on a line of its own. */
function startsOddly(line: string): boolean {
  return /^\s*["'[{|>&*!]/.test(line) && !/^\s*["'][^"']*["']\s*:/.test(line);
}

/** The lines below a key at another indentation, blank lines at the end left out; undefined where one stands left of the first. */
function movedTo(body: readonly string[], from: number, indent: number, isText: boolean): readonly string[] | undefined {
  const pad = ' '.repeat(indent);
  const moved: string[] = [];
  for (const line of body) {
    const depth = indentOf(line);
    // Blanks may be part of a text block.
    if (line.trim() === '') moved.push(depth > from ? pad + line.slice(from) : '');
    else if (depth >= from) moved.push(pad + line.slice(from));
    else if (!isText && line.trimStart().startsWith('#')) moved.push(pad + line.trimStart());
    else return undefined;
  }
  while (moved[moved.length - 1]?.trim() === '') moved.pop();
  return moved;
}

function comments(texts: readonly string[], indent: number): readonly string[] {
  return texts.map((text) => ' '.repeat(indent) + text);
}
