import { indentOf } from './layout.ts';

/** Anchors, merge keys, kept line ends, and numbers that a reader of numbers would change. */
const DOUBTFUL = /(?:^|[\s,[:-])(?:[&*][A-Za-z0-9_]|<<\s*:|[-+]?0[0-9]+(?=[\s,\]]|$)|[-+]?[0-9]*\.[0-9]*0(?=[\s,\]]|$)|[-+.]?[0-9][0-9.]*[eE][-+]?[0-9]+(?=[\s,\]]|$)|0[xo][0-9a-fA-F]+|\+[0-9]+)|[|>][0-9]?\+|^\t/;

/** The header of a text block at the end of a line. */
const TEXT_BLOCK = /(?:^|[:\s-])[|>][-+0-9]*[ \t]*(?:#.*)?$/;

/** A text block whose header stands alone: its depth is not that of its key. */
const LONE_HEADER = /^\s*(?:![\w:]+\s+)?[|>][-+0-9]*[ \t]*(?:#.*)?$/;

/** A number behind a key that a reader of numbers would change. */
const ODD_NUMBER = /^( *(?:- +)*[\w.$-]+:[ \t]+)([0-9]*\.[0-9]*0|0[0-9]+)([ \t]*(?:#.*)?)$/;

/**
 * Lines taken from a template with the quotes that keep their numbers as texts; `doubtful` where readers of YAML may
 * differ about them, so that they have to be read to be sure: about maps in braces over several lines, texts that go on
 * further left, and the values of `DOUBTFUL`. `refused` where a bracket closes as far left as what opened it.
 */
export function settled(lines: readonly string[]): readonly string[] | 'doubtful' | 'refused' {
  const sure = [...lines];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as string;
    if (/^\s*(?:#|$)/.test(line)) continue;
    if (ODD_NUMBER.test(line)) sure[at] = line.replace(ODD_NUMBER, '$1"$2"$3');
    else if (DOUBTFUL.test(line)) return 'doubtful';
    if (LONE_HEADER.test(line)) return 'doubtful';
    const inside = depthInside(line);
    if (TEXT_BLOCK.test(line)) at = endOfText(lines, at);
    else {
      const end = endOfFlow(lines, at, inside);
      if (typeof end === 'string') return end;
      at = end;
    }
  }
  return sure;
}

/** What follows has to stand further right: the column of the key, or of the last dash where there is none. */
function depthInside(line: string): number {
  const [dashes = ''] = /^ *(?:- +)*/.exec(line) ?? [];
  const hasKey = /^(?:"[^"]*"|'[^']*'|[^\s"'[{][^:]*(?::\S[^:]*)*):(?:\s|$)/.test(line.slice(dashes.length));
  return hasKey ? dashes.length : Math.max(dashes.lastIndexOf('-'), indentOf(line) - 1);
}

function endOfText(lines: readonly string[], header: number): number {
  const depth = indentOf(lines[header] as string);
  let at = header;
  while (at + 1 < lines.length && ((lines[at + 1] as string).trim() === '' || indentOf(lines[at + 1] as string) > depth)) at += 1;
  return at;
}

/** The line that closes the brackets and the quote which a line opens. */
function endOfFlow(lines: readonly string[], start: number, inside: number): number | 'doubtful' | 'refused' {
  let open = { brackets: 0, quote: '' };
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at] as string;
    const isLeft = at > start && line.trim() !== '' && indentOf(line) <= inside;
    if (isLeft && open.quote === '' && /^ *[\]}]/.test(line)) return 'refused';
    if (isLeft) return 'doubtful';
    open = after(line, open);
    if (open.brackets <= 0 && open.quote === '') return at;
    if (line.includes('{')) return 'doubtful';
  }
  return 'doubtful';
}

/** What is open after a line; a quote inside a word is none. */
function after(line: string, { brackets, quote }: { readonly brackets: number; readonly quote: string }): { brackets: number; quote: string } {
  let [open, within] = [brackets, quote];
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (within !== '') {
      if (character === '\\' && within === '"') at += 1;
      else if (character === within) {
        if (within === "'" && line.charAt(at + 1) === "'") at += 1;
        else within = '';
      }
    } else if ((character === '"' || character === "'") && /^$|[\s[{,:(-]/.test(line.charAt(at - 1))) within = character;
    else if (character === '#' && /^$|\s/.test(line.charAt(at - 1))) break;
    else if (opensOrCloses(character, line, at, open)) open += character === '[' || character === '{' ? 1 : -1;
  }
  return { brackets: open, quote: within };
}

/** Brackets count where a value starts, and inside others; in the middle of a plain text they are characters. */
function opensOrCloses(character: string, line: string, at: number, open: number): boolean {
  if (open > 0) return '[]{}'.includes(character);
  return (character === '[' || character === '{') && /(?:^|:\s|-\s|![A-Za-z0-9:]+\s)\s*$/.test(line.slice(0, at));
}
