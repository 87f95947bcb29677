/** Where the blocks of a YAML template stand, so that they can be taken over with their comments and written forms. */
export interface Layout {
  /** Top-level sections by key; none where the text is no plain block YAML. */
  readonly sections: ReadonlyMap<string, Block>;
  readonly resources: ReadonlyMap<string, Block>;
}

/** `key:` and the lines below it. */
export interface Block {
  /** Line of the key, from 1. */
  readonly line: number;
  /** Comments above the key and behind it, without indentation. */
  readonly comments: readonly string[];
  /** The lines below the key; undefined where the value stands on the key's own line. */
  readonly body: readonly string[] | undefined;
  /** `|`, `>-`: the body is a text. */
  readonly header?: string;
}

const NONE: Layout = { sections: new Map(), resources: new Map() };
const KEY = /^( *)("[^"]*"|'[^']*'|[^\s#&*!|>'"%@`{}[\],:](?:[^#:]|:(?=\S))*?)[ \t]*:(?:[ \t]+(.*))?$/;

/** The layout of a text; empty where its blocks cannot be told by indentation alone. */
export function layoutOf(text: string): Layout {
  if (text === '' || /^[ ]*\t/m.test(text)) return NONE;
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^---(?:\s|$)/.test(line)) + 1;
  const end = lines.findIndex((line, at) => at >= start && at > 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(line));
  const sections = blocksIn({ lines, from: start, to: end === -1 ? lines.length : end, indent: 0 });
  if (!sections) return NONE;
  const resources = sections.get('Resources');
  return { sections, resources: resources?.body ? (entriesOf(resources) ?? new Map()) : new Map() };
}

/** The blocks below a block's key, by key. */
export function entriesOf(block: Block): ReadonlyMap<string, Block> | undefined {
  const lines = block.body ?? [];
  const indent = indentOf(lines.find((line) => isContent(line)) ?? '');
  return blocksIn({ lines, from: 0, to: lines.length, indent, first: block.line });
}

interface Span {
  readonly lines: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly indent: number;
  /** Line number of the line before `from`. */
  readonly first?: number;
}

function blocksIn({ lines, from, to, indent, first = 0 }: Span): ReadonlyMap<string, Block> | undefined {
  const blocks = new Map<string, Block>();
  let comments: string[] = [];
  let open: { readonly key: string; readonly line: number; readonly comments: readonly string[]; readonly inline: boolean; readonly header: string | undefined; body: string[] } | undefined;
  const close = (): void => {
    if (open) blocks.set(open.key, { line: open.line, comments: open.comments, body: open.inline ? undefined : open.body, ...(open.header !== undefined && { header: open.header }) });
    open = undefined;
  };
  for (let at = from; at < to; at += 1) {
    const line = lines[at] as string;
    if (!isContent(line)) {
      // A comment as far left as the keys belongs to the key below it.
      if (line.trim() !== '' && indentOf(line) <= indent && !isInsideText(open?.body)) comments.push(line.trim());
      else open?.body.push(line);
      continue;
    }
    const depth = indentOf(line);
    if (depth < indent) return undefined;
    if (depth > indent || /^ *- /.test(line)) {
      if (!open) return undefined;
      open.body.push(...comments.splice(0), line);
      continue;
    }
    const [, , key = '', rest = ''] = KEY.exec(line) ?? [];
    const name = key.replace(/^(["'])(.*)\1$/, '$2');
    if (name === '' || blocks.has(name) || open?.key === name) return undefined;
    close();
    const behind = /^#.*/.exec(rest)?.[0];
    const header = /^[|>][-+]?[ \t]*$/.exec(rest)?.[0].trim();
    open = { key: name, line: first + at + 1, comments: [...comments, ...(behind === undefined ? [] : [behind])], inline: rest !== '' && behind === undefined && header === undefined, header, body: [] };
    comments = [];
  }
  close();
  return blocks;
}

/** Whether what follows is part of a text block (`|`), where `#` is no comment. */
function isInsideText(body: readonly string[] | undefined): boolean {
  return body !== undefined && body.length > 0 && /[|>][-+0-9]*\s*$/.test(body[body.length - 1] as string);
}

function isContent(line: string): boolean {
  return !/^\s*(?:#|$)/.test(line);
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
