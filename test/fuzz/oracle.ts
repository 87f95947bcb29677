import type { Intent } from '../../src/core/document/contract.ts';

/**
 * Judges an edit by looking at lines only. It shares no code with the parser or with `editsFor`:
 * a naive scan of indentation finds the blocks that an intent names, everything else of the text
 * must come back byte for byte, in order.
 */
export function bytesOutside(before: string, after: string, intent: Intent): string | undefined {
  const free = freeLines(before, intent);
  if (free === 'all') return undefined;
  return firstMissing(before, after, free);
}

interface Line { readonly text: string; readonly indent: number; readonly blank: boolean; readonly comment: boolean }

/** Lines that may change, and line starts before which new lines may come. */
interface Free { readonly lines: Set<number>; readonly gaps: Set<number> }

function scan(text: string): Line[] {
  return (text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []).map((line, index) => {
    const content = (index === 0 ? line.replace(/^\ufeff/, '') : line).replace(/[\r\n]+$/, '');
    return { text: line, indent: content.search(/[^ \t]|$/), blank: /^[ \t]*$/.test(content), comment: /^[ \t]*#/.test(content) };
  });
}

/** Whether a line starts with this key, quoted or not. */
function hasKey(line: Line, key: string): boolean {
  const text = line.text.replace(/^\ufeff/, '').trimStart();
  return [...(key === '' ? [] : [key]), JSON.stringify(key), `'${key.replaceAll("'", "''")}'`].some((form) => text.startsWith(form) && /^[ \t]*:(?:\s|$)/.test(text.slice(form.length)));
}

/** From the line with the key to the line before the next one that is not indented more, with the comments directly above. */
function blockAt(lines: readonly Line[], start: number, limit: number): { first: number; end: number } {
  const { indent } = lines[start]!;
  let end = start + 1;
  while (end < limit && (lines[end]!.blank || lines[end]!.comment || lines[end]!.indent > indent || /^[\]}]|^[-:](?:\s|$)/.test(lines[end]!.text.trim()))) end += 1;
  let first = start;
  while (first > 0 && lines[first - 1]!.comment) first -= 1;
  return { first, end };
}

/** The lines of a top-level key. */
function topBlock(lines: readonly Line[], key: string): { start: number; first: number; end: number } | undefined {
  const start = lines.findIndex((line) => line.indent === 0 && !line.comment && hasKey(line, key));
  return start === -1 ? undefined : { start, ...blockAt(lines, start, lines.length) };
}

function freeLines(text: string, intent: Intent): Free | 'all' {
  const lines = scan(text);
  const free: Free = { lines: new Set(), gaps: new Set() };
  const first = lines.find((line) => !line.blank && !line.comment && !/^---/.test(line.text.trim()));
  // Braces at the top, or an indented map at the top: one block, nothing to tell apart.
  if (!first || /^[{[&!]/.test(first.text.replace(/^\ufeff/, '').trim()) || first.indent > 0) return 'all';
  const scanner = new Scanner(lines, free);
  scanner.intent(intent);
  return free;
}

/** Where the first document ends: at `...`, or at a `---` that does not start it. */
function documentEnd(lines: readonly Line[]): number {
  const content = lines.findIndex((line) => !line.blank && !line.comment);
  const end = lines.findIndex((line, index) => (index > content || line.text.startsWith('...')) && /^(?:---|\.\.\.)(?:\s|$)/.test(line.text));
  return end === -1 ? lines.length : end;
}

class Scanner {
  private readonly lines: readonly Line[];
  private readonly free: Free;

  constructor(lines: readonly Line[], free: Free) {
    this.lines = lines.slice(0, documentEnd(lines));
    this.free = free;
  }

  intent(intent: Intent): void {
    switch (intent.kind) {
      case 'add-node': return this.addition('nodes');
      case 'add-connection': return this.addition('connections');
      case 'add-group': return this.addition('groups');
      case 'add-note': return this.addition('notes');
      case 'move': {
        for (const id of Object.keys(intent.nodes)) this.entry('nodes', id);
        for (const id of Object.keys(intent.notes ?? {})) this.entry('notes', id);
        return;
      }
      case 'set': {
        const [top, id] = intent.path.map(String) as [string, string | undefined];
        if (['nodes', 'connections', 'groups', 'notes'].includes(top) && id !== undefined) {
          // Without its last entry, the key of the section says so: `nodes: {}`.
          const section = topBlock(this.lines, top);
          if (section && intent.path.length === 2 && intent.value === undefined) this.free.lines.add(section.start);
          return this.entry(top, id);
        }
        if (!topBlock(this.lines, top)) this.tail(0, this.lines.length);
        return this.whole(top);
      }
      case 'delete': return this.deletion(intent);
      case 'paste': return ['nodes', 'connections', 'groups', 'notes'].forEach((section) => this.addition(section));
      case 'batch': return intent.intents.forEach((each) => this.intent(each));
    }
  }

  private allow(first: number, end: number): void {
    for (let line = first; line < end; line += 1) this.free.lines.add(line);
    this.free.gaps.add(first);
    this.free.gaps.add(end);
  }

  private whole(key: string): void {
    const block = topBlock(this.lines, key);
    if (block) this.allow(block.first, block.end);
  }

  /** An entry of a section; where the section is not written entry by entry, the section. */
  private entry(section: string, id: string): void {
    const block = topBlock(this.lines, section);
    if (!block) return;
    const children = this.lines.slice(block.start + 1, block.end).filter((line) => !line.blank && !line.comment);
    const indent = children[0]?.indent ?? 0;
    const start = this.lines.findIndex((line, index) => index > block.start && index < block.end && line.indent === indent && !line.comment && hasKey(line, id));
    if (start === -1) return this.whole(section);
    const { first, end } = blockAt(this.lines, start, block.end);
    this.allow(Math.max(first, block.start + 1), end);
    this.tail(start, end);
    // Where the block goes, what a batch adds next comes behind the one before it.
    this.tail(block.start + 1, first);
  }

  /** New lines may come anywhere after the last line with content. */
  private tail(first: number, end: number): void {
    let line = end;
    this.free.gaps.add(line);
    while (line > first && (this.lines[line - 1]!.blank || this.lines[line - 1]!.comment)) this.free.gaps.add((line -= 1));
  }

  private addition(section: string): void {
    const block = topBlock(this.lines, section);
    if (!block) return this.tail(0, this.lines.length);
    const child = this.lines.slice(block.start + 1, block.end).find((line) => !line.blank && !line.comment);
    if (!child || child.text.trimStart().startsWith('{') || !/:\s*(?:#.*)?$/.test(this.lines[block.start]!.text.trimEnd())) return this.allow(block.start, block.end);
    this.tail(block.start, block.end);
  }

  /** Blocks that are deleted; blocks that mention a deleted node; the key that is left without entries. */
  private deletion(intent: Extract<Intent, { kind: 'delete' }>): void {
    const named = { nodes: intent.nodes ?? [], connections: intent.connections ?? [], groups: intent.groups ?? [], notes: intent.notes ?? [] };
    for (const [section, ids] of Object.entries(named)) for (const id of ids) this.entry(section, id);
    const mentioned = [...named.nodes, ...named.connections];
    for (const section of ['connections', 'groups', 'ignore']) {
      for (const id of this.childKeys(section)) if (mentioned.some((word) => this.mentions(section, id, word))) this.entry(section, id);
    }
    for (const section of ['nodes', 'connections', 'groups', 'notes', 'ignore']) {
      const block = topBlock(this.lines, section);
      if (block && mentioned.length + named.groups.length + named.notes.length > 0) this.free.lines.add(block.start);
    }
  }

  private childKeys(section: string): readonly string[] {
    const block = topBlock(this.lines, section);
    if (!block) return [];
    const children = this.lines.slice(block.start + 1, block.end).filter((line) => !line.blank && !line.comment);
    return children.filter((line) => line.indent === children[0]!.indent).map((line) => line.text.trim().replace(/^["']?([^"':]*).*$/s, '$1'));
  }

  private mentions(section: string, id: string, word: string): boolean {
    const block = topBlock(this.lines, section)!;
    const start = this.lines.findIndex((line, index) => index > block.start && index < block.end && !line.comment && hasKey(line, id));
    if (start === -1) return true;
    const { end } = blockAt(this.lines, start, block.end);
    return this.lines.slice(start, end).some((line) => line.text.includes(word));
  }
}

/** The first stretch of protected lines that the text after the edit does not have in its place. */
function firstMissing(before: string, after: string, free: Free): string | undefined {
  const stretches = stretchesOf(scan(before), free);
  let at = 0;
  for (const [index, stretch] of stretches.entries()) {
    const last = index === stretches.length - 1;
    const found = index === 0 ? (after.startsWith(stretch) ? 0 : -1) : last ? lastIndex(after, stretch, at) : after.indexOf(stretch, at);
    if (found === -1) return stretch;
    at = found + stretch.length;
  }
  return undefined;
}

/** The last stretch ends the text; a last line without its line end may get one. */
function lastIndex(after: string, stretch: string, from: number): number {
  const start = after.length - stretch.length;
  if (after.endsWith(stretch) && start >= from) return start;
  return -1;
}

/** What must survive: lines joined as long as nothing may change or come between them. The first starts the text, the last ends it. */
function stretchesOf(lines: readonly Line[], free: Free): readonly string[] {
  const stretches = [''];
  for (const [index, line] of lines.entries()) {
    if (free.gaps.has(index) || free.lines.has(index)) stretches.push('');
    if (free.lines.has(index)) continue;
    const ending = free.gaps.has(index + 1) || free.lines.has(index + 1);
    stretches[stretches.length - 1] += ending ? line.text.replace(/[\r\n]+$/, '') : line.text;
  }
  if (free.gaps.has(lines.length) || free.lines.has(lines.length - 1)) stretches.push('');
  return stretches;
}
