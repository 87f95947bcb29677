/** A diagram in a Markdown file. */
export interface Fence {
  /** Without the fence and its indentation. */
  readonly text: string;
  /** Zero-based line of the first line of the text. */
  readonly line: number;
  /** Zero-based line after the fence, or after the file's last where nothing closes it. */
  readonly end: number;
}

const OPEN = /^( {0,3}|[ \t>]*)(`{3,}|~{3,})\s*\{?\s*\.?mermaid\b/i;
const ANY_OPEN = /^[ \t>]*(`{3,}|~{3,})/;

/** The code blocks of the language `mermaid`, in their order; one inside another block's text is none. */
export function mermaidFences(markdown: string): readonly Fence[] {
  const lines = markdown.split(/\r\n?|\n/);
  const fences: Fence[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, indent = '', mark = ''] = OPEN.exec(line) ?? [];
    const any = ANY_OPEN.exec(line)?.[1];
    if (any === undefined) continue;
    const close = closing(lines, at, any);
    if (mark !== '') fences.push({ text: lines.slice(at + 1, close).map((each) => without(each, indent)).join('\n'), line: at + 1, end: Math.min(close + 1, lines.length) });
    at = close;
  }
  return fences;
}

/** The line that closes a fence: the same mark, at least as long, alone. */
function closing(lines: readonly string[], open: number, mark: string): number {
  for (let at = open + 1; at < lines.length; at += 1) {
    const found = /^[ \t>]*(`{3,}|~{3,})\s*$/.exec(lines[at] ?? '')?.[1];
    if (found !== undefined && found[0] === mark[0] && found.length >= mark.length) return at;
  }
  return lines.length;
}

function without(line: string, indent: string): string {
  return line.startsWith(indent) ? line.slice(indent.length) : line.trimStart();
}
